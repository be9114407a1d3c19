import { newEc2Id } from '../calls/aws-call.ts'
import { serviceCaller } from '../calls/aws-caller.ts'
import type { AwsSession } from '../calls/aws-caller.ts'
import { assumeRole } from '../calls/aws-everyday-calls.ts'
import * as snapshots from '../calls/aws-snapshot-calls.ts'
import { hour, minute, second } from '../clock.ts'
import { accounts, home, servers, serviceSession } from './aws-cast.ts'
import type { AwsScene } from './aws-scene.ts'
import { benign, storyDays } from './story.ts'
import type { StoryRole } from './story.ts'

/** The session that AWS Backup holds on a night. */
export function backupSession(since: number): Omit<AwsSession, 'address' | 'agent'> {
  return {
    account: accounts.production,
    path: '/service-role/',
    role: 'AWSBackupDefaultServiceRole',
    session: 'AWSBackup-AWSBackupDefaultServiceRole',
    since,
    invokedBy: 'backup.amazonaws.com',
  }
}

/**
 * Class B, scheduled backups: every night AWS Backup takes a snapshot of each server's data volume
 * and deletes the ones of two weeks ago; twice a day Data Lifecycle Manager takes all disks of a few
 * servers at once. Nothing is restored.
 */
export function playScheduledBackups(scene: AwsScene): void {
  for (const midnight of storyDays) {
    playNight(scene, midnight + hour)
    for (const turn of [5 * hour, 17 * hour]) playLifecycle(scene, midnight + turn)
  }
}

function playNight(scene: AwsScene, start: number): void {
  const { random } = scene
  const role = benign('B', 'AWS Backup, nightly')
  const session = backupSession(start)
  const backup = scene.actor(serviceSession('backup.amazonaws.com', session), home)
  assume(scene, session, start - 2 * second, role)
  let time = start
  for (const server of servers) {
    time += Math.round(random.exponential(40)) * second + second
    backup(
      time,
      snapshots.createSnapshot({
        volumeId: server.volumeId,
        snapshotId: newEc2Id('snap', random),
        owner: accounts.production,
        time,
        size: server.size,
        description: 'This snapshot is created by the AWS Backup service.',
        tags: { 'aws:backup:source-resource': server.volumeId },
      }),
      role,
    )
  }
  for (let old = 0; old < servers.length; old++) {
    time += Math.round(random.exponential(15)) * second + second
    backup(time, snapshots.deleteSnapshot(newEc2Id('snap', random)), role)
  }
}

function playLifecycle(scene: AwsScene, start: number): void {
  const { random } = scene
  const role = benign('B', 'Data Lifecycle Manager')
  const session = {
    account: accounts.production,
    path: '/service-role/',
    role: 'AWSDataLifecycleManagerDefaultRole',
    session: `dlm-${policyId}`,
    since: start,
    invokedBy: 'dlm.amazonaws.com',
  }
  const manager = scene.actor(serviceSession('dlm.amazonaws.com', session), home)
  assume(scene, session, start - second, role)
  for (const [order, server] of servers.slice(0, 4).entries()) {
    const time = start + order * minute
    const disks = [server.rootVolumeId, server.volumeId].map((volumeId) => ({
      volumeId,
      snapshotId: newEc2Id('snap', random),
      owner: accounts.production,
      time,
      size: server.size,
    }))
    manager(time, snapshots.createSnapshots(server.instanceId, disks, policyText), role)
    manager(time + 20 * second, snapshots.deleteSnapshot(newEc2Id('snap', random)), role)
  }
}

const policyId = 'policy-0f5c8a2e9d7b41c36'
const policyText = `Created for policy: ${policyId} schedule: twice a day`

function assume(
  scene: AwsScene,
  session: Omit<AwsSession, 'address' | 'agent'>,
  time: number,
  role: StoryRole,
): void {
  const service = session.invokedBy ?? ''
  const caller = serviceCaller(service, session.account)
  const call = assumeRole({ ...session, address: service, agent: service })
  scene.actor(caller, home)(time, call, role)
}
