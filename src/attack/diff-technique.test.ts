import { describe, expect, it } from 'vitest'
import {
  readObjects,
  relationship,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import type { JsonObject, JsonValue } from '../base/json.ts'
import { diffTechnique, statusOf } from './diff-technique.ts'
import { profileTechnique } from './profile-technique.ts'
import { indexRelease } from './release-index.ts'
import type { TechniqueProfile } from './technique-profile.ts'

function profile(...objects: readonly JsonValue[]): TechniqueProfile {
  const { release } = readObjects(...objects)
  const index = release === undefined ? undefined : indexRelease(release)
  const found = index?.technique('T1578')
  if (index === undefined || found === undefined) throw new Error('no technique')
  return profileTechnique(index, found)
}

/** The parts that change with one field of the technique. */
function parts(before: JsonObject, after: JsonObject): readonly string[] | undefined {
  const change = diffTechnique(
    profile(technique(1, 'T1578', before)),
    profile(technique(1, 'T1578', after)),
  )
  return change?.changes.map(({ part }) => part)
}

const own = { source_name: 'mitre-attack', external_id: 'T1578' }
const phase = { kill_chain_name: 'mitre-attack', phase_name: 'stealth' }

function citing(url: string): JsonObject {
  return { external_references: [own, { source_name: 'A ', url }] }
}

function status(fields: JsonObject): string {
  return statusOf(profile(technique(1, 'T1578', fields)))
}

describe('diffTechnique', () => {
  it.each([
    ['name', { name: 'a' }, { name: 'b' }],
    ['status', {}, { x_mitre_deprecated: true }],
    ['version', { x_mitre_version: '1.0' }, { x_mitre_version: '1.1' }],
    ['description', { description: 'a' }, { description: 'b' }],
    ['tactics', {}, { kill_chain_phases: [phase] }],
    ['platforms', {}, { x_mitre_platforms: ['IaaS', 'SaaS'] }],
    ['permissions', { x_mitre_permissions_required: ['User'] }, {}],
    ['detection text', { x_mitre_detection: 'a' }, { x_mitre_detection: '' }],
    ['data sources', { x_mitre_data_sources: ['A: B'] }, {}],
    ['references', {}, { external_references: [own, { source_name: 'A' }] }],
  ] as const)('tells of the %s', (part, before, after) => {
    expect(parts(before, after)).toEqual([part])
    expect(parts(after, after)).toBeUndefined()
  })

  it('tells of a reference under the same name that leads elsewhere', () => {
    expect(parts(citing('https://a/'), citing('https://b/'))).toEqual(['references'])
  })

  it('does not compare the tactics of a technique that was revoked: they are stale', () => {
    expect(parts({}, { revoked: true, kill_chain_phases: [phase] })).toEqual(['status'])
  })

  it('tells of what stands in relationships, by the object at their other end', () => {
    const copied = technique(1, 'T1578')
    const below = technique(2, 'T1578.001', { name: 'Create' })
    const [tool, audit, component] = [
      stixObject('tool', 1, { attackId: 'S1091', name: 'Pacu' }),
      stixObject('course-of-action', 1, { attackId: 'M1047', name: 'Audit' }),
      stixObject('x-mitre-data-component', 1, { name: 'Creation' }),
    ]
    const analytic = stixObject('x-mitre-analytic', 1, {
      attackId: 'AN1',
      name: 'One',
      x_mitre_platforms: ['SaaS', 'IaaS'],
      x_mitre_log_source_references: [
        { name: 'gcp:audit' },
        { name: 'AWS:CloudTrail', channel: 'A' },
      ],
      x_mitre_mutable_elements: [{ field: 'TimeWindow' }],
    })
    const strategy = stixObject('x-mitre-detection-strategy', 1, {
      attackId: 'DET1',
      name: 'Strategy',
      x_mitre_analytic_refs: [analytic.id],
    })
    const objects = [copied, below, tool, audit, component, analytic, strategy]
    const edges = [
      relationship(1, 'uses', [tool, copied], { description: 'a' }),
      relationship(2, 'mitigates', [audit, copied]),
      relationship(3, 'detects', [component, copied]),
      relationship(4, 'detects', [strategy, copied]),
      relationship(5, 'subtechnique-of', [below, copied]),
    ]
    const change = diffTechnique(profile(copied), profile(...objects, ...edges))
    const told = change?.changes.map((one) => [one.part, one.kind === 'list' ? one.added : []])
    expect(told).toEqual([
      ['detection advice', ['Creation']],
      ['detection strategies', ['DET1 Strategy']],
      ['analytics', ['AN1 One (IaaS, SaaS)']],
      ['log sources', ['AN1 AWS:CloudTrail: A', 'AN1 gcp:audit']],
      ['mutable elements', ['AN1 TimeWindow']],
      ['mitigations', ['M1047 Audit']],
      ['procedure examples', ['S1091 Pacu']],
      ['sub-techniques', ['T1578.001 Create']],
    ])
    const retold = edges.with(0, relationship(1, 'uses', [tool, copied], { description: 'b' }))
    const again = diffTechnique(profile(...objects, ...edges), profile(...objects, ...retold))
    expect(again?.changes).toEqual([
      {
        kind: 'list',
        part: 'procedure examples',
        added: [],
        removed: [],
        changed: [{ item: 'S1091 Pacu', text: { before: 'a', after: 'b' } }],
      },
    ])
  })
})

it('says what standing a technique has', () => {
  expect(status({})).toBe('in force')
  expect(status({ x_mitre_deprecated: true })).toBe('deprecated')
  expect(status({ revoked: true, x_mitre_deprecated: true })).toBe('revoked')
})
