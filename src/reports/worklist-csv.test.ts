import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hostileTexts,
  reportOf,
  ruleFinding,
  storyChain,
  storyFinding,
  storyShare,
  withHostileText,
} from '../../test/builders/reported-builder.ts'
import type { ReportedFinding } from './report-schema.ts'
import { worklistPieces } from './worklist-csv.ts'

/** The rows that a reader of CSV sees, by the names of their columns. */
function rows(
  ...findings: readonly ReportedFinding[]
): readonly Readonly<Record<string, string>>[] {
  return parse([...worklistPieces(reportOf(...findings))].join(''), {
    columns: true,
    record_delimiter: '\r\n',
  })
}

describe('the list of work', () => {
  it('has a row for each finding, with room for whoever works through it', () => {
    const [row] = rows(storyFinding())
    expect(row).toEqual({
      id: 'finding-589bd6f81f7c8aa7',
      severity: 'critical',
      confidence: 'high',
      title: 'Disk vol-1: opened to the world on port 22 and restored by another principal',
      first: '2026-03-02T09:14:00.000Z',
      last: '2026-03-02T11:41:00.000Z',
      root_resource: 'vol-1',
      principals:
        'arn:aws:iam::111122223333:user/alice; arn:aws:iam::111122223333:user/bob\u001b[31m',
      accounts: '111122223333',
      regions: 'eu-west-1',
      receivers: '',
      exposed: 'open',
      techniques: 'T1578.001; T1578.002; T1686.001',
      rules: '',
      records: '4',
      next_step: 'close the rule of network group sg-2 that lets the world reach instance i-2',
      status: 'new',
      owner: '',
      notes: '',
    })
  })

  it('names receivers and rules, and says when nothing is open any more', () => {
    const closed = storyChain(() => ({
      exposure: [{ ...storyShare, until: '2026-03-02T12:00:00.000Z' }],
    }))
    expect(rows(closed)[0]).toMatchObject({ receivers: '999988887777', exposed: 'closed' })
    expect(rows(ruleFinding())[0]).toMatchObject({
      rules: 'Odd call',
      exposed: 'none',
      root_resource: '',
      records: '1',
      first: '2026-03-02T09:14:00.000Z',
    })
  })

  it('counts what is too much for a cell', () => {
    const techniques = Array.from({ length: 23 }, (_, index) => `T${1000 + index}`)
    expect(rows(storyFinding({ techniques }))[0]?.['techniques']).toMatch(/T1019; and 3 more$/)
  })

  it('has its headings where nothing was found', () => {
    expect([...worklistPieces(reportOf())]).toHaveLength(1)
  })

  it.each(hostileTexts)('is no formula and no other row in a spreadsheet: %s', (_, text) => {
    const read = rows(withHostileText(storyFinding(), text), storyFinding())
    expect(read).toHaveLength(2)
    for (const cell of Object.values(read[0] ?? {})) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })

  it('gives back any title as it was, but for the apostrophe of a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const [row] = rows(storyFinding({ title }))
        expect([title, `'${title}`]).toContain(row?.['title'])
      }),
    )
  })
})
