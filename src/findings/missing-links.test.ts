import { describe, expect, it } from 'vitest'
import { resource, step, type StepWords } from '../../test/builders/step-builder.ts'
import type { SourceCoverage } from '../environment/source-ledger.ts'
import type { Grantee } from '../lineage/activity.ts'
import type { Chain } from '../lineage/chain.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Provider, Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { missingLinks } from './missing-links.ts'

const read: SourceCoverage = {
  kind: 'aws.cloudtrail',
  accounts: ['111122223333', 'our-project'],
  regions: ['eu-west-1'],
  from: Date.UTC(2026, 2, 1),
  to: Date.UTC(2026, 2, 3),
  records: 9,
  dataEvents: false,
}

function chainOf(...steps: readonly Step[]): Chain {
  const [chain] = traceChains(buildLineageGraph(steps))
  if (chain === undefined) throw new TypeError('the story has no chain')
  return chain
}

const create = step('create', { at: 0, links: [['snapshot-of', 'vol-1', 'snap-1']] })

function share(at: number, grantees: readonly Grantee[], copy = resource('snap-1')): Step {
  return step('share', { at, sharing: { resource: copy, change: 'add', grantees } })
}

const account = (id: string): Grantee => ({ kind: 'account', id })
const member = (id: string): Grantee => ({ kind: 'principal', id })
const thief = account('999988887777')

const used = (words: Partial<StepWords> = {}): Step =>
  step('restore', {
    at: 9,
    inputs: ['snap-1'],
    counterpart: { account: thief.id, side: 'owner' },
    ...words,
  })

const unseen = (...steps: readonly Step[]): readonly (string | undefined)[] =>
  missingLinks(chainOf(...steps), read).map((one) => one.unseen)
const looks = (...steps: readonly Step[]): readonly string[] =>
  missingLinks(chainOf(...steps), read).map(({ look }) => look)

describe('a copy that was only made', () => {
  it('lacks nothing', () => {
    expect(missingLinks(chainOf(create), read)).toEqual([])
  })
})

describe('a copy that was shared', () => {
  it('may have been used where no log was read: which, and what would stand there', () => {
    expect(unseen(create, share(5, [thief]))).toEqual([
      'whether account 999988887777 used snapshot snap-1 is not known: CreateVolume, CopySnapshot or RunInstances naming snap-1 would stand in the trail of account 999988887777, which was not read; our own trail notes some uses as SharedSnapshotVolumeCreated or SharedSnapshotCopyInitiated, and has none up to 2026-03-03 00:00:00Z',
    ])
    expect(looks(create, share(5, [thief]))).toEqual([
      'read the trail of account 999988887777 from 2026-03-02 00:05:00Z on: CreateVolume, CopySnapshot or RunInstances naming snap-1',
    ])
  })

  it('is told until when, and once for all who were let in', () => {
    const two = [account('4'), account('5')]
    const back = step('unshare', {
      at: 8,
      sharing: { resource: resource('snap-1'), change: 'clear', grantees: [] },
    })
    const [look, ...others] = looks(create, share(5, two), back)
    expect(others).toEqual([])
    expect(look).toBe(
      'read the trail of account 4 and account 5 from 2026-03-02 00:05:00Z to 2026-03-02 00:08:00Z: CreateVolume, CopySnapshot or RunInstances naming snap-1',
    )
    const many = ['1', '2', '3', '4', '5', '6'].map(account)
    expect(looks(create, share(5, many))[0]).toContain(
      'account 1, account 2, account 3, account 4 and 2 more',
    )
  })

  it('lacks nothing where the receiver’s log was read, or could not be read off the call', () => {
    const inside = [account('111122223333')]
    const role: Grantee = { kind: 'principal', id: 'arn:aws:iam::111122223333:role/reader' }
    expect(unseen(create, share(5, [...inside, role]))).toEqual([])
    expect(unseen(create, share(5, [{ kind: 'unknown', id: 'unknown' }]))).toEqual([])
  })

  it('with everybody may have been used by anybody', () => {
    const [lost] = missingLinks(
      chainOf(create, share(5, [{ kind: 'public', id: 'public' }, thief])),
      read,
    )
    expect(lost?.unseen).toMatch(/^whether anybody used snapshot snap-1 while it was public is not/)
    expect(lost?.look).toBe(
      'take snapshot snap-1 for copied from 2026-03-02 00:05:00Z on; search our own trail for SharedSnapshotVolumeCreated or SharedSnapshotCopyInitiated of it',
    )
  })

  it.each([
    ['ami-1', 'RunInstances or CopyImage naming ami-1'],
    ['dbsnap-1', 'RestoreDBInstanceFromDBSnapshot, RestoreDBClusterFromSnapshot or CopyDBSnapshot'],
  ])('is used by the calls of its kind: %s', (copy, calls) => {
    const made = step('create', { at: 0, links: [['copy-of', 'snap-0', copy]] })
    expect(unseen(made, share(5, [thief], resource(copy)))[0]).toContain(calls)
  })
})

describe('a copy that was used by another account', () => {
  it('became something that only that account’s log names', () => {
    const [lost, ...others] = missingLinks(chainOf(create, share(5, [thief]), used()), read)
    expect(others).toEqual([])
    expect(lost?.unseen).toBe(
      'what account 999988887777 made of snapshot snap-1 at 2026-03-02 00:09:00Z is not named in our log: CreateVolume, CopySnapshot or RunInstances naming snap-1 would stand in the trail of account 999988887777, which was not read',
    )
    expect(lost?.accounts).toEqual(['999988887777'])
  })

  it('is told once for each, and not where that log was read or the use was refused', () => {
    expect(unseen(create, used(), used({ at: 10 }))).toHaveLength(1)
    expect(
      unseen(create, used({ counterpart: { account: '111122223333', side: 'owner' } })),
    ).toEqual([])
    expect(unseen(create, used({ attempt: true }))).toEqual([])
  })
})

/** A chain of one link, in another cloud. */
function chainIn(provider: Provider, kind: 'exported-to' | 'restored-from', to: Resource): Chain {
  const chain = chainOf(step('restore', { at: 0, links: [['restored-from', 'snap-1', 'vol-2']] }))
  const links = chain.links.map((link) => ({
    ...link,
    kind,
    from: { ...link.from, provider },
    to: { ...to, provider },
  }))
  return { ...chain, links }
}

describe('a copy that was exported', () => {
  const link = resource('s3-x', { id: '/subscriptions/s/disks/loot#sas@t', kind: 'link' })

  it.each<[Provider, Resource, string]>([
    [
      'aws',
      resource('s3-out', { id: 'aws:s3:out' }),
      'the S3 data events of bucket out (GetObject)',
    ],
    ['azure', link, 'the storage logs behind download link loot#sas@t (GetBlob)'],
    [
      'gcp',
      resource('s3-out', { id: '//storage.googleapis.com/out' }),
      'the data access log of bucket out (storage.objects.get)',
    ],
  ])('in %s may have been fetched, which another log would show', (provider, to, log) => {
    const [lost] = missingLinks(chainIn(provider, 'exported-to', to), read)
    expect(lost?.unseen).toBe(
      `whether snapshot snap-1 was fetched after its export at 2026-03-02 00:00:00Z would stand only in ${log}`,
    )
    expect(lost?.look).toContain('from 2026-03-02 00:00:00Z')
  })
})

describe('a disk that was restored', () => {
  const restore = step('restore', { at: 5, links: [['restored-from', 'snap-1', 'vol-2']] })
  const attach = step('attach', { at: 6, links: [['attached-to', 'vol-2', 'i-2']] })
  const gone = step('delete', { at: 6, inputs: ['vol-2'], removed: [resource('vol-2')] })

  it('and put into nothing may be so after the logs end', () => {
    expect(missingLinks(chainOf(create, restore), read)).toEqual([
      {
        look: 'disk vol-2 was put into no machine when these logs end (2026-03-03 00:00:00Z): look for AttachVolume naming vol-2 since',
        accounts: [],
      },
    ])
  })

  it('lacks nothing once it is attached, or deleted', () => {
    expect(missingLinks(chainOf(create, restore, attach), read)).toEqual([])
    expect(missingLinks(chainOf(create, restore, gone), read)).toEqual([])
  })

  it.each<[Provider, string]>([
    ['azure', 'virtualMachines/write'],
    ['gcp', 'instances.attachDisk or instances.insert'],
  ])('is put to use in %s by other calls', (provider, calls) => {
    const [lost] = missingLinks(chainIn(provider, 'restored-from', resource('vol-2')), undefined)
    expect(lost?.look).toContain(`look for ${calls} naming vol-2 since`)
  })
})

describe('a member of a policy in Google Cloud', () => {
  const disk = resource('vol-1', { provider: 'gcp' })

  function sharedWith(id: string, ...more: readonly Step[]): readonly (string | undefined)[] {
    const given = step('share', {
      at: 5,
      links: [['shared-with', 'vol-1', 'acct-x']],
      sharing: { resource: disk, change: 'add', grantees: [member(id)] },
    })
    const chain = chainOf(given, ...more)
    const exposures = chain.exposures.map((one) => ({ ...one, resource: disk }))
    return missingLinks({ ...chain, exposures }, read).map((one) => one.unseen)
  }

  it('may use a copy in any project of his', () => {
    expect(sharedWith('user:eve@example.net')[0]).toContain(
      'snapshots.insert, images.insert or disks.insert naming vol-1 would stand in the audit log of the project in which that was done, which was not read; our own audit log notes some uses as an entry with CrossEntityControlAuditMetadata',
    )
  })

  it('is seen where he is an account of a project that was read, or used it in one', () => {
    expect(sharedWith('serviceaccount:vm@our-project.iam.gserviceaccount.com')).toEqual([])
    const use = step('copy', { at: 9, by: 'eve', links: [['exported-to', 'vol-1', 'acct-y']] })
    const principal = { ...use.principal, id: 'eve@example.net' }
    expect(sharedWith('user:eve@example.net', { ...use, principal })).toEqual([])
    expect(sharedWith('user:eve@example.net', use)).toHaveLength(1)
  })
})
