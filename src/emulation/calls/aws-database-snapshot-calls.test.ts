import { describe, expect, it } from 'vitest'
import * as snapshots from './aws-database-snapshot-calls.ts'

const database = {
  name: 'payments',
  resourceId: 'db-1',
  account: '111122223333',
  region: 'eu-west-1',
  vpcId: 'vpc-1',
  groupId: 'sg-1',
  since: 0,
}
const foreign = 'arn:aws:rds:eu-central-1:777788889999:snapshot:nightly'

it('the snapshot of a cluster names the cluster and itself', () => {
  const { request, response } = snapshots.createDbClusterSnapshot(database, 'copy', { a: 'b' })
  expect(request).toMatchObject({
    dBClusterIdentifier: 'payments',
    dBClusterSnapshotIdentifier: 'copy',
    tags: [{ key: 'a', value: 'b' }],
  })
  expect(response).toMatchObject({ dBClusterSnapshotIdentifier: 'copy', status: 'creating' })
})

describe('a copy', () => {
  const plan = {
    source: foreign,
    sourceRegion: 'eu-central-1',
    target: 'mine',
    database,
    kmsKeyId: 'key',
  }

  it('of an instance’s snapshot names where it comes from, in request and answer', () => {
    const { request, response } = snapshots.copyDbSnapshot(plan)
    expect(request).toEqual({
      sourceDBSnapshotIdentifier: foreign,
      sourceRegion: 'eu-central-1',
      targetDBSnapshotIdentifier: 'mine',
      kmsKeyId: 'key',
    })
    expect(response).toMatchObject({
      dBSnapshotArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:mine',
      sourceDBSnapshotIdentifier: foreign,
      encrypted: true,
    })
  })

  it('of a cluster’s snapshot has names of its own', () => {
    const { request, response } = snapshots.copyDbClusterSnapshot(plan)
    expect(request).toMatchObject({
      sourceDBClusterSnapshotIdentifier: foreign,
      targetDBClusterSnapshotIdentifier: 'mine',
    })
    expect(response).toMatchObject({ dBClusterSnapshotIdentifier: 'mine' })
  })
})

const sharing = { of: 'instance', snapshot: 'copy', change: 'add', receivers: 'all' } as const
const valuesOf = (more: object) =>
  snapshots.changeDbSharing({ ...sharing, ...more }).response?.['dBSnapshotAttributes']
const values = (...attributeValues: readonly string[]) => [
  { attributeName: 'restore', attributeValues },
]

describe('who may restore a snapshot', () => {
  it('is added to or removed from the attribute restore', () => {
    expect(snapshots.changeDbSharing(sharing).request).toEqual({
      dBSnapshotIdentifier: 'copy',
      attributeName: 'restore',
      valuesToAdd: ['all'],
    })
    const { request } = snapshots.changeDbSharing({ ...sharing, change: 'remove' })
    expect(request).toMatchObject({ valuesToRemove: ['all'] })
  })

  it('is answered with all who may afterwards', () => {
    expect(valuesOf({})).toEqual(values('all'))
    expect(valuesOf({ change: 'remove' })).toEqual(values())
    expect(valuesOf({ holders: ['777788889999', 'all'] })).toEqual(values('777788889999', 'all'))
  })

  it('has other names for a cluster', () => {
    const { name, request, response } = snapshots.changeDbSharing({ ...sharing, of: 'cluster' })
    expect(name).toBe('ModifyDBClusterSnapshotAttribute')
    expect(request).toMatchObject({ dBClusterSnapshotIdentifier: 'copy' })
    expect(response).toHaveProperty('dBClusterSnapshotAttributes')
  })
})

it('a deleted snapshot is answered with what it was', () => {
  const gone = snapshots.deleteDbSnapshot(database, 'copy')
  expect(gone.request).toEqual({ dBSnapshotIdentifier: 'copy' })
  expect(gone.response).toMatchObject({ dBSnapshotIdentifier: 'copy', status: 'deleted' })
  const cluster = snapshots.deleteDbClusterSnapshot(database, 'copy')
  expect(cluster.request).toEqual({ dBClusterSnapshotIdentifier: 'copy' })
  expect(cluster.response).toMatchObject({ status: 'deleted' })
})

it('a look at snapshots says whether those of others count', () => {
  expect(snapshots.describeDbSnapshots().request).toEqual({
    includeShared: false,
    includePublic: false,
  })
  const question = { database: 'payments', type: 'public', includePublic: true } as const
  expect(snapshots.describeDbSnapshots(question).request).toEqual({
    dBInstanceIdentifier: 'payments',
    snapshotType: 'public',
    includeShared: false,
    includePublic: true,
  })
})
