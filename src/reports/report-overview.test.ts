import { describe, expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import { findingOf } from '../../test/builders/finding-builder.ts'
import type { Level } from '../detections/detection.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { filterBar, overview } from './report-overview.ts'

const tool = { name: 'spoor', version: '1.2.3' }

function textOf(report: HuntReport): string {
  const { markup } = overview(report, { shown: report.findings, tool })
  return markup.replaceAll(/<svg.*<\/svg>/g, '').replaceAll(/<[^>]*>/g, '\n')
}

const of = (...found: readonly Level[]): HuntReport => ({
  ...storyReport(),
  findings: found.map((severity, index) => findingOf([], { severity, id: `f-${index}` })),
})

describe('the beginning of the page', () => {
  it.each([
    [[], 'Nothing found'],
    [['critical'], '1 critical finding'],
    [['high', 'high'], '2 high findings'],
    [['critical', 'low', 'low'], '1 critical finding, 2 below'],
  ] as const)('of %j says %s', (found, said) => {
    expect(
      textOf(of(...found))
        .trim()
        .split('\n')[0],
    ).toBe(said)
  })

  it('says what was read, and that there are remarks on it', () => {
    expect(textOf(storyReport())).toContain(
      '7 records of AWS from 1 account, 2026-03-02 00:00:00Z to 2026-03-03 00:00:00Z. Read by spoor 1.2.3. 1 remark on the input.',
    )
    const nothing = { ...of(), coverage: [], diagnostics: [] }
    expect(textOf(nothing)).toContain('7 records. Read by spoor 1.2.3.')
  })
})

describe('the controls', () => {
  it('are hidden until the script works them: a button for each level, for clouds where there are several', () => {
    const { findings } = of('critical', 'low', 'low')
    const { markup } = filterBar(findings)
    expect(markup).toMatch(/^<div class="filters" id="filters" hidden>/)
    expect(
      [...markup.matchAll(/data-level="(\w+)"[^>]*>[^<]*<span class="count">(\d+)/g)].map(
        ([, level, count]) => `${level} ${count}`,
      ),
    ).toEqual(['critical 1', 'low 2'])
    expect(markup).not.toContain('data-cloud')
    const [first] = findings
    const events = (first?.events ?? []).map((event) => ({
      ...event,
      source: 'gcp.audit' as const,
    }))
    expect(
      filterBar([...findings, findingOf([], { events })]).markup.match(/data-cloud="[^"]*"/g),
    ).toEqual(['data-cloud="AWS"', 'data-cloud="Google Cloud"'])
  })
})
