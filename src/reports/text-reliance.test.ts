import { describe, expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import type { FindingFilter } from '../environment/configuration/environment.ts'
import type { Reliance } from '../findings/reliance.ts'
import { reportDocument } from './report-document.ts'
import { plainPaint } from './terminal-text.ts'
import { renderText } from './text.ts'
import { relianceLines } from './text-reliance.ts'

const nothing: Reliance = {
  trusted: [],
  newcomers: { principals: 0, deeds: 0, regions: 0, grantees: 0 },
  learned: { accounts: 0, unlearned: 0 },
}
const span = { from: Date.UTC(2026, 1, 1), to: Date.UTC(2026, 2, 1), days: 27, isWhole: true }
const learned = { accounts: 2, unlearned: 0, span }

function linesOf(reliance: Partial<Reliance>): readonly string[] {
  const lines = relianceLines({
    reliance: { ...nothing, ...reliance },
    suppressed: [],
    filtered: [],
  })
  return lines.map((line) => line.join(': '))
}

describe('what a report rests on', () => {
  it('is the entries of the file that spoke for steps', () => {
    const trusted = [
      { entry: 'spoor.yaml line 12: managed backups', steps: 1 },
      { entry: 'spoor.yaml line 20: nightly', steps: 34 },
    ]
    expect(linesOf({ file: 'spoor.yaml', trusted })[0]).toBe(
      'trusted: 1 step by spoor.yaml line 12: managed backups; 34 steps by spoor.yaml line 20: nightly',
    )
    expect(linesOf({ file: 'spoor.yaml' })[0]).toBe('trusted: nothing by spoor.yaml')
    expect(linesOf({})).toHaveLength(1)
  })

  it('is who and what was new, and never without what was learned', () => {
    const newcomers = { principals: 1, deeds: 2, regions: 0, grantees: 1 }
    expect(linesOf({ newcomers, learned })).toEqual([
      'new: 1 principal, 2 first deeds of principals and 1 receiver of copies (27 days of 2 accounts learned, 2026-02-01 00:00:00Z to 2026-03-01 00:00:00Z)',
    ])
    expect(linesOf({ learned: { ...learned, unlearned: 1 } })[0]).toMatch(
      /^new: nobody and nothing \(.*; too little of 1 other account\)$/,
    )
    expect(linesOf({ newcomers })[0]).toMatch(/^new: not known: too little was learned before/)
  })

  it('shows no control character of the file', () => {
    expect(linesOf({ file: 'a\u001b[2J' })[0]).toContain('a\\u{1b}[2J')
  })
})

describe('filtered findings', () => {
  const filter: FindingFilter = {
    principal: 'arn:aws:iam::111122223333:user/alice',
    verb: 'create',
    why: 'weekly clone',
    who: 'alice',
    until: Date.UTC(2027, 0, 1),
    line: 31,
  }
  const report = storyReport()
  const suppressed = report.findings.map((finding) => ({ finding, filters: [filter] }))

  it('are counted by filter, with the last day on which it holds', () => {
    expect(relianceLines({ reliance: nothing, suppressed, filtered: [] }).at(-1)?.join(': ')).toBe(
      'filtered: 1 finding: 1 by line 31 (weekly clone; alice, until 2026-12-31) (--show-suppressed lists them)',
    )
  })

  it('are listed when asked', () => {
    const options = { width: 200, paint: plainPaint, minLevel: 'low', explain: false } as const
    const hidden = { ...report, findings: [], suppressed }
    expect(renderText(hidden, options)).not.toContain('Filtered')
    expect(renderText(hidden, { ...options, showSuppressed: true })).toMatch(
      /^Filtered\n {2}critical {2}Disk vol-1.*; spoor.yaml line 31: weekly clone\n/,
    )
  })
})

describe('matches that Sigma filters took away', () => {
  const filter = { title: 'Backup account', file: 'tuning.yml', line: 3 }
  const group = {
    rule: { id: 'r1', title: 'Copied', level: 'high' },
    filters: [filter],
    principal: 'arn:aws:iam::111122223333:user/backup\u001b[2J',
    events: 3,
    from: Date.UTC(2026, 2, 1),
    to: Date.UTC(2026, 2, 2),
    record: 'e-1',
  } as const
  const { principal: _, ...unnamed } = { ...group, filters: [filter, { title: 'other', line: 9 }] }
  const filtered = [group, { ...unnamed, events: 1 }]

  it('are counted by filter', () => {
    expect(relianceLines({ reliance: nothing, suppressed: [], filtered }).at(-1)?.[1]).toBe(
      '4 matches of rules: 4 by the Sigma filter "Backup account" (tuning.yml line 3), 1 by the Sigma filter "other" (--show-suppressed lists them)',
    )
  })

  it('are listed when asked, with who did it and where to begin', () => {
    const options = { width: 400, paint: plainPaint, minLevel: 'low', explain: false } as const
    const report = { ...storyReport(), findings: [], filtered }
    expect(renderText(report, options)).not.toContain('Filtered')
    const [title, first, second] = renderText(report, { ...options, showSuppressed: true }).split(
      '\n',
    )
    expect([title, first, second]).toEqual([
      'Filtered',
      '  high  Copied: 3 events of arn:aws:iam::111122223333:user/backup\\u{1b}[2J from 2026-03-01 00:00:00Z to 2026-03-02 00:00:00Z, the first record e-1; the Sigma filter "Backup account" (tuning.yml line 3)',
      '  high  Copied: 1 event of more principals than are kept apart at 2026-03-01 00:00:00Z, record e-1; the Sigma filter "Backup account" (tuning.yml line 3); the Sigma filter "other"',
    ])
  })

  it('are in the JSON report', () => {
    const report = { ...storyReport(), filtered }
    expect(reportDocument(report, { name: 'spoor', version: '1' }).summary.filtered_events).toEqual(
      [
        {
          detection: 'r1',
          title: 'Copied',
          severity: 'high',
          principal: group.principal,
          events: 3,
          from: '2026-03-01T00:00:00.000Z',
          to: '2026-03-02T00:00:00.000Z',
          record: 'e-1',
          filters: [{ id: null, title: 'Backup account', file: 'tuning.yml', line: 3 }],
        },
        expect.objectContaining({ principal: null, events: 1 }),
      ],
    )
  })
})
