/**
 * Calls to ElastiCache: names and request keys [doc], answers as the API reference has them
 * [unverified] (reference/telemetry.md 2.5).
 */
import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import { presentFields } from '../present-fields.ts'

/** A replication group of Redis or Valkey. */
export interface Cache {
  readonly name: string
  readonly account: string
  readonly region: string
}

/** elasticache:CreateSnapshot. */
export function createCacheSnapshot(cache: Cache, snapshot: string): AwsCall {
  return cacheCall(
    'CreateSnapshot',
    { replicationGroupId: cache.name, snapshotName: snapshot },
    snapshotAnswer(cache, snapshot, 'creating'),
  )
}

/** elasticache:CopySnapshot; into a bucket, which may be anybody's, it leaves the service. */
export function copyCacheSnapshot(
  copy: { readonly cache: Cache; readonly source: string; readonly target: string },
  bucket?: string,
): AwsCall {
  return cacheCall(
    'CopySnapshot',
    presentFields({
      sourceSnapshotName: copy.source,
      targetSnapshotName: copy.target,
      targetBucket: bucket,
    }),
    snapshotAnswer(copy.cache, copy.target, bucket === undefined ? 'creating' : 'exporting'),
  )
}

/** elasticache:CreateReplicationGroup out of a snapshot. */
export function restoreCache(target: Cache, snapshot: string): AwsCall {
  return cacheCall(
    'CreateReplicationGroup',
    {
      replicationGroupId: target.name,
      replicationGroupDescription: target.name,
      snapshotName: snapshot,
      cacheNodeType: 'cache.r7g.large',
      engine: 'redis',
    },
    {
      replicationGroupId: target.name,
      description: target.name,
      status: 'creating',
      memberClusters: [`${target.name}-001`],
      aRN: `arn:aws:elasticache:${target.region}:${target.account}:replicationgroup:${target.name}`,
    },
  )
}

/** elasticache:DeleteSnapshot. */
export function deleteCacheSnapshot(cache: Cache, snapshot: string): AwsCall {
  return cacheCall(
    'DeleteSnapshot',
    { snapshotName: snapshot },
    snapshotAnswer(cache, snapshot, 'deleting'),
  )
}

function snapshotAnswer(
  { name, account, region }: Cache,
  snapshot: string,
  status: string,
): JsonObject {
  return {
    snapshotName: snapshot,
    replicationGroupId: name,
    snapshotStatus: status,
    snapshotSource: 'manual',
    cacheNodeType: 'cache.r7g.large',
    engine: 'redis',
    engineVersion: '7.1.0',
    port: 6379,
    aRN: `arn:aws:elasticache:${region}:${account}:snapshot:${snapshot}`,
  }
}

function cacheCall(name: string, request: JsonObject, response: JsonObject): AwsCall {
  return { service: 'elasticache', name, readOnly: false, request, response }
}
