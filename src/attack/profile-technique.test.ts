import { expect, it } from 'vitest'
import {
  readObjects,
  relationship,
  stixId,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import type { JsonValue } from '../base/json.ts'
import { profileTechnique } from './profile-technique.ts'
import { indexRelease } from './release-index.ts'
import type { TechniqueProfile } from './technique-profile.ts'

function profile(id: string, ...objects: readonly JsonValue[]): TechniqueProfile {
  const { release } = readObjects(...objects)
  const index = release === undefined ? undefined : indexRelease(release)
  const found = index?.technique(id)
  if (index === undefined || found === undefined) throw new Error(`no ${id}`)
  return profileTechnique(index, found)
}

const [parent, copied, sibling] = [
  technique(1, 'T1578', { name: 'Modify' }),
  technique(2, 'T1578.001', { name: 'Create Snapshot' }),
  technique(3, 'T1578.002'),
]
const below = [copied, sibling].map((one, at) =>
  relationship(at + 1, 'subtechnique-of', [one, parent]),
)

it('joins a sub-technique and its parent, by relationship or id', () => {
  for (const edges of [below, []]) {
    const { title, parent: found } = profile('T1578.001', parent, copied, sibling, ...edges)
    expect([title, found?.attackId]).toEqual(['Modify: Create Snapshot', 'T1578'])
  }
  const { subtechniques, title } = profile('T1578', parent, sibling, copied, ...below)
  expect(subtechniques.map(({ attackId }) => attackId)).toEqual(['T1578.001', 'T1578.002'])
  expect(title).toBe('Modify')
})

it('names a tactic that the bundle lacks by its short name', () => {
  const { tactics, unknownTactics } = profile('T1578', parent)
  expect([tactics, unknownTactics]).toEqual([[], ['defense-evasion']])
})

it('knows who used it and what mitigates it, by their ids', () => {
  const [group, tool, mitigation] = [
    stixObject('intrusion-set', 1, { attackId: 'G1004' }),
    stixObject('tool', 1, { attackId: 'S1091', x_mitre_aliases: ['tool 1', 'other'] }),
    stixObject('course-of-action', 1, { attackId: 'M1018' }),
  ]
  const found = profile(
    ...(['T1578', parent, tool, group, mitigation] as const),
    relationship(1, 'uses', [tool, parent], { description: 'By tool.' }),
    relationship(2, 'uses', [group, parent]),
    relationship(3, 'uses', [group, tool]),
    relationship(4, 'mitigates', [mitigation, parent], { description: 'Audit.' }),
  )
  expect(
    found.examples.map(({ actor, relationship: { description } }) => [
      actor.attackId,
      actor.kind,
      actor.aliases,
      description,
    ]),
  ).toEqual([
    ['G1004', 'group', [], undefined],
    ['S1091', 'tool', ['other'], 'By tool.'],
  ])
  expect(found.mitigations.map((one) => one.relationship.description)).toEqual(['Audit.'])
})

it('follows a strategy to its analytics, log sources and components', () => {
  const component = stixObject('x-mitre-data-component', 1)
  const analytic = stixObject('x-mitre-analytic', 1, {
    attackId: 'AN1187',
    x_mitre_log_source_references: [
      { name: 'AWS:CloudTrail', channel: 'A', x_mitre_data_component_ref: component.id },
      { name: 'gcp:audit', x_mitre_data_component_ref: stixId('x-mitre-data-component', 9) },
    ],
    x_mitre_mutable_elements: [{ field: 'TimeWindow', description: 'How long.' }],
  })
  const strategy = stixObject('x-mitre-detection-strategy', 1, {
    attackId: 'DET0423',
    x_mitre_analytic_refs: [analytic.id, stixId('x-mitre-analytic', 9)],
  })
  const { strategies } = profile(
    ...(['T1578', parent, strategy, analytic, component] as const),
    relationship(1, 'detects', [strategy, parent]),
  )
  expect(strategies[0]?.analytics.map((one) => one.analytic.attackId)).toEqual(['AN1187'])
  const [first] = strategies[0]?.analytics ?? []
  expect(first?.logSources.map((one) => [one.name, one.channel, one.component?.stixId])).toEqual([
    ['AWS:CloudTrail', 'A', component.id],
    ['gcp:audit', undefined, undefined],
  ])
  expect(first?.mutableElements).toEqual([{ field: 'TimeWindow', description: 'How long.' }])
})

it('finds components that detect it, with their data source', () => {
  const source = stixObject('x-mitre-data-source', 1, { name: 'Snapshot' })
  const component = stixObject('x-mitre-data-component', 1, {
    x_mitre_data_source_ref: source.id,
  })
  const { components } = profile(
    ...(['T1578', parent, source, component] as const),
    relationship(1, 'detects', [component, parent], { description: 'Look.' }),
  )
  expect(components.map((one) => [one.source?.name, one.relationship.description])).toEqual([
    ['Snapshot', 'Look.'],
  ])
})

it('has no successor where revocations run in a circle', () => {
  const edges = [
    relationship(1, 'revoked-by', [parent, copied]),
    relationship(2, 'revoked-by', [copied, parent]),
  ]
  const found = profile('T1578', parent, copied, ...edges)
  expect(found.successor).toBeUndefined()
  expect(found.predecessors.map(({ attackId }) => attackId)).toEqual(['T1578.001'])
})
