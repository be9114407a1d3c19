import { describe, expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import type { Level } from '../detections/detection.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { plainPaint } from './terminal-text.ts'
import { renderSummary } from './text-summary.ts'

interface Settings {
  readonly shown?: number
  readonly width?: number
  readonly minLevel?: Level
}

function summaryOf(more: Partial<HuntReport>, settings: Settings = {}): string {
  const { shown = 1, width = 200, minLevel = 'low' } = settings
  return renderSummary({ ...storyReport(), ...more }, shown, { width, paint: plainPaint, minLevel })
}

const [finding] = storyReport().findings
const findings = (finding === undefined ? [] : (['low', 'critical', 'low'] as const)).flatMap(
  (severity) => (finding === undefined ? [] : [{ ...finding, severity }]),
)

describe('the closing lines', () => {
  it('say what was found, what was read, where, and who was taken for own', () => {
    expect(summaryOf({}).split('\n')).toEqual([
      '  found    1 critical',
      '  read     7 records: 4 in findings, 1 without, 1 skipped, 1 rejected',
      '  skipped  1 duplicate',
      '  rejected 1 json-cut',
      '  source   aws.cloudtrail: 5 records, 1 account, 2026-03-02 00:00:00Z to 2026-03-03 00:00:00Z',
      '  own      111122223333 (taken for own: their logs were read)',
      '  new      not known: too little was learned before (--history, or --from after earlier logs)',
    ])
  })

  it('count findings by level, worst first, and those that are not shown', () => {
    const summary = summaryOf({ findings }, { minLevel: 'high' })
    expect(summary).toContain('found    1 critical, 2 low')
    expect(summary).toContain('2 below high not shown')
    expect(summaryOf({ findings }, { shown: 3 })).not.toContain('not shown')
  })

  it('say so when nothing was found or left out', () => {
    const records = { read: 0, matched: 0, unmatched: 0, skipped: {}, rejected: {} }
    const nothing = { findings: [], records, coverage: [], ownAccounts: [] }
    expect(summaryOf(nothing, { shown: 0 }).split('\n')).toEqual([
      '  found    nothing',
      '  read     0 records: 0 in findings, 0 without, 0 skipped, 0 rejected',
      '  new      not known: too little was learned before (--history, or --from after earlier logs)',
    ])
  })

  it('say first when the logs were not read to their end', () => {
    const [first, second] = summaryOf({ partial: true }).split('\n')
    expect(first).toMatch(/^ {2}partial {2}stopped before the logs were read to their end/)
    expect(second).toMatch(/^ {2}found/)
  })

  it('wrap beside their headings', () => {
    const lines = summaryOf({}, { width: 60 }).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60)
    expect(lines[2]).toMatch(/^ {11}\S/)
  })

  it('show no control character of a log', () => {
    expect(summaryOf({ ownAccounts: ['1\u001b[2J'] })).toContain('1\\u{1b}[2J')
  })
})
