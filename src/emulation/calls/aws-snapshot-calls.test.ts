import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import {
  copySnapshot,
  createSnapshot,
  createSnapshots,
  deleteSnapshot,
  describeSnapshotSharing,
  describeSnapshots,
  resetSnapshotSharing,
  shareSnapshot,
} from './aws-snapshot-calls.ts'

const plan = { volumeId: 'vol-1', snapshotId: 'snap-1', owner: '111122223333', time: 0, size: 50 }
const answered = ['CreateSnapshotsResponse', 'snapshotSet', 'item'] as const

describe('a new snapshot', () => {
  it('is asked for by volume and answered with its own id', () => {
    const { request, response } = createSnapshot(plan)
    expect(request).toEqual({ volumeId: 'vol-1' })
    expect(response).toMatchObject({
      snapshotId: 'snap-1',
      volumeId: 'vol-1',
      ownerId: '111122223333',
      volumeSize: '50',
      status: 'pending',
    })
  })

  it('inherits the encryption of its volume unasked', () => {
    const { request, response } = createSnapshot({ ...plan, kmsKeyId: 'key' })
    expect(request).toEqual({ volumeId: 'vol-1' })
    expect([response?.['encrypted'], createSnapshot(plan).response?.['encrypted']]).toEqual([
      true,
      false,
    ])
  })

  it('is written in the newer encoding where asked', () => {
    const { request, response } = createSnapshot({ ...plan, encoding: 'wrapped' })
    expect(request).toEqual({ CreateSnapshotRequest: { VolumeId: 'vol-1' } })
    expect(valueAt(response, 'CreateSnapshotResponse')).toMatchObject({
      snapshotId: 'snap-1',
      volumeSize: 50,
      startTime: '1970-01-01T00:00:00.000Z',
    })
  })

  it('of a whole instance is a list, of one disk the element itself', () => {
    const two = createSnapshots('i-1', [plan, { ...plan, snapshotId: 'snap-2' }], 'both')
    expect(valueAt(two.response, ...answered)).toMatchObject([
      { snapshotId: 'snap-1', startTime: '1970-01-01T00:00:00.000Z' },
      { snapshotId: 'snap-2' },
    ])
    const one = createSnapshots('i-1', [plan], 'one')
    expect(valueAt(one.response, ...answered)).toMatchObject({ snapshotId: 'snap-1' })
    const specification = ['CreateSnapshotsRequest', 'InstanceSpecification', 'InstanceId'] as const
    expect(valueAt(one.request, ...specification)).toBe('i-1')
  })
})

describe('an existing snapshot', () => {
  it('is copied from a source and a region into a new id', () => {
    const source = { sourceSnapshotId: 'snap-1', sourceRegion: 'eu-west-1', description: 'copy' }
    const { request, response } = copySnapshot({ ...source, snapshotId: 'snap-9' })
    expect(request).toEqual({ ...source, encrypted: false })
    expect(response).toEqual({ snapshotId: 'snap-9' })
    const encrypted = copySnapshot({ ...source, snapshotId: 'snap-9', kmsKeyId: 'key' })
    expect(encrypted.request).toMatchObject({ encrypted: true, kmsKeyId: 'key' })
  })

  it.each(['add', 'remove'] as const)('is opened to or closed for an account: %s', (change) => {
    const { name, request } = shareSnapshot('snap-1', change, '777788889999')
    expect(name).toBe('ModifySnapshotAttribute')
    expect(request?.['createVolumePermission']).toEqual({
      [change]: { items: [{ userId: '777788889999' }] },
    })
  })

  it('is opened to everyone, or to several at once', () => {
    const { request } = shareSnapshot('snap-1', 'add', ['777788889999', 'all'])
    expect(request?.['createVolumePermission']).toEqual({
      add: { items: [{ userId: '777788889999' }, { group: 'all' }] },
    })
  })

  it('is closed for all by a reset', () => {
    const { name, request } = resetSnapshotSharing('snap-1')
    expect(name).toBe('ResetSnapshotAttribute')
    expect(request).toMatchObject({ snapshotId: 'snap-1' })
  })

  it('is deleted by its id', () => {
    expect(deleteSnapshot('snap-1').request).toMatchObject({ snapshotId: 'snap-1' })
  })
})

describe('a look at snapshots', () => {
  it('asks with empty sets for whatever it does not ask', () => {
    expect(describeSnapshots().request).toEqual({
      snapshotSet: {},
      ownersSet: {},
      sharedUsersSet: {},
      filterSet: {},
    })
  })

  it('names owners, those who may restore, and ids', () => {
    const question = { owners: ['self'], restorableBy: ['all'], snapshotIds: ['snap-1'] }
    expect(describeSnapshots({ ...question, maxResults: 1000 }).request).toMatchObject({
      maxResults: 1000,
      snapshotSet: { items: [{ snapshotId: 'snap-1' }] },
      ownersSet: { items: [{ owner: 'self' }] },
      sharedUsersSet: { items: [{ user: 'all' }] },
    })
  })

  it('changes nothing', () => {
    const { readOnly, response, request } = describeSnapshotSharing('snap-1')
    expect([readOnly, response]).toEqual([true, null])
    expect(request).toMatchObject({ snapshotId: 'snap-1' })
  })
})
