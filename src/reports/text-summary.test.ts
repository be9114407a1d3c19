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
  readonly explain?: boolean
}

function summaryOf(more: Partial<HuntReport>, settings: Settings = {}): string {
  const { shown = 1, width = 200, minLevel = 'low' } = settings
  const options = { width, paint: plainPaint, minLevel, explain: settings.explain === true }
  return renderSummary({ ...storyReport(), ...more }, shown, options)
}

const [finding] = storyReport().findings
const findings = (finding === undefined ? [] : (['low', 'critical', 'low'] as const)).flatMap(
  (severity) => (finding === undefined ? [] : [{ ...finding, severity }]),
)

describe('the closing lines', () => {
  it('say what was found, what was read, where, and who was taken for own', () => {
    expect(summaryOf({}, { width: 120 }).split('\n')).toEqual([
      `── summary ${'─'.repeat(109)}`,
      '  found      1 critical',
      '  read       7 records: 4 in findings, 1 without, 1 skipped, 1 rejected',
      '  skipped    1 duplicate',
      '  rejected   1 json-cut',
      '  source     aws.cloudtrail: 5 records, 1 account, 2026-03-02 00:00:00Z to 2026-03-03 00:00:00Z',
      '  own        111122223333 (taken for own: their logs were read)',
      '  new        not known: too little was learned before (--history, or --from after earlier logs)',
      '  unseen     EBS data events are not in these logs: blocks read straight from a snapshot leave no other trace',
    ])
  })

  it('count findings by level, worst first, and those that are not shown', () => {
    const summary = summaryOf({ findings }, { minLevel: 'high' })
    expect(summary).toContain('found      1 critical, 2 low')
    expect(summary).toContain('2 below high not shown')
    expect(summaryOf({ findings }, { shown: 3 })).not.toContain('not shown')
  })

  it('say so when nothing was found or left out', () => {
    const records = { read: 0, matched: 0, unmatched: 0, skipped: {}, rejected: {} }
    const nothing = { findings: [], records, coverage: [], ownAccounts: [] }
    expect(summaryOf(nothing, { shown: 0 }).split('\n').slice(1)).toEqual([
      '  found      nothing',
      '  read       0 records: 0 in findings, 0 without, 0 skipped, 0 rejected',
      '  new        not known: too little was learned before (--history, or --from after earlier logs)',
    ])
  })

  it('name each blind spot of the run once, what holds for most findings first', () => {
    const spots = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const [one] = storyReport().findings
    if (one === undefined) throw new Error('no finding')
    const twice = [
      { ...one, blindSpots: spots },
      { ...one, blindSpots: ['g', 'g'] },
    ]
    const lines = summaryOf({ findings: twice }).split('\n').slice(-6)
    expect(lines.map((line) => line.slice(13))).toEqual([
      'g (2 findings)',
      'a',
      'b',
      'c',
      'd',
      '2 more (--explain shows all)',
    ])
    expect(summaryOf({ findings: twice }, { explain: true })).toMatch(/\n {13}f$/)
  })

  it('ask no more findings than are read in a moment, and say so', () => {
    const [one] = storyReport().findings
    if (one === undefined) throw new Error('no finding')
    const many = Array.from({ length: 2003 }, () => ({ ...one, blindSpots: ['a'] }))
    const lines = summaryOf({ findings: many }, { shown: 1 }).split('\n').slice(-2)
    expect(lines).toEqual([
      '  unseen     a (2000 findings)',
      '             the last 3 findings were not asked for more',
    ])
    expect(summaryOf({ findings: many }, { shown: 2003 })).toMatch(
      / {2}unseen {5}a \(2003 findings\)$/,
    )
  })

  it('wrap beside their headings', () => {
    const lines = summaryOf({}, { width: 60 }).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60)
    expect(lines[3]).toMatch(/^ {15}\S/)
  })

  it('show no control character of a log', () => {
    expect(summaryOf({ ownAccounts: ['1\u001b[2J'] })).toContain('1\\u{1b}[2J')
  })
})
