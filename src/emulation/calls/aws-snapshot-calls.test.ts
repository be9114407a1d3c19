import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import {
  copySnapshot,
  createSnapshot,
  createSnapshots,
  deleteSnapshot,
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
  })

  it.each(['add', 'remove'] as const)('is opened to or closed for an account: %s', (change) => {
    const { name, request } = shareSnapshot('snap-1', change, '777788889999')
    expect(name).toBe('ModifySnapshotAttribute')
    expect(request?.['createVolumePermission']).toEqual({
      [change]: { items: [{ userId: '777788889999' }] },
    })
  })

  it('is deleted by its id', () => {
    expect(deleteSnapshot('snap-1').request).toMatchObject({ snapshotId: 'snap-1' })
  })
})
