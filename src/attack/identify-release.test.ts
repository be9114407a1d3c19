import { describe, expect, it } from 'vitest'
import {
  bundleText,
  relationship,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import type { JsonValue } from '../base/json.ts'
import type { ReleaseIdentity } from './attack-release.ts'
import { compareReleaseVersions, isReleaseVersion } from './identify-release.ts'
import { readAttackRelease } from './read-attack-release.ts'

function identify(
  version: string | undefined,
  ...objects: readonly JsonValue[]
): { readonly identity: ReleaseIdentity | undefined; readonly told: readonly string[] } {
  const { release, diagnostics } = readAttackRelease(
    { text: bundleText(technique(1, 'T1578'), ...objects) },
    version === undefined ? {} : { version },
  )
  return { identity: release?.identity, told: diagnostics.map(({ message }) => message) }
}

const collection = stixObject('x-mitre-collection', 1, {
  x_mitre_version: '18.1',
  modified: '2030-01-01T00:00:00.000Z',
})
const newestModified = '2025-01-01T00:00:00.000Z'

describe('the release of a bundle', () => {
  it('is what its collection says', () => {
    expect(identify(undefined, collection)).toEqual({
      identity: { version: '18.1', versionFrom: 'collection', newestModified },
      told: [],
    })
  })

  it('is what the user says where the bundle says nothing', () => {
    const { identity, told } = identify('17.1')
    expect([identity, told]).toEqual([{ version: '17.1', versionFrom: 'user', newestModified }, []])
  })

  it('is what the bundle says where the two disagree, with a warning', () => {
    const { identity, told } = identify('17.1', collection)
    expect([identity?.version, told]).toEqual([
      '18.1',
      ['the bundle says that it is v18.1, not v17.1 as was given'],
    ])
  })

  it('is never guessed, but bounded by what is in it', () => {
    const strategy = stixObject('x-mitre-detection-strategy', 1)
    const stealth = stixObject('x-mitre-tactic', 1, { x_mitre_shortname: 'stealth' })
    expect(identify(undefined).identity).toEqual({ newestModified })
    expect(identify(undefined, strategy).identity).toEqual({ atLeast: '18', newestModified })
    expect(identify(undefined, strategy, stealth).identity?.atLeast).toBe('19')
    expect(identify('17.1', strategy).told).toEqual([
      'the bundle has objects of v18 or later, but is said to be v17.1',
    ])
    expect(identify('19', stealth).told).toEqual([])
  })

  it('is not what a hostile collection says', () => {
    const hostile = { ...collection, x_mitre_version: '18.1\u001b[2J' }
    const { identity, told } = identify(undefined, hostile)
    expect(identity).not.toHaveProperty('version')
    expect(told).toEqual([
      `${collection.id}: x_mitre_version is no number of a release; it is read as absent`,
    ])
  })

  it('has the time of its newest object, whatever else stands there', () => {
    const late = relationship(1, 'targets', [collection, collection], {
      modified: '2026-02-03T04:05:06.789Z',
    })
    const odd = stixObject('x-other', 1, { modified: '9999' })
    expect(identify(undefined, odd, late).identity?.newestModified).toBe('2026-02-03T04:05:06.789Z')
  })
})

it('orders releases by number, not by text', () => {
  const versions = ['11.2', '9.0', '18', '18.1', '9']
  expect(versions.toSorted(compareReleaseVersions)).toEqual(['9.0', '9', '11.2', '18', '18.1'])
})

it('knows the number of a release', () => {
  expect(['18', '18.1', '18.1.2'].every(isReleaseVersion)).toBe(true)
  expect(['v18', '18.', '18.1.2.3', '1e3', ''].some(isReleaseVersion)).toBe(false)
})
