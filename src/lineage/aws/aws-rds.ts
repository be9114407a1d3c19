/** RDS, Aurora, Neptune and DocumentDB: one event source for all four (section 2.4). */
import type { AwsAction, AwsActions, AwsEffect, AwsReader } from './aws-action.ts'
import { foreignUse, linksBetween } from './aws-action.ts'
import { readAccess, readAccessChange, readsGroupIngress } from './aws-rds-access.ts'
import { rds, readRds, type RdsField } from './aws-rds-field.ts'
import { textAt, textsAt, type AwsCall } from './aws-request.ts'
import { bucketResource, databaseById, rdsResource } from './aws-resource.ts'
import { granteeOf, sharingEffect } from './aws-sharing.ts'
import type { LinkKind } from '../link.ts'
import type { Verb } from '../../environment/verb.ts'

const instance = rds('db', 'response.dBInstanceArn', 'request.dBInstanceIdentifier')
const cluster = rds('cluster', 'response.dBClusterArn', 'request.dBClusterIdentifier')
const snapshot = rds('snapshot', 'response.dBSnapshotArn', 'request.dBSnapshotIdentifier')
const clusterSnapshot = rds(
  'cluster-snapshot',
  'response.dBClusterSnapshotArn',
  'request.dBClusterSnapshotIdentifier',
)
const targetInstance = rds('db', 'response.dBInstanceArn', 'request.targetDBInstanceIdentifier')
const automatedBackup = rds(
  'auto-backup',
  'response.dBInstanceAutomatedBackupsArn',
  'response.dBInstanceAutomatedBackupArn',
  'request.dBInstanceAutomatedBackupsArn',
)
const clusterAutomatedBackup = rds(
  'cluster-auto-backup',
  'response.dBClusterAutomatedBackupsArn',
  'response.dBClusterAutomatedBackupArn',
  'request.dBClusterAutomatedBackupsArn',
)

/** reference/telemetry.md section 2.4. */
export const rdsActions: AwsActions = {
  CreateDBSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: [rds('db', 'request.dBInstanceIdentifier', 'response.dBInstanceIdentifier')],
    to: snapshot,
  }),
  CreateDBClusterSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: [rds('cluster', 'request.dBClusterIdentifier', 'response.dBClusterIdentifier')],
    to: clusterSnapshot,
  }),
  CopyDBSnapshot: derives({
    verb: 'copy',
    link: 'copy-of',
    from: [fromRegion(rds('snapshot', 'request.sourceDBSnapshotIdentifier'))],
    to: rds('snapshot', 'response.dBSnapshotArn', 'request.targetDBSnapshotIdentifier'),
  }),
  CopyDBClusterSnapshot: derives({
    verb: 'copy',
    link: 'copy-of',
    from: [fromRegion(rds('cluster-snapshot', 'request.sourceDBClusterSnapshotIdentifier'))],
    to: rds(
      'cluster-snapshot',
      'response.dBClusterSnapshotArn',
      'request.targetDBClusterSnapshotIdentifier',
    ),
  }),
  CreateDBInstanceReadReplica: derives({
    verb: 'copy',
    link: 'copy-of',
    from: [
      fromRegion(rds('db', 'request.sourceDBInstanceIdentifier')),
      fromRegion(rds('cluster', 'request.sourceDBClusterIdentifier')),
    ],
    to: instance,
  }),
  RestoreDBInstanceFromDBSnapshot: derives({
    verb: 'restore',
    link: 'restored-from',
    from: [
      rds('snapshot', 'request.dBSnapshotIdentifier'),
      rds('cluster-snapshot', 'request.dBClusterSnapshotIdentifier'),
    ],
    to: instance,
  }),
  RestoreDBClusterFromSnapshot: derives({
    verb: 'restore',
    link: 'restored-from',
    from: [rds('cluster-snapshot', 'request.snapshotIdentifier')],
    to: cluster,
  }),
  RestoreDBInstanceToPointInTime: derives({
    verb: 'restore',
    link: 'restored-from',
    from: [
      rds('db', 'request.sourceDBInstanceIdentifier'),
      rds('auto-backup', 'request.sourceDBInstanceAutomatedBackupsArn'),
    ],
    sourceId: 'request.sourceDbiResourceId',
    to: targetInstance,
  }),
  RestoreDBClusterToPointInTime: derives({
    verb: 'restore',
    link: 'restored-from',
    from: [rds('cluster', 'request.sourceDBClusterIdentifier')],
    sourceId: 'request.sourceDbClusterResourceId',
    to: cluster,
  }),
  RestoreDBInstanceFromS3: { verb: 'restore', read: readsRestoreFromBucket(instance) },
  RestoreDBClusterFromS3: { verb: 'restore', read: readsRestoreFromBucket(cluster) },
  // An instance made inside a cluster serves the cluster's data, often a restored copy of it.
  CreateDBInstance: derives({
    verb: 'create',
    verbWithSource: 'launch',
    link: 'launched-from',
    from: [rds('cluster', 'request.dBClusterIdentifier')],
    to: instance,
  }),
  CreateDBCluster: derives({
    verb: 'create',
    verbWithSource: 'copy',
    link: 'copy-of',
    from: [rds('cluster', 'request.replicationSourceIdentifier')],
    to: cluster,
  }),
  // Not in the reference, named by the API: the automated backups go to another region from now on.
  StartDBInstanceAutomatedBackupsReplication: derives({
    verb: 'copy',
    link: 'copy-of',
    from: [rds('db', 'request.sourceDBInstanceArn')],
    to: automatedBackup,
    isUnverified: true,
  }),
  StartExportTask: { verb: 'export', read: readExport },
  ModifyDBSnapshotAttribute: { verb: 'share', read: readsShare(snapshot) },
  ModifyDBClusterSnapshotAttribute: { verb: 'share', read: readsShare(clusterSnapshot) },
  ModifyDBInstance: {
    verb: 'other',
    read: (call) => readAccessChange(call, readRds(call, instance)),
  },
  ModifyDBCluster: {
    verb: 'other',
    read: (call) => readAccessChange(call, readRds(call, cluster)),
  },
  AuthorizeDBSecurityGroupIngress: { verb: 'expose', read: readsGroupIngress('open') },
  RevokeDBSecurityGroupIngress: { verb: 'unexpose', read: readsGroupIngress('close') },
  DeleteDBSnapshot: { verb: 'delete', read: readsRemoval(snapshot) },
  DeleteDBClusterSnapshot: { verb: 'delete', read: readsRemoval(clusterSnapshot) },
  DeleteDBInstance: {
    verb: 'delete',
    read: readsRemoval(instance, rds('snapshot', 'request.finalDBSnapshotIdentifier')),
  },
  DeleteDBCluster: {
    verb: 'delete',
    read: readsRemoval(cluster, rds('cluster-snapshot', 'request.finalDBSnapshotIdentifier')),
  },
  DeleteDBInstanceAutomatedBackup: { verb: 'delete', read: readsRemoval(automatedBackup) },
  DeleteDBClusterAutomatedBackup: { verb: 'delete', read: readsRemoval(clusterAutomatedBackup) },
}

/** A copy may name its source by a bare name in another region. */
function fromRegion(field: RdsField): RdsField {
  return { ...field, regionPath: 'request.sourceRegion' }
}

/** A row for a call that makes a database or a snapshot, of another or of nothing. */
function derives(row: {
  readonly verb: Verb
  /** The verb when the call names a source, where that changes what it is. */
  readonly verbWithSource?: Verb
  readonly link: LinkKind
  readonly from: readonly RdsField[]
  /** Where the source may be named by its immutable id instead. */
  readonly sourceId?: string
  readonly to: RdsField
  /** Nobody has seen the paths. */
  readonly isUnverified?: boolean
}): AwsAction {
  const evidence = row.isUnverified === true ? 'inferred' : 'observed'
  return {
    verb: row.verb,
    read: (call) => {
      const byId = row.sourceId === undefined ? [] : textsAt(call.parts, row.sourceId)
      const inputs = [
        ...row.from.flatMap((field) => readRds(call, field)),
        ...byId.map((id) => databaseById(id, call)),
      ]
      const outputs = readRds(call, row.to)
      const access = readAccess(call, outputs)
      const links = linksBetween(row.link, { from: inputs, to: outputs }, evidence)
      const verb = inputs.length > 0 ? row.verbWithSource : undefined
      return {
        ...(verb === undefined ? {} : { verb }),
        ...access,
        inputs,
        outputs,
        links: [...links, ...(access.links ?? [])],
        ...foreignUse(call, inputs),
      }
    },
  }
}

function readsRestoreFromBucket(made: RdsField): AwsReader {
  return (call) => {
    const outputs = readRds(call, made)
    const inputs = textsAt(call.parts, 'request.s3BucketName').map(bucketResource)
    return { ...readAccess(call, outputs), inputs, outputs }
  }
}

/** StartExportTask writes a snapshot or cluster, named by its ARN, into a bucket. */
function readExport(call: AwsCall): AwsEffect {
  const source = textAt(call.parts, 'request.sourceArn', 'response.sourceArn')
  const bucket = textAt(call.parts, 'request.s3BucketName', 'response.s3Bucket')
  const inputs = source === undefined ? [] : [rdsResource('snapshot', source, call)]
  const outputs = bucket === undefined ? [] : [bucketResource(bucket)]
  return { inputs, outputs, links: linksBetween('exported-to', { from: inputs, to: outputs }) }
}

/** Lists of account ids, or `all`; other attributes than `restore` do not exist today. */
function readsShare(field: RdsField): AwsReader {
  return (call) =>
    sharingEffect({
      resources: readRds(call, field),
      added: textsAt(call.parts, 'request.valuesToAdd').map(granteeOf),
      removed: textsAt(call.parts, 'request.valuesToRemove').map(granteeOf),
    })
}

/** A removal, which for a database may leave a last snapshot behind. */
function readsRemoval(field: RdsField, lastSnapshot?: RdsField): AwsReader {
  return (call) => {
    const removed = readRds(call, field)
    const kept = lastSnapshot === undefined ? [] : readRds(call, lastSnapshot)
    const links = linksBetween('snapshot-of', { from: removed, to: kept })
    return { outputs: [...removed, ...kept], removed, links }
  }
}
