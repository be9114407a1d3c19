import { describe, expect, it } from 'vitest'
import {
  type StixFields,
  stixId,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { createFaults, type Faults } from './faults.ts'
import {
  readActor,
  readAnalytic,
  readAttackObject,
  readDataComponent,
  readDataSource,
  readStrategy,
  readTactic,
  readTechnique,
} from './read-attack-object.ts'
import type { StixObject } from './stix-bundle.ts'

function read<Found>(
  reader: (object: StixObject, faults: Faults) => Found,
  fields: StixFields,
): { readonly found: Found; readonly told: readonly string[] } {
  const faults = createFaults(undefined)
  const object = { type: fields.type, id: fields.id, fields }
  return { found: reader(object, faults), told: faults.diagnostics().map(({ message }) => message) }
}

describe('readAttackObject', () => {
  it('parts the own page from what is cited, and keeps the order of the others', () => {
    const cited = [{ source_name: 'B ' }, { source_name: 'A', description: 'x', url: 'https://a/' }]
    const own = { source_name: 'mitre-attack', external_id: 'M1018', url: 'https://own/' }
    const { found, told } = read(
      readAttackObject,
      stixObject('course-of-action', 1, { external_references: [own, ...cited] }),
    )
    expect(found).toEqual({
      stixId: stixId('course-of-action', 1),
      attackId: 'M1018',
      name: 'course-of-action 1',
      url: 'https://own/',
      modified: '2025-01-01T00:00:00.000Z',
      isRevoked: false,
      isDeprecated: false,
      references: [{ name: 'B ' }, { name: 'A', description: 'x', url: 'https://a/' }],
    })
    expect(told).toEqual([])
  })

  it('tells of a foreign id, a missing name and a reference that cannot be cited', () => {
    const odd = stixObject('course-of-action', 1, { attackId: '../../etc' })
    expect(read(readAttackObject, odd).found).not.toHaveProperty('attackId')
    expect(read(readAttackObject, odd).told).toEqual([
      `${odd.id}: its external_id is no id of ATT&CK; it is read as absent`,
    ])
    const nameless = read(readAttackObject, stixObject('course-of-action', 1, { name: '' }))
    expect([nameless.found, nameless.told]).toEqual([
      undefined,
      [`${stixId('course-of-action', 1)}: it has no name; it is not read`],
    ])
    const uncitable = stixObject('tool', 1, { external_references: [{ url: 'https://a/' }] })
    expect(read(readAttackObject, uncitable).told).toEqual([
      `${stixId('tool', 1)}: external_references.source_name is missing; it is read as absent`,
    ])
  })
})

describe('readTechnique', () => {
  it('reads the fields of v11 to v17', () => {
    const { found } = read(
      readTechnique,
      technique(1, 'T1578.001', {
        x_mitre_permissions_required: ['User'],
        x_mitre_data_sources: ['Snapshot: Snapshot Creation'],
        x_mitre_detection: 'Look.',
        x_mitre_contributors: ['Praetorian'],
      }),
    )
    expect(found).toMatchObject({
      attackId: 'T1578.001',
      isSubtechnique: true,
      tactics: ['defense-evasion'],
      platforms: ['IaaS'],
      permissions: ['User'],
      dataSources: ['Snapshot: Snapshot Creation'],
      detection: 'Look.',
      contributors: ['Praetorian'],
    })
  })

  it('takes an empty detection text for none, as v18 has it', () => {
    const { found } = read(readTechnique, technique(1, 'T1578', { x_mitre_detection: '' }))
    expect(found).not.toHaveProperty('detection')
    expect(found?.isSubtechnique).toBe(false)
  })

  it('leaves kill chains of others alone', () => {
    const phases = [
      { kill_chain_name: 'lockheed', phase_name: 'delivery' },
      { kill_chain_name: 'mitre-mobile-attack', phase_name: 'impact' },
    ]
    const { found } = read(readTechnique, technique(1, 'T1578', { kill_chain_phases: phases }))
    expect(found?.tactics).toEqual(['impact'])
  })

  it('needs an id of a technique', () => {
    const told = [`${stixId('attack-pattern', 1)}: it has no id such as T1578.001; it is not read`]
    expect(read(readTechnique, technique(1, 'M1018'))).toEqual({ found: undefined, told })
    expect(read(readTechnique, stixObject('attack-pattern', 1))).toEqual({ found: undefined, told })
  })
})

it('reads tactics by their short name, without which none can be named', () => {
  const named = stixObject('x-mitre-tactic', 1, { x_mitre_shortname: 'stealth' })
  expect(read(readTactic, named).found?.shortName).toBe('stealth')
  expect(read(readTactic, stixObject('x-mitre-tactic', 1)).told).toEqual([
    `${stixId('x-mitre-tactic', 1)}: it has no x_mitre_shortname; it is not read`,
  ])
})

it('reads whoever uses a technique, by the STIX type', () => {
  const kinds = ['intrusion-set', 'campaign', 'malware', 'tool'].map(
    (type) => read(readActor, stixObject(type, 1)).found?.kind,
  )
  expect(kinds).toEqual(['group', 'campaign', 'malware', 'tool'])
  const aliases = { aliases: ['tool 1', 'A'], x_mitre_aliases: ['A', 'B'] }
  expect(read(readActor, stixObject('tool', 1, aliases)).found?.aliases).toEqual(['A', 'B'])
})

it('reads data sources, components, strategies and analytics', () => {
  const source = stixObject('x-mitre-data-source', 1, { x_mitre_platforms: ['IaaS'] })
  expect(read(readDataSource, source).found?.platforms).toEqual(['IaaS'])
  const component = stixObject('x-mitre-data-component', 1, {
    x_mitre_data_source_ref: 'x-mitre-data-source--1',
    x_mitre_log_sources: [{ name: 'AWS:CloudTrail', channel: 'A' }, { channel: 'B' }],
  })
  expect(read(readDataComponent, component)).toMatchObject({
    found: {
      dataSource: 'x-mitre-data-source--1',
      logSources: [{ name: 'AWS:CloudTrail', channel: 'A' }],
    },
    told: [/x_mitre_log_sources.name is missing/].map((text) => expect.stringMatching(text)),
  })
  const strategy = stixObject('x-mitre-detection-strategy', 1, { x_mitre_analytic_refs: ['a--1'] })
  expect(read(readStrategy, strategy).found?.analytics).toEqual(['a--1'])
  const analytic = stixObject('x-mitre-analytic', 1, {
    x_mitre_platforms: ['IaaS'],
    x_mitre_log_source_references: [{ name: 'gcp:audit', x_mitre_data_component_ref: 'c--1' }],
    x_mitre_mutable_elements: [{ field: 'TimeWindow' }, { description: 'x' }],
  })
  expect(read(readAnalytic, analytic)).toMatchObject({
    found: {
      platforms: ['IaaS'],
      logSources: [{ name: 'gcp:audit', dataComponent: 'c--1' }],
      mutableElements: [{ field: 'TimeWindow' }],
    },
    told: [/x_mitre_mutable_elements.field is missing/].map((text) => expect.stringMatching(text)),
  })
})
