import { describe, expect, it } from 'vitest'
import { schemaChecker } from '../../test/builders/json-schema.ts'
import {
  hostileTexts,
  reportOf,
  ruleFinding,
  storyChain,
  storyFinding,
  storyShare,
  withHostileText,
} from '../../test/builders/reported-builder.ts'
import schema from '../../test/schemas/ocsf-detection-finding-1.6.0.schema.json' with { type: 'json' }
import { ocsfFindingPieces } from './ocsf-finding.ts'
import type { ReportedFinding } from './report-schema.ts'

const problemsOf = schemaChecker(schema)

function readLine(finding: ReportedFinding): Readonly<Record<string, unknown>> {
  const [line = ''] = [...ocsfFindingPieces(reportOf(finding))]
  expect(line.split('\n')).toHaveLength(2)
  return JSON.parse(line)
}

describe('an OCSF Detection Finding', () => {
  it('tells the finding and when it happened', () => {
    expect(readLine(storyFinding())).toMatchObject({
      class_uid: 2004,
      type_uid: 200401,
      severity_id: 5,
      confidence_id: 3,
      status_id: 1,
      time: Date.parse('2026-03-02T11:41:00Z'),
      start_time: Date.parse('2026-03-02T09:14:00Z'),
      metadata: { version: '1.6.0', product: { name: 'spoor', version: '1.2.3' } },
      cloud: { provider: 'AWS', account: { uid: '111122223333' }, region: 'eu-west-1' },
      finding_info: {
        uid: 'finding-589bd6f81f7c8aa7',
        analytic: { uid: 'spoor.lineage', type_id: 2 },
        related_events_count: 4,
      },
      unmapped: { spoor: { exposed: 'open', root: 'vol-1' } },
    })
  })

  it('has lineage as its attack graph: links and exposures, each between nodes that are there', () => {
    const shared = storyChain(({ exposure }) => ({ exposure: [...exposure, storyShare] }))
    const { finding_info: info } = readLine(shared) as {
      readonly finding_info: {
        readonly attack_graph: {
          readonly nodes: readonly { readonly uid: string }[]
          readonly edges: readonly { source: string; target: string; relation: string }[]
        }
      }
    }
    const { nodes, edges } = info.attack_graph
    const uids = nodes.map(({ uid }) => uid)
    expect(uids).toEqual(['vol-1', 'snap-1', 'i-2', 'sg-2', 'public', '999988887777'])
    expect(edges.map(({ source, target, relation }) => [source, relation, target])).toEqual([
      ['vol-1', 'snapshot-of', 'snap-1'],
      ['snap-1', 'launched-from', 'i-2'],
      ['i-2', 'opened-to', 'public'],
      ['snap-1', 'shared-with', '999988887777'],
    ])
    for (const { source, target } of edges)
      expect(uids).toEqual(expect.arrayContaining([source, target]))
  })

  it('has each record as evidence: the call, who made it, from where', () => {
    const { evidences } = readLine(storyFinding())
    expect(evidences).toMatchObject([
      {
        uid: 'create@554',
        api: { operation: 'create' },
        actor: { user: { uid: 'arn:aws:iam::111122223333:user/alice' } },
        src_endpoint: { ip: '192.0.2.7' },
        data: { file: 'story.json', line: 1 },
      },
      {},
      {},
      {},
    ])
  })

  it('names the rule of a finding that is no chain, and a sub-technique below its technique', () => {
    expect(readLine({ ...ruleFinding(), techniques: ['T1580', 'T1578.001'] })).toMatchObject({
      finding_info: {
        analytic: { uid: 'r-1', name: 'Odd call', type_id: 1 },
        attacks: [
          { technique: { uid: 'T1580' } },
          { technique: { uid: 'T1578' }, sub_technique: { uid: 'T1578.001' } },
        ],
      },
    })
  })

  it.each([
    ['a chain', storyFinding()],
    ['a share', storyChain(() => ({ exposure: [storyShare, { ...storyShare, public: true }] }))],
    ['a rule', ruleFinding()],
  ])('of %s holds to the schema', (_, finding) => {
    expect(problemsOf(readLine(finding))).toEqual([])
  })

  it('is refused by the schema when an attribute has another name or value', () => {
    const line = readLine(storyFinding())
    expect(problemsOf({ ...line, severityId: 5 })).not.toEqual([])
    expect(problemsOf({ ...line, type_uid: 200402 })).not.toEqual([])
    expect(problemsOf({ ...line, finding_info: {} })).not.toEqual([])
  })

  it.each(hostileTexts)('holds to the schema whatever text a log holds: %s', (_, text) => {
    expect(problemsOf(readLine(withHostileText(storyFinding(), text)))).toEqual([])
  })
})
