/** Calls on snapshots of databases: of clusters, copies, shares, deletes, looks. */
import type { JsonObject } from '../../base/json.ts'
import { readCall } from './aws-call.ts'
import type { AwsCall, Tags } from './aws-call.ts'
import { rdsCall } from './aws-database.ts'
import type { Database } from './aws-database.ts'
import { clusterSnapshotAnswer, rdsTags, snapshotAnswer } from './aws-database-snapshot-answer.ts'
import { receiverList } from './aws-receivers.ts'
import type { Receivers } from './aws-receivers.ts'
import { presentFields } from '../present-fields.ts'

/** rds:CreateDBClusterSnapshot; [doc], no real record is known. */
export function createDbClusterSnapshot(
  cluster: Database,
  snapshot: string,
  tags: Tags = {},
): AwsCall {
  return rdsCall(
    'CreateDBClusterSnapshot',
    {
      dBClusterIdentifier: cluster.name,
      dBClusterSnapshotIdentifier: snapshot,
      tags: rdsTags(tags),
    },
    clusterSnapshotAnswer(cluster, { snapshot, status: 'creating', tags }),
  )
}

/** A copy of a database snapshot, logged where it arrives. */
export interface DbCopyPlan {
  /** A name, or an ARN when it comes from another region or account. */
  readonly source: string
  readonly sourceRegion?: string
  /** The name of the copy. */
  readonly target: string
  /** The database that was copied, in the account and region of the copy. */
  readonly database: Database
  readonly kmsKeyId?: string
  readonly copyTags?: boolean
}

/** rds:CopyDBSnapshot; [doc], no real record is known. */
export function copyDbSnapshot(plan: DbCopyPlan): AwsCall {
  const { source, sourceRegion, target, database, kmsKeyId, copyTags } = plan
  return rdsCall(
    'CopyDBSnapshot',
    presentFields({
      sourceDBSnapshotIdentifier: source,
      sourceRegion,
      targetDBSnapshotIdentifier: target,
      kmsKeyId,
      copyTags,
    }),
    snapshotAnswer(database, copyState(plan)),
  )
}

/** rds:CopyDBClusterSnapshot; [doc], no real record is known. */
export function copyDbClusterSnapshot(plan: DbCopyPlan): AwsCall {
  const { source, sourceRegion, target, database, kmsKeyId, copyTags } = plan
  return rdsCall(
    'CopyDBClusterSnapshot',
    presentFields({
      sourceDBClusterSnapshotIdentifier: source,
      sourceRegion,
      targetDBClusterSnapshotIdentifier: target,
      kmsKeyId,
      copyTags,
    }),
    clusterSnapshotAnswer(database, copyState(plan)),
  )
}

function copyState(plan: DbCopyPlan) {
  const { source, target, sourceRegion, kmsKeyId } = plan
  return {
    snapshot: target,
    status: 'creating',
    source,
    ...(sourceRegion === undefined ? {} : { sourceRegion }),
    ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
  } as const
}

/** A change in who may restore a snapshot. */
export interface DbSharing {
  readonly of: 'instance' | 'cluster'
  readonly snapshot: string
  readonly change: 'add' | 'remove'
  /** Account ids, or `all` for everyone. */
  readonly receivers: Receivers
  /** Who may restore it afterwards: those let in, or nobody, unless given. */
  readonly holders?: readonly string[]
}

/** rds:ModifyDBSnapshotAttribute or ModifyDBClusterSnapshotAttribute of the attribute `restore`. */
export function changeDbSharing(sharing: DbSharing): AwsCall {
  const { of, snapshot, change } = sharing
  const receivers = receiverList(sharing.receivers)
  const kind = of === 'cluster' ? 'DBClusterSnapshot' : 'DBSnapshot'
  const named: JsonObject = { [`d${kind.slice(1)}Identifier`]: snapshot }
  const attributeValues = sharing.holders ?? (change === 'add' ? receivers : [])
  return rdsCall(
    `Modify${kind}Attribute`,
    {
      ...named,
      attributeName: 'restore',
      [change === 'add' ? 'valuesToAdd' : 'valuesToRemove']: receivers,
    },
    {
      ...named,
      [`d${kind.slice(1)}Attributes`]: [{ attributeName: 'restore', attributeValues }],
    },
  )
}

/** rds:DeleteDBSnapshot. */
export function deleteDbSnapshot(database: Database, snapshot: string): AwsCall {
  return rdsCall(
    'DeleteDBSnapshot',
    { dBSnapshotIdentifier: snapshot },
    snapshotAnswer(database, { snapshot, status: 'deleted' }),
  )
}

/** rds:DeleteDBClusterSnapshot; [doc], no real record is known. */
export function deleteDbClusterSnapshot(cluster: Database, snapshot: string): AwsCall {
  return rdsCall(
    'DeleteDBClusterSnapshot',
    { dBClusterSnapshotIdentifier: snapshot },
    clusterSnapshotAnswer(cluster, { snapshot, status: 'deleted' }),
  )
}

/** rds:DescribeDBSnapshots: of one database, of one kind, or all; also those of others if asked. */
export function describeDbSnapshots(
  question: {
    readonly database?: string
    readonly snapshot?: string
    readonly type?: 'automated' | 'manual' | 'shared' | 'public' | 'awsbackup'
    readonly includeShared?: boolean
    readonly includePublic?: boolean
  } = {},
): AwsCall {
  const { database, snapshot, type, includeShared = false, includePublic = false } = question
  return readCall(
    'rds',
    'DescribeDBSnapshots',
    presentFields({
      dBInstanceIdentifier: database,
      dBSnapshotIdentifier: snapshot,
      snapshotType: type,
      includeShared,
      includePublic,
    }),
  )
}
