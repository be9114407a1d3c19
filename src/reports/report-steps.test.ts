import { describe, expect, it } from 'vitest'
import { created, numbered, restored, shared } from '../../test/builders/numbered-builder.ts'
import { fragment } from './html.ts'
import { stepsTable } from './report-steps.ts'

/** The texts of the cells of each row. */
function rowsOf(markup: string): readonly (readonly string[])[] {
  const rows = [...markup.matchAll(/<tr>(.*?)<\/tr>/g)].slice(1)
  return rows.map(([, row = '']) =>
    [...row.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, '')),
  )
}

describe('the steps of a chain as a table', () => {
  it('tell when, what, who, where, and from what to what', () => {
    const { markup } = fragment(stepsTable(numbered(created, shared(5, '4444', true))))
    expect(rowsOf(markup)).toEqual([
      [
        '1',
        '2026-03-02 00:00:00Z',
        'create',
        'alice',
        '111122223333 eu-west-1',
        'disk vol-1 → snapshot snap-1',
      ],
      [
        '2',
        '2026-03-02 00:05:00Z',
        'share',
        'alice',
        '111122223333 eu-west-1',
        'snapshot snap-1 → account 4444 (without success)',
      ],
    ])
  })

  it('tell how often and until when a step was repeated', () => {
    const last = restored(3, 'snap-1', 'vol-2')
    const again = {
      ...restored(1, 'snap-1', 'vol-2'),
      repeats: [restored(2, 'snap-1', 'vol-2'), last],
    }
    const { markup } = fragment(stepsTable(numbered(created, again)))
    expect(rowsOf(markup)[1]?.at(-1)).toContain('(3 times, until 2026-03-02 00:03:00Z)')
  })

  it('are the ends of a very long chain, and say how many are not listed', () => {
    const disks = Array.from({ length: 400 }, (_, index) =>
      restored(index + 1, 'snap-1', `vol-${index + 5}`),
    )
    const { markup } = fragment(stepsTable(numbered(created, ...disks)))
    expect(rowsOf(markup)).toHaveLength(300)
    expect(markup).toContain('101 steps in the middle not listed here')
  })
})
