import { expect, it } from 'vitest'
import { readGuide } from './read-guide.ts'

it('Markdown has a cell for each part between lines of +++', () => {
  expect(readGuide({ file: 'a.md', text: '# A\r\n+++ {"x": 1}\r\nb' }).cells).toEqual([
    { kind: 'markdown', text: '# A\n' },
    { kind: 'markdown', text: 'b' },
  ])
})

function cell(kind: string): object {
  return { cell_type: kind, metadata: {}, source: [kind, '!'] }
}

it('a notebook has its cells, a cell of a strange kind as Markdown', () => {
  const text = JSON.stringify({
    cells: ['code', 'raw', 'odd'].map(cell),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 4,
  })
  expect(readGuide({ file: 'a.ipynb', text }).cells).toEqual([
    { kind: 'code', text: 'code!' },
    { kind: 'raw', text: 'raw!' },
    { kind: 'markdown', text: 'odd!' },
  ])
})

it('a notebook that cannot be read is told', () => {
  const { cells, diagnostics } = readGuide({ file: 'a.ipynb', text: '{' })
  expect(cells).toBeUndefined()
  expect(diagnostics).toMatchObject([{ code: 'playbook-notebook-invalid', file: 'a.ipynb' }])
})
