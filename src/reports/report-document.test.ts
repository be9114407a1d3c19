import { describe, expect, it } from 'vitest'
import { storyReport } from '../../test/builders/report-builder.ts'
import { resource, storyBegin } from '../../test/builders/step-builder.ts'
import type { Detection } from '../detections/detection.ts'
import type { Finding } from '../findings/finding.ts'
import type { Chain, SharedInterval } from '../lineage/chain.ts'
import { reportDocument, reportedDiagnostic, reportedFinding } from './report-document.ts'
import type { ReportedFinding } from './report-schema.ts'

const detection: Detection = {
  id: 'r1',
  title: 'Odd call',
  language: 'eql',
  level: 'low',
  techniques: [],
  falsePositives: [],
  text: 'any where true',
  query: { kind: 'event', where: { kind: 'constant', value: true } },
}

/** The finding of the story, changed. */
function reported(change: (finding: Finding, chain: Chain) => Partial<Finding>): ReportedFinding {
  const [finding] = storyReport().findings
  const chain = finding?.chain
  if (finding === undefined || chain === undefined || chain === null) {
    throw new TypeError('the story has no chain')
  }
  return reportedFinding({ ...fieldsOf(finding), ...change(finding, chain) })
}

/** What is told of a finding, also where it is put into words only when somebody asks. */
function fieldsOf(finding: Finding): Finding {
  const { id, title, severity, confidence, summary, techniques } = finding
  const { chain, alsoMatched, events, why, blindSpots, next } = finding
  const words = { title, confidence, summary, techniques, why, blindSpots, next }
  return { id, severity, detection: finding.detection, chain, alsoMatched, events, ...words }
}

const share = (id: string, kind: 'account' | 'public', until?: number): SharedInterval => ({
  kind: 'share',
  resource: resource('snap-1'),
  grantee: { kind, id },
  from: storyBegin,
  ...(until === undefined ? {} : { until }),
  steps: [],
})

describe('the report as data', () => {
  it('counts findings by every level, worst first, also those without one', () => {
    const { summary } = reportDocument(storyReport(), { name: 'spoor', version: '1' })
    expect(Object.entries(summary.findings)).toEqual([
      ['critical', 1],
      ['high', 0],
      ['medium', 0],
      ['low', 0],
      ['informational', 0],
    ])
  })

  it('says how many events a step stands for, and when the last of them was', () => {
    const { chain } = reported((_, whole) => {
      const [first, ...others] = whole.steps
      if (first === undefined) throw new TypeError('the story has no step')
      return { chain: { ...whole, steps: [{ ...first, repeats: others }] } }
    })
    expect(chain?.steps).toMatchObject([
      { times: 4, time: '2026-03-02T09:14:00.000Z', until: '2026-03-02T11:41:00.000Z' },
    ])
    const single = reported(() => ({})).chain?.steps[0]
    expect(single).toMatchObject({ times: 1, until: single?.time })
  })

  it('says with null what there is not, so that readers need no defaults', () => {
    const bare = { code: 'c', severity: 'note', message: 'm' } as const
    expect(reportedDiagnostic(bare)).toEqual({ ...bare, file: null, line: null, hint: null })
    const alone = reported(() => ({ chain: null }))
    expect([alone.chain, alone.detection]).toEqual([null, null])
  })

  it('names detections without their text', () => {
    const finding = reported(() => ({ detection, alsoMatched: [detection] }))
    expect(finding.detection).toEqual({ id: 'r1', title: 'Odd call', language: 'eql' })
    expect(finding.also_matched).toEqual([{ id: 'r1', title: 'Odd call' }])
  })

  it('gives each record of a merged event as evidence', () => {
    const finding = reported(({ events }) => ({
      events: events.slice(0, 1).map((event) => ({
        ...event,
        records: event.records.flatMap((one) => [one, { ...one, id: 'second' }]),
      })),
    }))
    expect(finding.evidence.map(({ record }) => record)).toEqual(['create@554', 'second'])
  })

  it('tells shares with their receiver and when they ended', () => {
    const exposures = [share('4', 'account', storyBegin + 1), share('public', 'public')]
    const { chain } = reported((_, known) => ({ chain: { ...known, exposures } }))
    expect(chain?.exposure).toMatchObject([
      { kind: 'share', to: '4', public: false, until: '2026-03-02T00:00:00.001Z' },
      { kind: 'share', to: 'public', public: true, until: null },
    ])
  })

  it('gives ports as text: one, or a range', () => {
    const { chain } = reported((_, known) => ({
      chain: {
        ...known,
        exposures: known.exposures.map((one) =>
          one.kind === 'network'
            ? { ...one, rule: { ...one.rule, ports: [[22, 22] as const, [80, 90] as const] } }
            : one,
        ),
      },
    }))
    expect(chain?.exposure).toMatchObject([{ kind: 'network', ports: ['22', '80-90'] }])
  })
})
