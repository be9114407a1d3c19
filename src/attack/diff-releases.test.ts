import { describe, expect, it } from 'vitest'
import {
  readObjects,
  relationship,
  sharedRelease,
  sharedVersions,
  stixObject,
  technique,
} from '../../test/builders/attack-bundle.ts'
import { hasSharedData } from '../../test/builders/shared-data.ts'
import type { JsonValue } from '../base/json.ts'
import { diffReleases, type ReleaseDiff } from './diff-releases.ts'
import { indexRelease, type ReleaseIndex } from './release-index.ts'
import type { ChangedPart, PartChange } from './technique-change.ts'

function index(...objects: readonly JsonValue[]): ReleaseIndex {
  const { release } = readObjects(...objects)
  if (release === undefined) throw new Error('no release')
  return indexRelease(release)
}

function sharedDiff(before: string, after: string): ReleaseDiff {
  return diffReleases(indexRelease(sharedRelease(before)), indexRelease(sharedRelease(after)))
}

function changeOf(diff: ReleaseDiff, id: string, part: ChangedPart): PartChange | undefined {
  const found = diff.techniques.find(({ attackId }) => attackId === id)
  return found?.changes.find((change) => change.part === part)
}

function tactic(number: number, name: string): JsonValue {
  return stixObject('x-mitre-tactic', number, {
    attackId: `TA000${number}`,
    x_mitre_shortname: `t-${number}`,
    name,
  })
}

function partsOf(diff: ReleaseDiff): readonly string[] | undefined {
  const found = diff.techniques.find(({ attackId }) => attackId === 'T1578.001')
  return found?.changes.map(({ part }) => part)
}

const copied = technique(1, 'T1578.001', { name: 'Create Snapshot' })
const other = technique(2, 'T1578', { name: 'Modify Infrastructure' })

describe('diffReleases', () => {
  it('tells what was added and what is gone, and counts what is the same', () => {
    const diff = diffReleases(index(copied, technique(3, 'T1530')), index(copied, other))
    expect(diff.techniques).toEqual([
      { attackId: 'T1530', title: 'attack-pattern 3', kind: 'gone', changes: [] },
      { attackId: 'T1578', title: 'Modify Infrastructure', kind: 'added', changes: [] },
      // Its parent is in the second bundle only, so its title has the parent's name.
      {
        attackId: 'T1578.001',
        title: 'Modify Infrastructure: Create Snapshot',
        kind: 'changed',
        changes: [{ kind: 'text', part: 'parent', after: 'T1578 Modify Infrastructure' }],
      },
    ])
    expect(diffReleases(index(copied), index(copied)).unchanged).toBe(1)
  })

  it('sees a technique under a new id as the same', () => {
    const moved = { ...copied, ...technique(1, 'T1686', { name: 'Create Snapshot' }) }
    for (const wanted of ['T1578.001', 'T1686']) {
      const diff = diffReleases(index(copied, other), index(moved, other), (id) => id === wanted)
      expect(diff.techniques).toMatchObject([{ attackId: 'T1686', kind: 'changed' }])
      expect(changeOf(diff, 'T1686', 'id')).toMatchObject({ before: 'T1578.001', after: 'T1686' })
    }
  })

  it('tells of a technique that was revoked, with the end of the chain', () => {
    const [middle, end] = [technique(3, 'T1530', { revoked: true }), technique(4, 'T1540')]
    const revoked = { ...copied, revoked: true }
    const chain = [
      relationship(1, 'revoked-by', [revoked, middle]),
      relationship(2, 'revoked-by', [middle, end]),
    ]
    const diff = diffReleases(index(copied), index(revoked, middle, end, ...chain))
    expect(changeOf(diff, 'T1578.001', 'status')).toMatchObject({
      before: 'in force',
      after: 'revoked, replaced by T1540 attack-pattern 4',
    })
    const alone = diffReleases(index(copied), index(revoked))
    expect(changeOf(alone, 'T1578.001', 'status')).toMatchObject({ after: 'revoked' })
    const old = diffReleases(index(copied), index({ ...copied, x_mitre_deprecated: true }))
    expect(changeOf(old, 'T1578.001', 'status')).toMatchObject({ after: 'deprecated' })
  })

  it('sees no change in times, orders, and who modified it', () => {
    const one = { ...copied, x_mitre_data_sources: ['A: B', 'C: D'] }
    const same = {
      ...one,
      x_mitre_data_sources: ['C: D', 'A: B'],
      modified: '2026-01-01T00:00:00.000Z',
      x_mitre_modified_by_ref: 'identity--1',
    }
    expect(diffReleases(index(one), index(same)).techniques).toEqual([])
  })

  it('names the tactics that came, went and were renamed', () => {
    const diff = diffReleases(
      index(copied, tactic(1, 'Evasion'), tactic(2, 'Gone')),
      index(copied, tactic(1, 'Stealth'), tactic(3, 'New')),
    )
    expect(diff.tactics).toEqual([
      {
        kind: 'list',
        part: 'tactics',
        added: ['TA0003 New'],
        removed: ['TA0002 Gone'],
        changed: [{ item: 'TA0001 Stealth', renamedFrom: 'TA0001 Evasion' }],
      },
    ])
  })
})

describe.skipIf(!hasSharedData())('diffReleases of the releases of MITRE', () => {
  it('finds nothing between a release and itself', () => {
    for (const version of sharedVersions)
      expect(sharedDiff(version, version).techniques).toEqual([])
  })

  it('v11.2 to v17.1: permissions go, Pacu comes, a reference moves', () => {
    const diff = sharedDiff('11.2', '17.1')
    expect(changeOf(diff, 'T1578.001', 'permissions')).toMatchObject({ removed: ['User'] })
    expect(changeOf(diff, 'T1578.001', 'procedure examples')).toMatchObject({
      added: ['S1091 Pacu'],
    })
    expect(changeOf(diff, 'T1578.001', 'references')).toMatchObject({
      added: [],
      removed: [],
      changed: [{ item: 'Mandiant M-Trends 2020' }],
    })
    // Their order was turned round, which is no change.
    expect(partsOf(diff)).not.toContain('data sources')
    expect(diff.techniques.find(({ attackId }) => attackId === 'T1578.005')?.kind).toBe('added')
  })

  it('v17.1 to v18.1: the detection text and data sources go, a strategy comes', () => {
    const diff = sharedDiff('17.1', '18.1')
    const text = changeOf(diff, 'T1578.001', 'detection text')
    expect(text).toMatchObject({ kind: 'text', part: 'detection text' })
    expect(text).not.toHaveProperty('after')
    expect(changeOf(diff, 'T1578.001', 'data sources')).toMatchObject({
      removed: ['Snapshot: Snapshot Creation', 'Snapshot: Snapshot Metadata'],
    })
    expect(changeOf(diff, 'T1578.001', 'log sources')).toMatchObject({
      added: ['AN1187 AWS:CloudTrail: CreateSnapshot', 'AN1187 AWS:CloudTrail: DescribeSnapshots'],
    })
    expect(changeOf(diff, 'T1578.001', 'mutable elements')).toMatchObject({
      added: ['GeoLocation', 'TimeWindow', 'UserContext', 'VolumeSensitivity'].map(
        (field) => `AN1187 ${field}`,
      ),
    })
    expect(partsOf(diff)).not.toContain('description')
  })

  it('v18.1 to v19.1: the tactic moves, references shrink, T1562.007 is replaced', () => {
    const diff = sharedDiff('18.1', '19.1')
    expect(changeOf(diff, 'T1578.001', 'tactics')).toMatchObject({
      added: ['TA0112 Defense Impairment'],
      removed: ['TA0005 Defense Evasion'],
    })
    expect(changeOf(diff, 'T1578.001', 'version')).toMatchObject({ before: '1.2', after: '2.0' })
    expect(changeOf(diff, 'T1578.001', 'references')).toMatchObject({ removed: { length: 4 } })
    expect(changeOf(diff, 'T1562.007', 'status')).toMatchObject({
      after: 'revoked, replaced by T1686.001 Cloud Firewall',
    })
    expect(diff.tactics).toMatchObject([
      {
        added: ['TA0112 Defense Impairment'],
        changed: [{ item: 'TA0005 Stealth', renamedFrom: 'TA0005 Defense Evasion' }],
      },
    ])
  })
})
