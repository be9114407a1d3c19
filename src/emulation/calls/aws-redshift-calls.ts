/**
 * Calls to Redshift: names and request keys [doc], answers as the API reference has them [unverified]
 * (reference/telemetry.md 2.5).
 */
import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import { spelledText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'

/** A cluster, as far as Redshift repeats it in its answers. */
export interface Warehouse {
  readonly name: string
  readonly account: string
  readonly region: string
  readonly vpcId: string
  readonly groupId: string
  /** When it was made, in milliseconds. */
  readonly since: number
  /** Can the internet reach it? Not unless given. */
  readonly isPublic?: boolean
}

/** A snapshot of a cluster. */
export interface WarehouseSnapshot {
  readonly name: string
  readonly of: Warehouse
  readonly owner: string
  readonly since: number
}

/** redshift:CreateClusterSnapshot. */
export function createWarehouseSnapshot(snapshot: WarehouseSnapshot): AwsCall {
  return redshiftCall(
    'CreateClusterSnapshot',
    { snapshotIdentifier: snapshot.name, clusterIdentifier: snapshot.of.name, tags: [] },
    snapshotAnswer(snapshot, 'creating'),
  )
}

/** redshift:CopyClusterSnapshot: of an automated snapshot, one that stays. */
export function copyWarehouseSnapshot(source: string, target: WarehouseSnapshot): AwsCall {
  return redshiftCall(
    'CopyClusterSnapshot',
    {
      sourceSnapshotIdentifier: source,
      sourceSnapshotClusterIdentifier: target.of.name,
      targetSnapshotIdentifier: target.name,
    },
    snapshotAnswer(target, 'available'),
  )
}

/** redshift:AuthorizeSnapshotAccess or RevokeSnapshotAccess of one account. */
export function changeWarehouseSharing(
  snapshot: WarehouseSnapshot,
  change: 'add' | 'remove',
  account: string,
): AwsCall {
  const isAdded = change === 'add'
  return redshiftCall(
    isAdded ? 'AuthorizeSnapshotAccess' : 'RevokeSnapshotAccess',
    { snapshotIdentifier: snapshot.name, accountWithRestoreAccess: account },
    {
      ...snapshotAnswer(snapshot, 'available'),
      ...(isAdded ? { accountsWithRestoreAccess: [{ accountId: account }] } : {}),
    },
  )
}

/** redshift:RestoreFromClusterSnapshot; a snapshot of others is named with their account. */
export function restoreWarehouse(snapshot: WarehouseSnapshot, target: Warehouse): AwsCall {
  const isForeign = snapshot.owner !== target.account
  return redshiftCall(
    'RestoreFromClusterSnapshot',
    presentFields({
      clusterIdentifier: target.name,
      snapshotIdentifier: snapshot.name,
      snapshotClusterIdentifier: isForeign ? snapshot.of.name : undefined,
      ownerAccount: isForeign ? snapshot.owner : undefined,
      publiclyAccessible: target.isPublic ?? false,
      vpcSecurityGroupIds: [target.groupId],
    }),
    {
      clusterIdentifier: target.name,
      nodeType: 'ra3.xlplus',
      clusterStatus: 'creating',
      clusterAvailabilityStatus: 'Modifying',
      masterUsername: 'awsuser',
      dBName: 'dev',
      automatedSnapshotRetentionPeriod: 1,
      clusterSecurityGroups: [],
      vpcSecurityGroups: [{ vpcSecurityGroupId: target.groupId, status: 'active' }],
      vpcId: target.vpcId,
      publiclyAccessible: target.isPublic ?? false,
      encrypted: false,
      numberOfNodes: 2,
    },
  )
}

/** redshift:DeleteClusterSnapshot. */
export function deleteWarehouseSnapshot(snapshot: WarehouseSnapshot): AwsCall {
  return redshiftCall(
    'DeleteClusterSnapshot',
    { snapshotIdentifier: snapshot.name },
    snapshotAnswer(snapshot, 'deleted'),
  )
}

function snapshotAnswer({ name, of, owner, since }: WarehouseSnapshot, status: string): JsonObject {
  return {
    snapshotIdentifier: name,
    clusterIdentifier: of.name,
    snapshotCreateTime: spelledText(since),
    status,
    port: 5439,
    availabilityZone: `${of.region}a`,
    clusterCreateTime: spelledText(of.since),
    masterUsername: 'awsuser',
    snapshotType: 'manual',
    nodeType: 'ra3.xlplus',
    numberOfNodes: 2,
    dBName: 'dev',
    vpcId: of.vpcId,
    encrypted: false,
    ownerAccount: owner,
    sourceRegion: of.region,
  }
}

function redshiftCall(name: string, request: JsonObject, response: JsonObject): AwsCall {
  return { service: 'redshift', name, readOnly: false, request, response }
}
