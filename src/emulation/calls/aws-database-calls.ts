/** Calls on database instances, and those by which the samples copy, share and restore one. */
import { readCall } from './aws-call.ts'
import type { AwsCall, Tags } from './aws-call.ts'
import { hiddenPassword, rdsCall } from './aws-database.ts'
import type { Database } from './aws-database.ts'
import { instanceAnswer } from './aws-database-answer.ts'
import { restoreDb } from './aws-database-restore-calls.ts'
import { rdsTags, snapshotAnswer } from './aws-database-snapshot-answer.ts'
import { changeDbSharing } from './aws-database-snapshot-calls.ts'
import type { Receivers } from './aws-receivers.ts'
import { presentFields } from '../present-fields.ts'

/** rds:CreateDBSnapshot; the snapshot of an encrypted database is encrypted unasked. */
export function createDbSnapshot(database: Database, snapshot: string, tags: Tags = {}): AwsCall {
  return rdsCall(
    'CreateDBSnapshot',
    {
      dBInstanceIdentifier: database.name,
      dBSnapshotIdentifier: snapshot,
      tags: rdsTags(tags),
    },
    snapshotAnswer(database, { snapshot, status: 'creating', tags }),
  )
}

/** rds:ModifyDBSnapshotAttribute that lets accounts, or `all`, restore the snapshot. */
export function shareDbSnapshot(snapshot: string, receivers: Receivers): AwsCall {
  return changeDbSharing({ of: 'instance', snapshot, change: 'add', receivers })
}

/** rds:RestoreDBInstanceFromDBSnapshot into a database that the internet can reach. */
export function restorePublicDb(snapshot: string, target: Database): AwsCall {
  return restoreDb(snapshot, { ...target, isPublic: true }, { groupIds: [target.groupId] })
}

/** rds:ModifyDBInstance that sets a new master password, of a public database unless it says no. */
export function resetDbPassword(target: Database): AwsCall {
  return modifyDb({ isPublic: true, ...target }, { hasNewPassword: true })
}

/** What is asked of an instance to be from now on. */
export interface DatabaseChange {
  readonly hasNewPassword?: boolean
  readonly isPublic?: boolean
  readonly groupIds?: readonly string[]
  /** For how many days RDS keeps its own backups; 0 keeps and makes none. */
  readonly backupDays?: number
  readonly isGuarded?: boolean
}

/** rds:ModifyDBInstance, applied at once; the answer shows password and backups as still pending. */
export function modifyDb(target: Database, change: DatabaseChange): AwsCall {
  const { isPublic, groupIds, backupDays } = change
  const masterUserPassword = change.hasNewPassword === true ? hiddenPassword : undefined
  return rdsCall(
    'ModifyDBInstance',
    presentFields({
      dBInstanceIdentifier: target.name,
      applyImmediately: true,
      masterUserPassword,
      publiclyAccessible: isPublic,
      vpcSecurityGroupIds: groupIds,
      backupRetentionPeriod: backupDays,
      deletionProtection: change.isGuarded,
      allowMajorVersionUpgrade: false,
    }),
    instanceAnswer(target, {
      status: 'available',
      ...(groupIds === undefined ? {} : { groupIds }),
      pending: presentFields({ masterUserPassword, backupRetentionPeriod: backupDays }),
    }),
  )
}

/** rds:DeleteDBInstance; with its automated backups, and without a last snapshot unless one is named. */
export function deleteDb(database: Database, finalSnapshot?: string): AwsCall {
  return rdsCall(
    'DeleteDBInstance',
    presentFields({
      dBInstanceIdentifier: database.name,
      skipFinalSnapshot: finalSnapshot === undefined,
      finalDBSnapshotIdentifier: finalSnapshot,
      deleteAutomatedBackups: true,
    }),
    instanceAnswer(database, { status: 'deleting' }),
  )
}

/** rds:DescribeDBInstances: one, or all; who asks for all asks nothing. */
export function describeDbs(name?: string): AwsCall {
  const request = name === undefined ? null : { dBInstanceIdentifier: name }
  return readCall('rds', 'DescribeDBInstances', request)
}
