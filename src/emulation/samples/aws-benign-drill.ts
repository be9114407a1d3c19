import { newEc2Id } from '../calls/aws-call.ts'
import { roleCaller } from '../calls/aws-caller.ts'
import type { AwsSession } from '../calls/aws-caller.ts'
import { changeInstanceState, runInstances } from '../calls/aws-compute-calls.ts'
import { assumeRole } from '../calls/aws-everyday-calls.ts'
import { authorizeIngress, createSecurityGroup, deleteSecurityGroup } from '../calls/aws-network-calls.ts'
import * as snapshots from '../calls/aws-snapshot-calls.ts'
import * as volumes from '../calls/aws-volume-calls.ts'
import { minute, second } from '../clock.ts'
import { backupSession } from './aws-benign-backup.ts'
import * as cast from './aws-cast.ts'
import type { Server } from './aws-cast.ts'
import type { AwsScene } from './aws-scene.ts'
import { benign, timeOn } from './story.ts'

const { accounts, away, home, networks } = cast

/** When drills are held, and which servers they bring back. */
const drills = [
  [15, '18:00:00', ['orders-db', 'crm-app']],
  [17, '18:00:00', ['ledger-db', 'files', 'orders-db']],
] as const

/**
 * Class C, disaster-recovery drills: the backup service copies a night's snapshots to the away region
 * and lets the recovery account in; there the recovery role restores and starts them in a network that
 * only the company's own addresses reach, and clears everything away an hour later.
 */
export function playRecoveryDrills(scene: AwsScene): void {
  for (const [date, clock, names] of drills) {
    for (const [order, name] of names.entries()) {
      playDrill(scene, cast.serverNamed(name), timeOn(date, clock) + order * 4 * minute)
    }
  }
}

function drillSession(since: number): AwsSession {
  return {
    account: accounts.recovery,
    role: 'disaster-recovery-drill',
    session: 'drill-runner',
    since,
    address: '192.0.2.40',
    agent: cast.agents.boto,
  }
}

function playDrill(scene: AwsScene, server: Server, start: number): void {
  const { random } = scene
  const role = benign('C', `drill ${server.name}`)
  const backup = cast.serviceSession('backup.amazonaws.com', backupSession(start - 5 * minute))
  const [copyAway, copyHome] = [newEc2Id('snap', random), newEc2Id('snap', random)]
  const inHome = scene.actor(backup, home)
  const inAway = scene.actor(backup, away)
  inHome(
    start,
    snapshots.createSnapshot({
      volumeId: server.volumeId,
      snapshotId: copyHome,
      owner: accounts.production,
      time: start,
      size: server.size,
      description: 'This snapshot is created by the AWS Backup service.',
    }),
    role,
  )
  inAway(
    start + 9 * minute,
    snapshots.copySnapshot({
      sourceSnapshotId: copyHome,
      sourceRegion: home,
      snapshotId: copyAway,
      description: 'This snapshot is copied by the AWS Backup service.',
    }),
    role,
  )
  inAway(start + 30 * minute, snapshots.shareSnapshot(copyAway, 'add', accounts.recovery), role)
  playRecovery(scene, server, { snapshotId: copyAway, start: start + 40 * minute })
  inAway(start + 130 * minute, snapshots.shareSnapshot(copyAway, 'remove', accounts.recovery), role)
  inAway(start + 132 * minute, snapshots.deleteSnapshot(copyAway), role)
}

/** In the recovery account: restore, launch, attach; an hour later, clear away. */
function playRecovery(
  scene: AwsScene,
  server: Server,
  shared: { readonly snapshotId: string; readonly start: number },
): void {
  const { random } = scene
  const { snapshotId, start } = shared
  const role = benign('C', `drill ${server.name}`)
  const session = drillSession(start)
  const drill = scene.actor(roleCaller(session), away)
  const [instanceId, volumeId] = [newEc2Id('i', random), newEc2Id('vol', random)]
  const groupId = newEc2Id('sg', random)
  const attachment = { volumeId, instanceId, device: '/dev/sdf', time: start + 6 * minute }
  const inside = { groupId, owner: accounts.recovery, cidr: '10.0.0.0/8', port: 22 }
  const network = { vpcId: networks.drill.vpcId, groupName: `drill-${server.name}` }
  const subnet = networks.drill

  drill(start, assumeRole(session), role)
  drill(
    start + 20 * second,
    createSecurityGroup({ ...network, groupId, groupDescription: 'recovery drill' }),
    role,
  )
  drill(start + 25 * second, authorizeIngress(inside, 'nested', random), role)
  drill(
    start + minute,
    volumes.createVolume({
      volumeId,
      snapshotId,
      zone: subnet.zone,
      size: server.size,
      time: start + minute,
      clientToken: random.uuid(),
      tags: { Drill: server.name },
    }),
    role,
  )
  const use = { region: away, snapshotId, owner: accounts.production, consumer: accounts.recovery }
  const sides = { owner: role, consumer: role }
  scene.useSharedSnapshot({ ...use, time: start + minute + 2 * second }, sides)
  drill(
    start + 3 * minute,
    runInstances(
      {
        instanceId,
        imageId: cast.vendorImage,
        owner: accounts.recovery,
        time: start + 3 * minute,
        subnet,
        groupId,
        type: 'm7i.large',
        tags: { Name: `drill-${server.name}` },
      },
      random,
    ),
    role,
  )
  drill(attachment.time, volumes.attachVolume(attachment), role)
  drill(start + 70 * minute, volumes.detachVolume(attachment), role)
  drill(start + 71 * minute, changeInstanceState('TerminateInstances', instanceId), role)
  drill(start + 73 * minute, volumes.deleteVolume(volumeId), role)
  drill(start + 78 * minute, deleteSecurityGroup(groupId), role)
}
