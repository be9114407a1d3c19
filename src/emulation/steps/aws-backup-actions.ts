import { newEc2Id } from '../calls/aws-call.ts'
import * as backups from '../calls/aws-backup-calls.ts'
import * as events from '../calls/aws-backup-events.ts'
import type { RecoveryPoint } from '../calls/aws-backup-events.ts'
import { roleCaller } from '../calls/aws-caller.ts'
import type { AwsCaller } from '../calls/aws-caller.ts'
import * as snapshots from '../calls/aws-snapshot-calls.ts'
import * as volumes from '../calls/aws-volume-calls.ts'
import { minute } from '../clock.ts'
import { createRandom } from '../random.ts'
import type { Place, Thing } from '../scenario/thing.ts'
import { callDeed, makeFrom, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import { receiversOf } from './aws-receivers.ts'
import type { Scene } from './step-action.ts'

/**
 * AWS Backup: what is asked of it, what it does with its role, and what it notes of its jobs
 * (reference/telemetry.md 2.5). A recovery point of a disk is the snapshot that Backup makes.
 */
export const awsBackupActions: AwsActions = {
  'back-up': {
    says: 'backs up {of} as {as}[ in vault {to}]',
    needs: ['of', 'as'],
    takes: ['to'],
    of: ['disk'],
    play: backUp,
  },
  'copy-backup': {
    says: 'copies backup {of} to {as}[ in vault {to}]',
    needs: ['of', 'as'],
    takes: ['to'],
    of: ['snapshot'],
    play: copyBackup,
  },
  'restore-backup': {
    says: 'restores backup {of} to {as}',
    needs: ['of', 'as'],
    takes: ['to'],
    of: ['snapshot'],
    play: restoreBackup,
  },
  'list-backups': {
    says: 'lists the backups in vault {to}',
    needs: ['to'],
    play: (scene) => [callDeed(backups.listRecoveryPoints(scene.step.to ?? ''), regionOf(scene))],
  },
  'share-vault': {
    says: 'lets {with} copy into vault {to}',
    needs: ['to', 'with'],
    play: (scene) => {
      const [account = ''] = receiversOf(scene)
      const call = backups.putVaultPolicy(scene.step.to ?? '', backups.copyIntoPolicy(account))
      return [callDeed(call, regionOf(scene))]
    },
  },
  'unlock-vault': vaultAction('unlocks vault {to}', backups.unlockVault),
  'delete-vault': vaultAction('deletes vault {to}', backups.deleteVault),
  'delete-backup': {
    says: 'deletes backup {of}',
    needs: ['of'],
    takes: ['to'],
    of: ['snapshot'],
    play: (scene) => {
      const point = pointOf(subjectOf(scene), scene.step.to)
      const call = backups.deleteRecoveryPoint(point.vault, point.recoveryPointArn)
      const region = regionOf(scene, subjectOf(scene))
      return [callDeed(call, region), noted(scene, events.backupDeletedEvent(point), region, 2000)]
    },
  },
}

function vaultAction(
  says: string,
  callOf: (vault: string) => Parameters<typeof callDeed>[0],
): AwsActions[string] {
  return {
    says,
    needs: ['to'],
    play: (scene) => [callDeed(callOf(scene.step.to ?? ''), regionOf(scene))],
  }
}

/** The role that AWS Backup works with unless it is given another. */
const backupRole = 'AWSBackupDefaultServiceRole'

function backupCaller({ id }: Place, since: number): AwsCaller {
  const service = 'backup.amazonaws.com'
  return roleCaller({
    account: id,
    path: '/service-role/',
    role: backupRole,
    session: `AWSBackup-${backupRole}`,
    since,
    invokedBy: service,
    address: service,
    agent: service,
  })
}

/** The disk that a backup is of, however many copies lie between; a made-up one if none is told of. */
function sourceOf(snapshot: Thing): Pick<Thing, 'id' | 'place' | 'region'> {
  let source = snapshot
  while (source.kind === 'snapshot' && source.origin !== undefined) source = source.origin
  const random = createRandom(`disk of ${source.id}`)
  return source.kind === 'disk' ? source : { ...source, id: newEc2Id('vol', random) }
}

/** A recovery point stands in a vault of its own region, wherever it is copied to from there. */
function pointOf(snapshot: Thing, vault = 'Default'): RecoveryPoint {
  const { place, region } = snapshot
  const disk = sourceOf(snapshot)
  return {
    account: place.id,
    vault,
    vaultArn: `arn:aws:backup:${region}:${place.id}:backup-vault:${vault}`,
    recoveryPointArn: `arn:aws:ec2:${snapshot.region}::snapshot/${snapshot.id}`,
    resourceArn: `arn:aws:ec2:${disk.region}:${disk.place.id}:volume/${disk.id}`,
    resourceType: 'EBS',
    roleArn: `arn:aws:iam::${place.id}:role/service-role/${backupRole}`,
  }
}

function noted(scene: Scene, event: events.BackupEvent, region: string, after: number): AwsDeed {
  return { kind: 'event', ...event, region, recipient: scene.actor.place.id, after }
}

function backUp(scene: Scene): readonly AwsDeed[] {
  const { step, random } = scene
  const disk = subjectOf(scene)
  const region = regionOf(scene, disk)
  const { place, size } = disk
  const made = makeFrom(scene, 'snapshot', disk, place)
  const point = pointOf(made, step.to)
  const jobId = random.uuid()
  const { vault, resourceArn, roleArn } = point
  const asked = backups.startBackupJob({ jobId, vault, resourceArn, roleArn, time: step.time })
  const time = step.time + minute
  const work = snapshots.createSnapshot({
    volumeId: disk.id,
    snapshotId: made.id,
    owner: place.id,
    time,
    size,
    description: 'This snapshot is created by the AWS Backup service.',
    tags: { 'aws:backup:source-resource': disk.id },
  })
  return [
    callDeed(asked, region, resourceArn),
    noted(scene, events.backupJobEvent('Started', jobId, point), region, 5000),
    { ...callDeed(work, region), caller: backupCaller(place, step.time), after: minute },
    noted(scene, events.backupJobEvent('Completed', jobId, point), region, 9 * minute),
  ]
}

function copyBackup(scene: Scene): readonly AwsDeed[] {
  const { step, world, random, actor } = scene
  const source = subjectOf(scene)
  const place = step.in === undefined ? actor.place : world.place(step.in)
  const region = step.region ?? place.region
  const made = world.make(step.as ?? '', {
    kind: 'snapshot',
    place,
    region,
    size: source.size,
    since: step.time,
    of: source.name,
  })
  const from = pointOf(source)
  const toVaultArn = `arn:aws:backup:${region}:${place.id}:backup-vault:${step.to ?? 'Default'}`
  const jobId = random.uuid()
  const copy = {
    from,
    toVaultArn,
    toRecoveryPointArn: `arn:aws:ec2:${region}::snapshot/${made.id}`,
  }
  const asked = backups.startCopyJob({
    jobId,
    recoveryPointArn: from.recoveryPointArn,
    fromVault: from.vault,
    toVaultArn,
    roleArn: from.roleArn,
    time: step.time,
  })
  const work = snapshots.copySnapshot({
    sourceSnapshotId: source.id,
    sourceRegion: source.region,
    snapshotId: made.id,
    description: 'This snapshot is copied by the AWS Backup service.',
  })
  return [
    callDeed(asked, source.region, from.recoveryPointArn),
    noted(scene, events.copyJobEvent('Started', jobId, copy), source.region, 5000),
    { ...callDeed(work, region), caller: backupCaller(place, step.time), after: minute },
    noted(scene, events.copyJobEvent('Completed', jobId, copy), source.region, 12 * minute),
  ]
}

function restoreBackup(scene: Scene): readonly AwsDeed[] {
  const { step, world, random, actor } = scene
  const snapshot = subjectOf(scene)
  const region = regionOf(scene, snapshot)
  const { place } = actor
  const made = world.make(step.as ?? '', {
    kind: 'disk',
    place,
    region,
    size: snapshot.size,
    since: step.time,
    of: snapshot.name,
  })
  const point = pointOf(snapshot, step.to)
  const jobId = random.uuid()
  const createdArn = `arn:aws:ec2:${region}:${place.id}:volume/${made.id}`
  const { recoveryPointArn, roleArn } = point
  const asked = backups.startRestoreJob({ jobId, recoveryPointArn, roleArn, resourceType: 'EBS' })
  const time = step.time + minute
  const work = volumes.createVolume({
    volumeId: made.id,
    snapshotId: snapshot.id,
    zone: `${region}a`,
    size: snapshot.size,
    time,
    clientToken: random.uuid(),
  })
  const restore = { point, createdArn }
  return [
    callDeed(asked, region, recoveryPointArn),
    noted(scene, events.restoreEvent('Started', jobId, restore), region, 5000),
    { ...callDeed(work, region), caller: backupCaller(place, step.time), after: minute },
    noted(scene, events.restoreEvent('Completed', jobId, restore), region, 4 * minute),
  ]
}
