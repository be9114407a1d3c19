import { expect, it } from 'vitest'
import * as caches from './aws-cache-calls.ts'

const sessions = { name: 'sessions', account: '111122223333', region: 'eu-west-1' }

it('a snapshot is made of a replication group', () => {
  expect(caches.createCacheSnapshot(sessions, 'taken')).toMatchObject({
    service: 'elasticache',
    name: 'CreateSnapshot',
    readOnly: false,
    request: { replicationGroupId: 'sessions', snapshotName: 'taken' },
    response: {
      snapshotStatus: 'creating',
      aRN: 'arn:aws:elasticache:eu-west-1:111122223333:snapshot:taken',
    },
  })
})

it('a copy into a bucket is an export, without one it stays in the service', () => {
  const copy = { cache: sessions, source: 'taken', target: 'kept' }
  const names = { sourceSnapshotName: 'taken', targetSnapshotName: 'kept' }
  expect(caches.copyCacheSnapshot(copy).request).toEqual(names)
  expect(caches.copyCacheSnapshot(copy, 'bucket')).toMatchObject({
    name: 'CopySnapshot',
    request: { ...names, targetBucket: 'bucket' },
    response: { snapshotStatus: 'exporting' },
  })
})

it('a cache is restored by being made of a snapshot', () => {
  expect(caches.restoreCache({ ...sessions, name: 'new' }, 'taken')).toMatchObject({
    name: 'CreateReplicationGroup',
    request: { replicationGroupId: 'new', snapshotName: 'taken' },
    response: { aRN: 'arn:aws:elasticache:eu-west-1:111122223333:replicationgroup:new' },
  })
})

it('a deleted snapshot is answered as such', () => {
  expect(caches.deleteCacheSnapshot(sessions, 'taken')).toMatchObject({
    request: { snapshotName: 'taken' },
    response: { snapshotStatus: 'deleting', replicationGroupId: 'sessions' },
  })
})
