import { expect, test } from 'vitest'
import { factChanges } from './fact-changes.ts'
import type { FrozenFacts } from './frozen-facts.ts'
import type { TechniqueFacts } from './technique-facts.ts'

const facts: TechniqueFacts = {
  id: 'T1578.001',
  name: 'Create Snapshot',
  stixId: 'attack-pattern--1',
  status: 'current',
  description: 'Copies.',
  detection: 'Look.',
  tactics: [{ id: 'TA0005', name: 'Defense Evasion', shortName: 'defense-evasion' }],
  platforms: ['IaaS'],
  permissions: ['User'],
  dataSources: ['Snapshot: Snapshot Creation'],
  strategies: [
    {
      id: 'DET1',
      name: 'Strategy',
      analytics: [
        {
          id: 'AN1',
          name: 'Analytic 1',
          platforms: ['IaaS'],
          logSources: [{ name: 'AWS:CloudTrail' }],
          mutableElements: [{ field: 'TimeWindow' }],
        },
      ],
    },
  ],
  usage: [{ id: 'S1', name: 'Tool', kind: 'tool' }],
  mitigations: [{ id: 'M1', name: 'Help' }],
  references: [{ name: 'Source', url: 'https://one.example/' }],
}

function told(fresh: Partial<TechniqueFacts>, frozen: FrozenFacts = {}): readonly string[] {
  const changes = factChanges({ facts, frozen: {} }, { facts: { ...facts, ...fresh }, frozen })
  return changes.map(({ group, words }) => `${group}: ${words}`)
}

test('nothing is told where MITRE says the same, in whatever order', () => {
  expect(told({})).toEqual([])
  const two = { ...facts, platforms: ['IaaS', 'SaaS'] }
  const turned = { ...facts, platforms: ['SaaS', 'IaaS'] }
  expect(factChanges({ facts: two, frozen: {} }, { facts: turned, frozen: {} })).toEqual([])
})

test.each<[Partial<TechniqueFacts>, readonly string[]]>([
  [{ id: 'T1' }, ['status: its id is T1, no longer T1578.001']],
  [{ name: 'Copy' }, ['status: it is called "Copy", no longer "Create Snapshot"']],
  [{ status: 'deprecated' }, ['status: MITRE has deprecated it']],
  [{ parent: { id: 'T9', name: 'Parent' } }, ['status: it belongs to T9 Parent']],
  [{ description: 'Other.' }, ['text: the description changed']],
  [{ detection: 'Other.' }, ['text: the detection text changed']],
  [
    { tactics: [{ id: 'TA0005', name: 'Stealth', shortName: 'stealth' }] },
    ['tactic: Defense Evasion is called Stealth (TA0005)'],
  ],
  [
    { tactics: [{ name: 'new', shortName: 'new' }] },
    ['tactic: no longer Defense Evasion (TA0005)', 'tactic: now new (new)'],
  ],
  [{ platforms: ['SaaS'] }, ['platform: no longer IaaS', 'platform: now SaaS']],
  [
    { dataSources: ['A: B'] },
    ['data source: no longer Snapshot: Snapshot Creation', 'data source: now A: B'],
  ],
  [
    { strategies: [] },
    [
      'detection: no longer DET1 Strategy',
      'detection: no longer AN1 Analytic 1',
      expect.stringMatching(
        /^detection: no longer mutable element TimeWindow of AN1 \(in Spoor: none is needed: .+\)$/,
      ),
    ],
  ],
  [{ mitigations: [] }, ['mitigation: no longer M1 Help']],
  [
    {
      usage: [{ id: 'S1', name: 'Tool', kind: 'tool', description: { text: 'x', references: [] } }],
    },
    ['usage: S1 Tool changed'],
  ],
  [
    { references: [{ name: 'Source', url: 'https://two.example/' }] },
    ['reference: Source changed'],
  ],
  [{ references: [] }, ['reference: no longer Source']],
])('%j', (fresh, words) => {
  expect(told(fresh)).toEqual(words)
})

test('what is withdrawn is told once, with whether it is kept', () => {
  const { detection: _, ...silent } = facts
  const gone = { facts: { ...silent, permissions: [] }, frozen: {} }
  const words = factChanges({ facts, frozen: {} }, gone).map((change) => change.words)
  expect(words).toEqual([
    'MITRE has withdrawn the detection text; it is dropped',
    'MITRE no longer names User; it is dropped',
  ])
  const from = { release: '15.1' }
  expect(told({ permissions: [] }, { permissions: { value: ['User'], from } })).toEqual([
    'permission: MITRE no longer names User; it is kept as last published in ATT&CK v15.1',
  ])
})
