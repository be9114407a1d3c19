/** Calls to AWS Backup: names [doc], paths of those that change something [unverified] (2.5). */
import type { JsonObject } from '../../base/json.ts'
import { readCall } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import { spelledText } from '../clock.ts'
import { presentFields } from '../present-fields.ts'

/** backup:StartBackupJob of one resource into a vault; the time in milliseconds. */
export function startBackupJob(plan: {
  readonly jobId: string
  readonly vault: string
  readonly resourceArn: string
  readonly roleArn: string
  readonly time: number
  /** Known at once for some kinds of resource only. */
  readonly recoveryPointArn?: string
}): AwsCall {
  const { jobId, vault, resourceArn, roleArn, time, recoveryPointArn } = plan
  return backupCall(
    'StartBackupJob',
    { backupVaultName: vault, resourceArn, iamRoleArn: roleArn },
    presentFields({ backupJobId: jobId, recoveryPointArn, creationDate: spelledText(time) }),
  )
}

/** backup:StartCopyJob of a recovery point into another vault, perhaps of another account. */
export function startCopyJob(plan: {
  readonly jobId: string
  readonly recoveryPointArn: string
  readonly fromVault: string
  readonly toVaultArn: string
  readonly roleArn: string
  readonly time: number
}): AwsCall {
  const { jobId, recoveryPointArn, fromVault, toVaultArn, roleArn, time } = plan
  return backupCall(
    'StartCopyJob',
    {
      recoveryPointArn,
      sourceBackupVaultName: fromVault,
      destinationBackupVaultArn: toVaultArn,
      iamRoleArn: roleArn,
    },
    { copyJobId: jobId, creationDate: spelledText(time) },
  )
}

/** backup:StartRestoreJob; what the restored thing shall be like is hidden unless given. */
export function startRestoreJob(plan: {
  readonly jobId: string
  readonly recoveryPointArn: string
  readonly roleArn: string
  readonly resourceType?: string
  readonly metadata?: JsonObject
}): AwsCall {
  const { jobId, recoveryPointArn, roleArn, resourceType, metadata } = plan
  return backupCall(
    'StartRestoreJob',
    presentFields({
      recoveryPointArn,
      metadata: metadata ?? 'HIDDEN_DUE_TO_SECURITY_REASONS',
      iamRoleArn: roleArn,
      resourceType,
    }),
    { restoreJobId: jobId },
  )
}

/** backup:PutBackupVaultAccessPolicy: who may do what with a vault. */
export function putVaultPolicy(vault: string, policy: JsonObject): AwsCall {
  const request = { backupVaultName: vault, policy: JSON.stringify(policy) }
  return backupCall('PutBackupVaultAccessPolicy', request, null)
}

/** A vault policy that lets another account copy recovery points into the vault. */
export function copyIntoPolicy(account: string): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'backup:CopyIntoBackupVault',
        Resource: '*',
      },
    ],
  }
}

/** backup:DeleteBackupVaultAccessPolicy. */
export function deleteVaultPolicy(vault: string): AwsCall {
  return backupCall('DeleteBackupVaultAccessPolicy', { backupVaultName: vault }, null)
}

/** backup:DeleteRecoveryPoint. */
export function deleteRecoveryPoint(vault: string, recoveryPointArn: string): AwsCall {
  return backupCall('DeleteRecoveryPoint', { backupVaultName: vault, recoveryPointArn }, null)
}

/** backup:DeleteBackupVault; only an empty one goes. */
export function deleteVault(vault: string): AwsCall {
  return backupCall('DeleteBackupVault', { backupVaultName: vault }, null)
}

/** backup:DeleteBackupVaultLockConfiguration: recovery points can be deleted early again. */
export function unlockVault(vault: string): AwsCall {
  return backupCall('DeleteBackupVaultLockConfiguration', { backupVaultName: vault }, null)
}

/** backup:ListRecoveryPointsByBackupVault. */
export function listRecoveryPoints(vault: string): AwsCall {
  return readCall('backup', 'ListRecoveryPointsByBackupVault', { backupVaultName: vault })
}

/** backup:GetRecoveryPointRestoreMetadata: what a restore would need to be told. */
export function getRestoreMetadata(vault: string, recoveryPointArn: string): AwsCall {
  const request = { backupVaultName: vault, recoveryPointArn }
  return readCall('backup', 'GetRecoveryPointRestoreMetadata', request)
}

/** The lists of jobs, and by what name each asks for those in one state. */
const jobLists = {
  ListBackupJobs: 'byState',
  ListCopyJobs: 'byState',
  ListRestoreJobs: 'byStatus',
} as const

/** backup:ListBackupJobs, ListCopyJobs or ListRestoreJobs since a time in milliseconds. */
export function listJobs(
  name: keyof typeof jobLists,
  since: number,
  state?: 'COMPLETED' | 'RUNNING' | 'FAILED',
): AwsCall {
  const request = { [jobLists[name]]: state, byCreatedAfter: spelledText(since) }
  return readCall('backup', name, presentFields(request))
}

function backupCall(name: string, request: JsonObject, response: JsonObject | null): AwsCall {
  return { service: 'backup', name, readOnly: false, request, response }
}
