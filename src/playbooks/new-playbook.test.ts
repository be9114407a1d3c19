import { expect, test } from 'vitest'
import { playbookOf } from '../../test/builders/playbook-pages.ts'
import { readAnalytics } from './hunt-page.ts'
import { newPage } from './new-playbook.ts'

const page = { technique: 'T1537', date: '2026-11-26' } as const

test.each(['notebook', 'markdown'] as const)(
  'a new %s has all parts, and waits for its sync',
  (format) => {
    const file = format === 'notebook' ? 'hunt.ipynb' : 'hunt.md'
    const playbook = playbookOf(newPage({ ...page, format }), file)
    expect(playbook.managed.mark).toBeUndefined()
    expect(playbook.cellsBefore).toBe(0)
    const { analytics } = readAnalytics(playbook.analystCells)
    expect(analytics.map(({ section, number }) => `${section} ${number}`)).toEqual([
      'cloud 1',
      'host 1',
      'network 1',
    ])
    expect(playbook.analystCells[0]?.text).toContain(
      '  * **Last Updated Date:** 26 November 2026\n',
    )
  },
)

test('a notebook is of nbformat 4.5, every cell with an id of its own', () => {
  const notebook = JSON.parse(newPage({ ...page, format: 'notebook' })) as {
    readonly cells: readonly { readonly id: string; readonly source: readonly string[] }[]
  }
  expect(notebook).toMatchObject({ nbformat: 4, nbformat_minor: 5 })
  expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(5)
  expect(notebook.cells[0]?.source).toEqual(['# T1537'])
})
