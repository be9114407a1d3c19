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
})
