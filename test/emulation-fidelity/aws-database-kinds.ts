/** Databases and their snapshots. */
import * as databases from '../../src/emulation/calls/aws-database-calls.ts'
import * as restores from '../../src/emulation/calls/aws-database-restore-calls.ts'
import * as snapshots from '../../src/emulation/calls/aws-database-snapshot-calls.ts'
import { account, consoleRole, kindOf, region, role, time } from './aws-kind.ts'
import type { AwsKind } from './aws-kind.ts'

/** A database that stands for all. */
export const database = {
  name: 'payments',
  resourceId: 'db-EXAMPLE',
  account,
  region,
  vpcId: 'vpc-01',
  groupId: 'sg-01',
  since: time,
} as const
const tags = { Name: 'x' }
const kmsKeyId = `arn:aws:kms:${region}:${account}:key/1111`
const roleArn = `arn:aws:iam::${account}:role/exports`
const encrypted = { ...database, kmsKeyId }
const copy = { source: 'nightly', target: 'copy', database }
const share = { snapshot: 'copy', receivers: '777788889999' } as const

const snapshotKinds: readonly AwsKind[] = [
  kindOf(databases.createDbSnapshot(database, 'copy', tags)),
  kindOf(snapshots.createDbClusterSnapshot(database, 'copy', tags)),
  kindOf(snapshots.copyDbSnapshot({ ...copy, kmsKeyId })),
  kindOf(snapshots.copyDbClusterSnapshot(copy)),
  kindOf(databases.shareDbSnapshot('copy', '777788889999'), { form: 'add' }),
  kindOf(snapshots.changeDbSharing({ ...share, of: 'instance', change: 'remove' }), {
    form: 'remove',
  }),
  kindOf(snapshots.changeDbSharing({ ...share, of: 'cluster', change: 'add' }), { form: 'add' }),
  kindOf(snapshots.changeDbSharing({ ...share, of: 'cluster', change: 'remove' }), {
    form: 'remove',
  }),
  kindOf(snapshots.deleteDbSnapshot(database, 'copy')),
  kindOf(snapshots.deleteDbClusterSnapshot(database, 'copy')),
  kindOf(snapshots.describeDbSnapshots(), { caller: consoleRole }),
]

const restoreKinds: readonly AwsKind[] = [
  kindOf(restores.restoreDb('copy', database)),
  kindOf(databases.restorePublicDb('copy', database), { form: 'public' }),
  kindOf(restores.restoreDbToTime({ source: 'payments', target: database })),
  kindOf(restores.restoreDbFromBucket({ bucket: 'b.example.com', roleArn, target: database })),
  kindOf(restores.restoreDbCluster('copy', database)),
  kindOf(restores.createReadReplica({ source: 'payments', target: database })),
  kindOf(
    restores.exportDbSnapshot({
      snapshot: 'copy',
      database,
      task: 'out',
      bucket: 'b.example.com',
      roleArn,
      kmsKeyId,
      time,
    }),
  ),
]

const instanceKinds: readonly AwsKind[] = [
  kindOf(databases.resetDbPassword(encrypted), { caller: role, form: 'password' }),
  kindOf(databases.modifyDb(encrypted, { isPublic: true }), { caller: role, form: 'public' }),
  kindOf(databases.modifyDb(encrypted, { backupDays: 0 }), { caller: role, form: 'backups' }),
  kindOf(databases.deleteDb(database)),
  kindOf(databases.describeDbs(), { caller: consoleRole, form: 'all' }),
  kindOf(databases.describeDbs('payments'), { caller: consoleRole, form: 'one' }),
]

/** One record of every builder of the topic. */
export const databaseKinds: readonly AwsKind[] = [
  ...snapshotKinds,
  ...restoreKinds,
  ...instanceKinds,
]
