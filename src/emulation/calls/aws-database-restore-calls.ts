/** Calls that make a database of something older: a snapshot, a point in time, a bucket, a twin. */
import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import { hiddenPassword, databaseArn, engines, rdsCall } from './aws-database.ts'
import type { Database } from './aws-database.ts'
import { clusterAnswer, instanceAnswer, instanceClass } from './aws-database-answer.ts'
import { spelledText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'

/** What a restore may ask for beside its source and its target. */
export interface RestoreOptions {
  readonly groupIds?: readonly string[]
  readonly subnetGroup?: string
}

/**
 * rds:RestoreDBInstanceFromDBSnapshot. `snapshot` is a name, or an ARN when it is another account's;
 * public access is asked for, or asked away, only where the target says so.
 */
export function restoreDb(
  snapshot: string,
  target: Database,
  options: RestoreOptions = {},
): AwsCall {
  return rdsCall(
    'RestoreDBInstanceFromDBSnapshot',
    { ...targetRequest(target, options), dBSnapshotIdentifier: snapshot },
    restoredAnswer(target, options),
  )
}

/**
 * rds:RestoreDBInstanceToPointInTime: no snapshot needed; the latest moment unless one is given, in
 * milliseconds. Paths [doc].
 */
export function restoreDbToTime(
  plan: { readonly source: string; readonly target: Database; readonly moment?: number },
  options: RestoreOptions = {},
): AwsCall {
  const { source, target, moment } = plan
  const { dBInstanceIdentifier, ...asked } = targetRequest(target, options)
  const until: JsonObject =
    moment === undefined
      ? { useLatestRestorableTime: true }
      : { restoreTime: spelledText(moment), useLatestRestorableTime: false }
  return rdsCall(
    'RestoreDBInstanceToPointInTime',
    {
      sourceDBInstanceIdentifier: source,
      targetDBInstanceIdentifier: dBInstanceIdentifier,
      ...asked,
      ...until,
    },
    restoredAnswer(target, options),
  )
}

/** rds:RestoreDBInstanceFromS3: a MySQL backup that lies in a bucket; [doc]. */
export function restoreDbFromBucket(plan: {
  readonly bucket: string
  readonly prefix?: string
  readonly roleArn: string
  readonly target: Database
}): AwsCall {
  const target: Database = { engine: 'mysql', ...plan.target }
  const { version, user } = engines[target.engine ?? 'mysql']
  return rdsCall(
    'RestoreDBInstanceFromS3',
    presentFields({
      ...targetRequest(target, {}),
      engine: target.engine,
      sourceEngine: target.engine,
      sourceEngineVersion: version,
      s3BucketName: plan.bucket,
      s3Prefix: plan.prefix,
      s3IngestionRoleArn: plan.roleArn,
      masterUsername: user,
      masterUserPassword: hiddenPassword,
    }),
    instanceAnswer(target, {
      status: 'creating',
      pending: { masterUserPassword: hiddenPassword },
    }),
  )
}

/** rds:RestoreDBClusterFromSnapshot; [doc], no real record is known. */
export function restoreDbCluster(snapshot: string, target: Database): AwsCall {
  return rdsCall(
    'RestoreDBClusterFromSnapshot',
    {
      dBClusterIdentifier: target.name,
      snapshotIdentifier: snapshot,
      engine: target.engine ?? 'aurora-postgresql',
      vpcSecurityGroupIds: [target.groupId],
    },
    clusterAnswer(target),
  )
}

/** rds:CreateDBInstanceReadReplica; the source is a name, or an ARN in another region; [doc]. */
export function createReadReplica(plan: {
  readonly source: string
  readonly sourceRegion?: string
  readonly target: Database
}): AwsCall {
  const { source, sourceRegion, target } = plan
  return rdsCall(
    'CreateDBInstanceReadReplica',
    presentFields({
      ...targetRequest(target, {}),
      sourceDBInstanceIdentifier: source,
      sourceRegion,
      kmsKeyId: target.kmsKeyId,
    }),
    {
      ...instanceAnswer(target, { status: 'creating' }),
      readReplicaSourceDBInstanceIdentifier: source,
    },
  )
}

/** rds:StartExportTask: the tables of a snapshot as files in a bucket; paths [doc]. */
export function exportDbSnapshot(plan: {
  readonly of?: 'instance' | 'cluster'
  readonly snapshot: string
  readonly database: Database
  readonly task: string
  readonly bucket: string
  readonly prefix?: string
  readonly roleArn: string
  /** Exports are always encrypted. */
  readonly kmsKeyId: string
  readonly time: number
  readonly only?: readonly string[]
}): AwsCall {
  const { database, task, bucket, prefix, roleArn, kmsKeyId, only } = plan
  const kind = plan.of === 'cluster' ? 'cluster-snapshot' : 'snapshot'
  const sourceArn = databaseArn(database, kind, plan.snapshot)
  const common = { exportTaskIdentifier: task, sourceArn, s3Prefix: prefix, kmsKeyId }
  return rdsCall(
    'StartExportTask',
    presentFields({ ...common, s3BucketName: bucket, iamRoleArn: roleArn, exportOnly: only }),
    presentFields({
      ...common,
      s3Bucket: bucket,
      iamRoleArn: roleArn,
      exportOnly: only,
      snapshotTime: spelledText(plan.time),
      sourceType: 'SNAPSHOT',
      status: 'STARTING',
      percentProgress: 0,
      totalExtractedDataInGB: 0,
    }),
  )
}

function targetRequest(target: Database, options: RestoreOptions): JsonObject {
  return presentFields({
    dBInstanceIdentifier: target.name,
    dBInstanceClass: instanceClass,
    publiclyAccessible: target.isPublic,
    dBSubnetGroupName: options.subnetGroup,
    vpcSecurityGroupIds: options.groupIds,
  })
}

function restoredAnswer(target: Database, { groupIds }: RestoreOptions): JsonObject {
  const groups = groupIds === undefined ? {} : { groupIds }
  return instanceAnswer(target, { status: 'creating', ...groups })
}
