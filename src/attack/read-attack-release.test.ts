import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bundleText,
  readObjects,
  relationship,
  sharedBundleText,
  sharedVersions,
  stixId,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { hostileJson } from '../../test/builders/hostile-json.ts'
import { hasSharedData } from '../../test/builders/shared-data.ts'
import { compareText } from '../base/compare.ts'
import { isJsonArray, isJsonObject, type JsonValue, parseJson } from '../base/json.ts'
import { profileTechnique } from './profile-technique.ts'
import { readAttackRelease } from './read-attack-release.ts'
import { indexRelease } from './release-index.ts'

const copied = technique(1, 'T1578.001', { name: 'Create Snapshot' })
const parent = technique(2, 'T1578', { name: 'Modify Infrastructure' })

function shuffled(text: string, seed: number): string {
  const bundle = parseJson(text)
  if (!isJsonObject(bundle) || !isJsonArray(bundle['objects'])) throw new Error('no bundle')
  const [objects = []] = fc.sample(
    fc.shuffledSubarray<JsonValue>([...bundle['objects']], {
      minLength: bundle['objects'].length,
    }),
    { seed, numRuns: 1 },
  )
  return JSON.stringify({ ...bundle, objects })
}

function codesOf(text: string): readonly string[] {
  return readAttackRelease({ text }).diagnostics.map(({ code }) => code)
}

describe('readAttackRelease', () => {
  it('reads objects and counts what it does not know', () => {
    const asset = stixObject('x-mitre-asset', 3)
    const targets = relationship(4, 'targets', [copied, asset])
    const { release, diagnostics } = readObjects(
      copied,
      parent,
      relationship(5, 'subtechnique-of', [copied, parent]),
      asset,
      targets,
      targets,
      17,
    )
    expect(release?.techniques.map(({ attackId }) => attackId)).toEqual(['T1578', 'T1578.001'])
    expect(release?.relationships.map(({ kind }) => kind)).toEqual(['subtechnique-of'])
    expect(release?.leftOut).toEqual([
      { what: 'entry that is no STIX object', count: 1 },
      { what: 'relationship targets', count: 1 },
      { what: 'repeat of an object', count: 1 },
      { what: 'x-mitre-asset', count: 1 },
    ])
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        'attack-object-invalid',
        'entry 7 of the bundle lacks a type, or an id that begins with the type; it is not read',
      ],
    ])
  })

  it('reads the tactics in the order of the matrix, not that of their ids', () => {
    const tactics = [1, 2, 3].map((number) =>
      stixObject('x-mitre-tactic', number, {
        attackId: `TA000${number}`,
        x_mitre_shortname: `tactic-${number}`,
      }),
    )
    const matrix = stixObject('x-mitre-matrix', 4, {
      tactic_refs: [stixId('x-mitre-tactic', 3), stixId('x-mitre-tactic', 1)],
      external_references: [{ source_name: 'mitre-attack', external_id: 'enterprise-attack' }],
    })
    const { release } = readObjects(copied, ...tactics, matrix)
    expect(release?.tactics.map(({ attackId }) => attackId)).toEqual(['TA0003', 'TA0001', 'TA0002'])
    expect(release?.domains).toEqual(['enterprise-attack'])
  })

  it('takes the newest of several versions of an object', () => {
    const old = { ...copied, name: 'Old', modified: '2020-01-01T00:00:00.000Z' }
    for (const objects of [
      [old, copied],
      [copied, old],
    ]) {
      expect(readObjects(...objects).release?.techniques[0]?.name).toBe('Create Snapshot')
    }
  })

  it('tells of references that lead nowhere, in any kind of object', () => {
    const lost = technique(9, 'T9999')
    const strategy = stixObject('x-mitre-detection-strategy', 1, {
      x_mitre_analytic_refs: [stixId('x-mitre-analytic', 1), stixId('x-mitre-analytic', 8)],
    })
    const analytic = stixObject('x-mitre-analytic', 1, {
      x_mitre_log_source_references: [
        { x_mitre_data_component_ref: stixId('x-mitre-data-component', 8), name: 'AWS:CloudTrail' },
      ],
    })
    const component = stixObject('x-mitre-data-component', 1, {
      x_mitre_data_source_ref: stixId('x-mitre-data-source', 8),
    })
    const matrix = stixObject('x-mitre-matrix', 1, { tactic_refs: [stixId('x-mitre-tactic', 8)] })
    const used = relationship(1, 'uses', [lost, copied])
    const objects = [copied, strategy, analytic, component, matrix, used]
    const { release, diagnostics } = readObjects(...objects)
    expect(
      diagnostics.map(({ message }) => /names (\S+--)/.exec(message)?.[1] ?? '').sort(compareText),
    ).toEqual([
      'attack-pattern--',
      'x-mitre-analytic--',
      'x-mitre-data-component--',
      'x-mitre-data-source--',
      'x-mitre-tactic--',
    ])
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
      new Set(['attack-reference-dangling']),
    )
    expect(release?.relationships).toEqual([])
    expect(release?.leftOut).toEqual([
      { what: 'relationship to an object that was not read', count: 1 },
    ])
  })

  it('leaves out relationships that are revoked or deprecated, counted', () => {
    const revoked = relationship(1, 'subtechnique-of', [copied, parent], { revoked: true })
    const deprecated = relationship(2, 'subtechnique-of', [copied, parent], {
      x_mitre_deprecated: true,
    })
    const { release, diagnostics } = readObjects(copied, parent, revoked, deprecated)
    expect([release?.relationships, diagnostics]).toEqual([[], []])
    expect(release?.leftOut).toEqual([
      { what: 'relationship that is revoked or deprecated', count: 2 },
    ])
  })

  it('tells of a circle of revocations once for each technique in it', () => {
    const circle = [relationship(1, 'revoked-by', [copied, parent])]
    circle.push(relationship(2, 'revoked-by', [parent, copied]))
    const { diagnostics } = readObjects(copied, parent, ...circle)
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'attack-revoked-in-circle',
      'attack-revoked-in-circle',
    ])
  })

  it('refuses a bundle without techniques, and what is no bundle', () => {
    expect(codesOf(bundleText())).toEqual(['attack-not-a-bundle'])
    expect(codesOf('[]')).toEqual(['attack-not-a-bundle'])
    expect(codesOf('{"type":"bundle","objects":{}}')).toEqual(['attack-not-a-bundle'])
    expect(codesOf('{"type":"bundle","obj')).toEqual(['attack-bundle-json'])
  })

  it('never fails on hostile objects', () => {
    const keys = ['type', 'id', 'name', 'external_references', 'source_name', 'external_id']
    const more = ['kill_chain_phases', 'x_mitre_platforms', 'relationship_type', 'source_ref']
    const values = ['attack-pattern', 'T1578', 'mitre-attack', stixId('attack-pattern', 1)]
    fc.assert(
      fc.property(
        fc.array(hostileJson([...keys, ...more], values), { maxLength: 6 }),
        (objects) => {
          const reading = readObjects(copied, ...objects)
          expect(reading.release?.techniques.length).toBeGreaterThan(0)
        },
      ),
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('never fails on an object of ATT&CK with a field of any shape', () => {
    const sound = readObjects(copied).release?.techniques[0]
    const fields = Object.keys(copied).filter((name) => !['type', 'id'].includes(name))
    fc.assert(
      fc.property(fc.constantFrom(...fields), hostileJson(fields), (name, value) => {
        const { release, diagnostics } = readObjects({ ...copied, [name]: value }, parent)
        const isSame = release?.techniques.some((one) => one.attackId === sound?.attackId) ?? false
        // Either it is read, or an error says why not.
        expect(isSame || diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
      }),
    )
  })
})

describe.skipIf(!hasSharedData())('readAttackRelease of the releases of MITRE', () => {
  it.each(sharedVersions)('reads STIX 2.0 and 2.1 of v%s alike, without a remark', (version) => {
    const [older, newer] = (['2.0', '2.1'] as const).map((form) =>
      readAttackRelease({ text: sharedBundleText(version, form) }, { version }),
    )
    expect([older?.bundle?.form, newer?.bundle?.form]).toEqual(['2.0', '2.1'])
    expect([older?.diagnostics, newer?.diagnostics]).toEqual([[], []])
    expect(older?.release?.identity).toMatchObject({ version, versionFrom: 'user' })
    expect(newer?.release?.identity).toMatchObject({ version, versionFrom: 'collection' })
    const identity = { version }
    expect({ ...older?.release, identity }).toEqual({ ...newer?.release, identity })
    expect(newer?.release?.leftOut).toEqual([])
  })

  it('reads a shuffled bundle to the same release', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sharedVersions), fc.integer(), (version, seed) => {
        const text = sharedBundleText(version)
        expect(readAttackRelease({ text: shuffled(text, seed) })).toEqual(
          readAttackRelease({ text }),
        )
      }),
      { numRuns: 15 },
    )
  })

  it('finds what MITRE says about a technique in the releases of then and now', () => {
    const told = sharedVersions.map((version) => {
      const { release } = readAttackRelease({ text: sharedBundleText(version) })
      if (release === undefined) return undefined
      const index = indexRelease(release)
      const found = index.technique('T1578.001')
      if (found === undefined) return undefined
      const profile = profileTechnique(index, found)
      return [
        profile.title,
        profile.tactics.map(({ attackId, name }) => `${attackId} ${name}`).join(),
        found.detection?.length,
        found.dataSources.length,
        profile.components.length,
        profile.strategies.map(({ strategy }) => strategy.attackId).join(),
        profile.examples.map(({ actor }) => actor.name).join(),
        profile.mitigations.map(({ mitigation }) => mitigation.attackId).join(),
      ]
    })
    const title = 'Modify Cloud Compute Infrastructure: Create Snapshot'
    const [evasion, impairment] = ['TA0005 Defense Evasion', 'TA0112 Defense Impairment']
    const [mitigations, old] = ['M1018,M1047', [1351, 2, 2, '']]
    expect(told).toEqual([
      [title, evasion, ...old, '', mitigations],
      [title, evasion, ...old, 'Pacu', mitigations],
      [title, evasion, ...old, 'Pacu', mitigations],
      [title, evasion, undefined, 0, 0, 'DET0423', 'Pacu', mitigations],
      [title, impairment, undefined, 0, 0, 'DET0423', 'Pacu', mitigations],
    ])
  })
})
