/**
 * AWS Backup (section 2.5). It is asked for a job, does the work with calls of its role to EC2 and RDS,
 * and notes what it did: the note lends what was made to whoever asked, and is told itself only where
 * neither the asking nor the work is in the logs. No key of these records has been seen but the vault's
 * name and the state, so all links are inferred. A recovery point of a disk or an image is that
 * snapshot or image; of anything else its ARN.
 */
import type { Activity } from '../activity.ts'
import {
  byArn,
  changes,
  deletes,
  linksBetween,
  settles,
  type AwsAction,
  type AwsActions,
  type AwsEffect,
  type ResourceField,
} from './aws-action.ts'
import { readArn } from './aws-arn.ts'
import { resourceOfArn } from './aws-named-resource.ts'
import { textAt, type AwsCall } from './aws-request.ts'
import { accountResource } from './aws-resource.ts'
import { readsReset, sharesByPolicy } from './aws-sharing.ts'
import type { LinkKind } from '../link.ts'
import type { Resource } from '../resource.ts'
import type { Verb } from '../../environment/verb.ts'

/** Where a job names what it works from, what it makes, and itself. */
interface JobPaths {
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly id: string
}

const backupPaths: JobPaths = {
  from: ['request.resourceArn', 'details.resourceArn'],
  to: ['response.recoveryPointArn', 'details.recoveryPointArn'],
  id: 'backupJobId',
}
const copyPaths: JobPaths = {
  from: ['request.recoveryPointArn', 'details.sourceRecoveryPointArn'],
  to: ['details.destinationRecoveryPointArn'],
  id: 'copyJobId',
}
const restorePaths: JobPaths = {
  from: ['request.recoveryPointArn', 'details.recoveryPointArn'],
  to: ['response.createdResourceArn', 'details.createdResourceArn'],
  id: 'restoreJobId',
}

const vault = byArn('backup backup-vault', 'request.backupVaultName')
const plan = byArn('backup backup-plan', 'request.backupPlanId')
const point: ResourceField = {
  ...byArn('backup recovery-point', 'request.recoveryPointArn', 'details.recoveryPointArn'),
  resourceOf: resourceOfArn,
}

/** The rows of backup.amazonaws.com. */
export const backupActions: AwsActions = {
  StartBackupJob: asks('create', backupPaths),
  StartCopyJob: { verb: 'copy', read: readCopyRequest },
  StartRestoreJob: asks('restore', restorePaths),
  BackupJobStarted: begins(backupPaths),
  CopyJobStarted: begins(copyPaths),
  RestoreStarted: begins(restorePaths),
  BackupJobCompleted: notes('create', backupPaths),
  CopyJobCompleted: notes('copy', copyPaths),
  RestoreCompleted: notes('restore', restorePaths),
  BackupDeleted: echoes(deletes(point)),
  PutBackupVaultAccessPolicy: sharesByPolicy(vault, 'request.policy'),
  DeleteBackupVaultAccessPolicy: { verb: 'unshare', read: readsReset(vault) },
  DeleteRecoveryPoint: deletes(point),
  // What Backup lets go of stays with the service that holds it.
  DisassociateRecoveryPoint: changes('delete', point),
  DeleteBackupVault: changes('unprotect', vault),
  DeleteBackupVaultLockConfiguration: changes('unprotect', vault),
  DeleteBackupVaultNotifications: changes('unprotect', vault),
  UpdateRecoveryPointLifecycle: changes('unprotect', point),
  StopBackupJob: settles('unprotect'),
  DeleteBackupPlan: changes('unprotect', plan),
  DeleteBackupSelection: changes('unprotect', plan),
  BackupSelectionDeletedDueToSLRDeletion: settles('unprotect'),
}

/** A row for a call that asks for a job. */
function asks(verb: Verb, paths: JobPaths): AwsAction {
  return { verb, read: (call) => ({ ...readJob(call, paths), ...jobOf(call, paths, 'asked') }) }
}

/** A row for the note that a job is done. One that failed made nothing, and is told by nobody. */
function notes(verb: Verb, paths: JobPaths): AwsAction {
  return {
    verb,
    read: (call) => {
      const state = textAt(call.parts, 'details.state')?.toUpperCase() ?? 'COMPLETED'
      if (state !== 'COMPLETED') return { verb: 'other', isEcho: true }
      return { ...readJob(call, paths), ...jobOf(call, paths, 'done'), isEcho: true }
    },
  }
}

/** A row for the note that a job has begun, which says no more than the call that asked for it. */
function begins(paths: JobPaths): AwsAction {
  return {
    verb: 'other',
    read: (call) => ({ inputs: readJob(call, paths).inputs, isEcho: true }),
  }
}

function echoes({ verb, read }: AwsAction): AwsAction {
  return { verb, read: (call) => ({ ...read(call), isEcho: true }) }
}

type JobEffect = Required<Pick<AwsEffect, 'inputs' | 'outputs' | 'links'>>

function readJob({ parts }: AwsCall, { from, to }: JobPaths): JobEffect {
  const inputs = resourcesAt(textAt(parts, ...from))
  const outputs = resourcesAt(textAt(parts, ...to))
  const links = inputs.flatMap((input) =>
    outputs.flatMap((output) =>
      linksBetween(linkOf(input, output), { from: [input], to: [output] }, 'inferred'),
    ),
  )
  return { inputs, outputs, links }
}

function resourcesAt(arn: string | undefined): readonly Resource[] {
  const resource = arn === undefined ? undefined : resourceOfArn(arn)
  return resource === undefined ? [] : [resource]
}

const pointKinds = new Set(['snapshot', 'image', 'database-snapshot', 'recovery-point'])

/** What a job does follows from what it works from and what it makes. */
function linkOf(from: Resource, to: Resource): LinkKind {
  if (!pointKinds.has(from.kind)) return to.kind === 'image' ? 'image-of' : 'snapshot-of'
  if (pointKinds.has(to.kind)) return 'copy-of'
  return to.kind === 'instance' ? 'launched-from' : 'restored-from'
}

function jobOf(
  { parts }: AwsCall,
  { id }: JobPaths,
  part: 'asked' | 'done',
): Pick<Activity, 'job'> {
  const job = textAt(parts, `response.${id}`, `details.${id}`)
  return job === undefined ? {} : { job: { id: `aws:backup:${id}:${job.toLowerCase()}`, part } }
}

/**
 * StartCopyJob. The copy itself is named when it is done; that it goes to a vault of another account is
 * known at once, and that account then has the data, whatever its own log says.
 */
function readCopyRequest(call: AwsCall): AwsEffect {
  const effect = { ...readJob(call, copyPaths), ...jobOf(call, copyPaths, 'asked') }
  const vaultArn = textAt(call.parts, 'request.destinationBackupVaultArn')
  const account = vaultArn === undefined ? undefined : readArn(vaultArn)?.place.account
  if (account === undefined || account === call.account) return effect
  const receiver = accountResource(account)
  const links = linksBetween('copy-of', { from: effect.inputs, to: [receiver] }, 'inferred')
  return {
    ...effect,
    outputs: [receiver],
    links,
    counterpart: { account, side: 'owner' },
  }
}
