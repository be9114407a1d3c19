import { expect, it } from 'vitest'
import {
  readObjects,
  relationship,
  stixId,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import type { JsonValue } from '../base/json.ts'
import { indexRelease, type ReleaseIndex } from './release-index.ts'

function index(...objects: readonly JsonValue[]): ReleaseIndex {
  const { release } = readObjects(...objects)
  if (release === undefined) throw new Error('no release')
  return indexRelease(release)
}

const copied = technique(1, 'T1578.001')
const group = stixObject('intrusion-set', 1)

it('finds objects of each kind by STIX id, and no object of another kind', () => {
  const kinds = {
    mitigationOf: 'course-of-action',
    actorOf: 'intrusion-set',
    dataSourceOf: 'x-mitre-data-source',
    dataComponentOf: 'x-mitre-data-component',
    strategyOf: 'x-mitre-detection-strategy',
    analyticOf: 'x-mitre-analytic',
  } as const
  const types = Object.values(kinds)
  const found = index(copied, ...types.map((type) => stixObject(type, 1)))
  expect(found.techniqueOf(stixId('attack-pattern', 1))?.attackId).toBe('T1578.001')
  for (const [name, own] of Object.entries(kinds) as [keyof typeof kinds, string][]) {
    for (const type of types) {
      expect(found[name](stixId(type, 1))?.stixId).toBe(type === own ? stixId(own, 1) : undefined)
    }
  }
})

it('finds relationships by their kind and either end', () => {
  const found = index(copied, group, relationship(1, 'uses', [group, copied]))
  const [source, target] = [stixId('intrusion-set', 1), stixId('attack-pattern', 1)]
  expect(found.from('uses', source)).toHaveLength(1)
  expect(found.to('uses', target)).toHaveLength(1)
  expect([found.from('uses', target), found.to('mitigates', target)]).toEqual([[], []])
})

it('takes of several techniques with one id the one in force, then the newest', () => {
  const revoked = technique(2, 'T1578.001', { revoked: true, modified: '2029' })
  const deprecated = technique(3, 'T1578.001', { x_mitre_deprecated: true, modified: '2028' })
  const older = technique(4, 'T1578.001', { modified: '2020' })
  const numberOf = (...objects: readonly JsonValue[]): string | undefined =>
    index(...objects)
      .technique('T1578.001')
      ?.stixId.slice(-1)
  expect(numberOf(revoked, deprecated, older, copied)).toBe('1')
  expect(numberOf(revoked, deprecated)).toBe('3')
  expect(index(copied).technique('T1530')).toBeUndefined()
})
