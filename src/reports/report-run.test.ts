import { describe, expect, it } from 'vitest'
import { findingOf } from '../../test/builders/finding-builder.ts'
import { storyReport } from '../../test/builders/report-builder.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { fragment } from './html.ts'
import { runParts } from './report-run.ts'

function textOf(more: Partial<HuntReport> = {}): string {
  const report = { ...storyReport(), ...more }
  return fragment(runParts(report, report.findings))
    .markup.replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/\n+/g, '\n')
}

describe('what the report rests on', () => {
  it('is what was read, what was left out and why, and whom it took for ours', () => {
    const text = textOf()
    expect(text).toContain('7 read: 4 in findings, 1 without, 1 skipped, 1 rejected')
    expect(text).toContain('\nskipped\n1 duplicate\n')
    expect(text).toContain('\nrejected\n1 json-cut\n')
    expect(text).toContain('\nown accounts\n111122223333\n (taken for own: their logs were read)')
    expect(text).toContain(
      'aws.cloudtrail\n5\n1\n1\n2026-03-02 00:00:00Z\n2026-03-03 00:00:00Z\nnone',
    )
    expect(text).toContain('\nnew\nnot known: too little was learned before')
  })

  it('is what several findings could not see, first what most of them say', () => {
    const findings = [
      findingOf([], { blindSpots: ['a', 'b'] }),
      findingOf([], { blindSpots: ['b', 'a', 'only here'] }),
      findingOf([], { blindSpots: ['b'] }),
    ]
    expect(textOf({ findings })).toContain(
      '\nb\n (3 findings)\na\n (2 findings)\n1 other blind spot of single findings',
    )
  })

  it('is what filters took out, each with its reason, owner and last day', () => {
    const filter = {
      principal: 'p',
      verb: 'create',
      why: 'weekly clone',
      who: 'alice',
      until: Date.UTC(2027, 0, 1),
      line: 31,
    } as const
    const suppressed = [{ finding: findingOf([]), filters: [filter] }]
    expect(textOf({ suppressed })).toContain(
      'Disk vol-1: copied\nspoor.yaml line 31: weekly clone (alice, until 2026-12-31)',
    )
    const filtered = [
      {
        rule: { id: 'r', title: 'Copied', level: 'high' },
        filters: [{ title: 'Backup', file: 'f.yml', line: 3 }],
        events: 3,
        from: 0,
        to: 0,
        record: 'e',
      },
    ] as const
    expect(textOf({ filtered })).toContain('high\nCopied\n3\nmore principals than are kept apart')
    expect(textOf({ filtered })).toContain('the Sigma filter &quot;Backup&quot; (f.yml line 3)')
    expect(textOf()).not.toContain('What filters took out')
  })

  it('is what was amiss, by code; many of one are counted', () => {
    expect(textOf()).toContain('json-cut\n error, 1\ncut\na.json:3')
    const many = Array.from(
      { length: 13 },
      () => ({ code: 'json-cut', severity: 'error', message: 'cut' }) as const,
    )
    expect(textOf({ diagnostics: many })).toContain('3 more: --format json tells each.')
    expect(textOf({ diagnostics: [] })).not.toContain('Remarks on the input')
  })
})
