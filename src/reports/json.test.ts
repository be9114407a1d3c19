import { describe, expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import { jsonPieces, ndjsonPieces, renderJson } from './json.ts'
import { reportDocument, streamedReport } from './report-document.ts'

const tool = { name: 'spoor', version: '1.2.3' }

describe('the JSON report, schema spoor/report@1', () => {
  const report = JSON.parse(renderJson(storyReport(), tool))

  it('names schema, tool and sums that add up', () => {
    expect(report).toMatchObject({ schema: 'spoor/report@1', tool })
    const { read, matched, unmatched, skipped, rejected } = report.summary.records
    expect(read).toBe(matched + unmatched + skipped.duplicate + rejected['json-cut'])
    expect(report.summary.findings).toEqual({
      critical: 1,
      high: 0,
      medium: 0,
      low: 0,
      informational: 0,
    })
    expect(report.summary.sources[0]).toMatchObject({
      kind: 'aws.cloudtrail',
      from: '2026-03-02T00:00:00.000Z',
    })
  })

  it('tells steps, links and exposure by canonical ids and record ids', () => {
    const [{ chain, evidence }] = report.findings
    expect(chain.steps.map((step: { record: string }) => step.record)).toEqual([
      'create@554',
      'share@560',
      'launch@700',
      'expose@701',
    ])
    expect(chain.steps[0]).toMatchObject({
      time: '2026-03-02T09:14:00.000Z',
      verb: 'create',
      attempt: false,
      provider: 'aws',
      principal: 'arn:aws:iam::111122223333:user/alice',
      behind: [],
      account: '111122223333',
      region: 'eu-west-1',
      source_ip: '192.0.2.7',
      inputs: ['vol-1'],
      outputs: ['snap-1'],
    })
    expect(chain.links).toContainEqual({
      from: 'vol-1',
      to: 'snap-1',
      kind: 'snapshot-of',
      evidence: 'observed',
      record: 'create@554',
    })
    expect(chain.exposure).toMatchObject([
      { kind: 'network', resource: 'i-2', ports: ['22'], until: null },
    ])
    expect(evidence[0]).toMatchObject({ record: 'create@554', file: 'story.json', line: 1 })
  })

  it('keeps every key of a diagnostic', () => {
    expect(report.diagnostics).toEqual([
      { code: 'json-cut', severity: 'error', message: 'cut', file: 'a.json', line: 3, hint: null },
    ])
  })

  it('is the document as one printer would print it, in pieces', () => {
    const story = storyReport()
    const none = { ...story, findings: [], diagnostics: [] }
    const twice = { ...story, findings: [...story.findings, ...story.findings] }
    for (const one of [story, none, twice]) {
      const whole = `${JSON.stringify(reportDocument(one, tool), null, 2)}\n`
      expect(renderJson(one, tool)).toBe(whole)
      // A report that was kept gives the same bytes again.
      expect([...jsonPieces(reportDocument(one, tool))].join('')).toBe(whole)
      expect([...jsonPieces(streamedReport(one, tool))].length).toBeGreaterThan(one.findings.length)
    }
  })

  it('prints the same as lines', () => {
    const lines = [...ndjsonPieces(streamedReport(storyReport(), tool))].map((line) =>
      JSON.parse(line),
    )
    expect(lines.map(({ type }) => type)).toEqual(['summary', 'finding', 'diagnostic'])
    expect(lines[1]).toMatchObject(report.findings[0])
  })
})
