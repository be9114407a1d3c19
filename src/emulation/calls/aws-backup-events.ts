/**
 * What AWS Backup notes of its own jobs: the parts of an `AwsServiceEvent` that do not depend on
 * where and when. Names, `backupVaultName` and `state` are [doc], the other keys [unverified]
 * (reference/telemetry.md 2.5).
 */
import type { JsonObject } from '../../base/json.ts'
import type { AwsServiceEvent } from './aws-player.ts'
import { presentFields } from '../present-fields.ts'

/** A service event without its time and place. */
export type BackupEvent = Pick<AwsServiceEvent, 'service' | 'name' | 'identity' | 'details'>

/** How far a job has come when it is noted. */
export type JobStage = 'Started' | 'Completed'

/** A backup that has been, or is being, made. */
export interface RecoveryPoint {
  readonly account: string
  readonly vault: string
  readonly vaultArn: string
  /** For a disk the ARN of its snapshot: `arn:aws:ec2:<region>::snapshot/snap-...`. */
  readonly recoveryPointArn: string
  /** What it is a backup of. */
  readonly resourceArn: string
  /** `EBS`, `EC2`, `RDS`. */
  readonly resourceType: string
  readonly roleArn: string
}

/** BackupJobStarted or BackupJobCompleted; the recovery point exists only when the job is done. */
export function backupJobEvent(stage: JobStage, jobId: string, point: RecoveryPoint): BackupEvent {
  const isDone = stage === 'Completed'
  return backupEvent(`BackupJob${stage}`, point.account, {
    backupJobId: jobId,
    state: stateOf(stage),
    ...vaultOf(point),
    recoveryPointArn: isDone ? point.recoveryPointArn : undefined,
    ...sourceOf(point),
  })
}

/** CopyJobStarted or CopyJobCompleted of a recovery point into another vault. */
export function copyJobEvent(
  stage: JobStage,
  jobId: string,
  copy: {
    readonly from: RecoveryPoint
    readonly toVaultArn: string
    /** The recovery point that the copy becomes; it exists only when the job is done. */
    readonly toRecoveryPointArn: string
  },
): BackupEvent {
  const { from, toVaultArn, toRecoveryPointArn } = copy
  return backupEvent(`CopyJob${stage}`, from.account, {
    copyJobId: jobId,
    state: stateOf(stage),
    sourceBackupVaultArn: from.vaultArn,
    sourceRecoveryPointArn: from.recoveryPointArn,
    destinationBackupVaultArn: toVaultArn,
    destinationRecoveryPointArn: stage === 'Completed' ? toRecoveryPointArn : undefined,
    ...sourceOf(from),
  })
}

/** RestoreStarted or RestoreCompleted; what was made is named only when the job is done. */
export function restoreEvent(
  stage: JobStage,
  jobId: string,
  restore: { readonly point: RecoveryPoint; readonly createdArn: string },
): BackupEvent {
  const { point, createdArn } = restore
  return backupEvent(`Restore${stage}`, point.account, {
    restoreJobId: jobId,
    state: stateOf(stage),
    backupVaultName: point.vault,
    recoveryPointArn: point.recoveryPointArn,
    resourceType: point.resourceType,
    iamRoleArn: point.roleArn,
    createdResourceArn: stage === 'Completed' ? createdArn : undefined,
  })
}

/** BackupDeleted. */
export function backupDeletedEvent(point: RecoveryPoint): BackupEvent {
  return backupEvent('BackupDeleted', point.account, {
    state: 'DELETED',
    ...vaultOf(point),
    recoveryPointArn: point.recoveryPointArn,
    ...sourceOf(point),
  })
}

function stateOf(stage: JobStage): string {
  return stage === 'Completed' ? 'COMPLETED' : 'RUNNING'
}

function vaultOf(point: RecoveryPoint): JsonObject {
  return { backupVaultName: point.vault, backupVaultArn: point.vaultArn }
}

function sourceOf({ resourceArn, resourceType, roleArn }: RecoveryPoint): JsonObject {
  return { resourceArn, resourceType, iamRoleArn: roleArn }
}

function backupEvent(name: string, accountId: string, details: JsonObject): BackupEvent {
  const identity = { accountId, invokedBy: 'backup.amazonaws.com' }
  return { service: 'backup', name, identity, details: presentFields(details) }
}
