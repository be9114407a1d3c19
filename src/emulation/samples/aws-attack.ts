import { ec2WrappedCall, newEc2Id, readCall, refusedCall } from '../calls/aws-call.ts'
import type { AwsCall } from '../calls/aws-call.ts'
import { roleCaller, userCaller } from '../calls/aws-caller.ts'
import type { AwsSession } from '../calls/aws-caller.ts'
import { changeInstanceState, createKeyPair, runInstances } from '../calls/aws-compute-calls.ts'
import { assumeRole } from '../calls/aws-everyday-calls.ts'
import { authorizeIngress, createSecurityGroup, revokeIngress } from '../calls/aws-network-calls.ts'
import * as snapshots from '../calls/aws-snapshot-calls.ts'
import * as volumes from '../calls/aws-volume-calls.ts'
import { minute } from '../clock.ts'
import { accounts, agents, away, home, networks, serverNamed, vendorImage } from './aws-cast.ts'
import type { AwsScene } from './aws-scene.ts'
import { attempted, context, step, timeOn } from './story.ts'

/** The developer whose key leaked, as the thief uses it. */
export const leakedUser = userCaller({
  account: accounts.production,
  name: 'lena.hoff',
  address: '198.51.100.23',
  agent: agents.boto,
})

/** The role that the thief moves on with, from another address. */
export const thiefSession: AwsSession = {
  account: accounts.production,
  role: 'ops-maintenance',
  session: 'botocore-session-1789433220',
  since: timeOn(15, '02:47:00'),
  address: '203.0.113.77',
  agent: agents.cli,
}

const chain = 'aws-volume'

/**
 * The chain of a stolen volume (Tuesday night): a leaked key copies a production volume into a
 * snapshot; a role that it can assume lets an outside account in, copies the snapshot to a region
 * nobody uses, restores it, puts it on a new instance and opens that to the world.
 */
export function playVolumeTheft(scene: AwsScene): void {
  const { random } = scene
  const target = serverNamed('billing-db')
  const snapshotId = newEc2Id('snap', random)
  lookAround(scene)

  const thief = scene.actor(leakedUser, home)
  const created = timeOn(15, '02:24:10')
  thief(
    created,
    snapshots.createSnapshot({
      volumeId: target.volumeId,
      snapshotId,
      owner: accounts.production,
      time: created,
      size: target.size,
      description: 'temp',
    }),
    step(chain, 'create'),
  )
  const share = snapshots.shareSnapshot(snapshotId, 'add', accounts.outside)
  const resource = `arn:aws:ec2:${home}::snapshot/${snapshotId}`
  const denied = refusedCall(share, leakedUser, { resource, random })
  thief(timeOn(15, '02:31:40'), denied, attempted(chain, 'share'))
  thief(timeOn(15, '02:47:00'), assumeRole(thiefSession), context(chain))

  const role = scene.actor(roleCaller(thiefSession), home)
  role(timeOn(15, '02:55:21'), share, step(chain, 'share'))
  scene.useSharedSnapshot(
    {
      time: timeOn(15, '03:06:48'),
      region: home,
      snapshotId,
      owner: accounts.production,
      consumer: accounts.outside,
    },
    { owner: step(chain, 'restore') },
  )
  restoreAndExpose(scene, snapshotId)
  role(
    timeOn(15, '06:41:12'),
    snapshots.shareSnapshot(snapshotId, 'remove', accounts.outside),
    step(chain, 'unshare'),
  )
  role(timeOn(15, '06:43:30'), snapshots.deleteSnapshot(snapshotId), step(chain, 'delete'))
}

/** Who am I, and what is there to take: the same questions in several regions within seconds. */
function lookAround(scene: AwsScene): void {
  const start = timeOn(15, '02:11:05')
  const questions: readonly AwsCall[] = [
    readCall('ec2', 'DescribeVolumes', { volumeSet: {}, filterSet: {}, maxResults: 1000 }),
    readCall('ec2', 'DescribeSnapshots', {
      maxResults: 1000,
      snapshotSet: {},
      ownersSet: { items: [{ owner: accounts.production }] },
      sharedUsersSet: {},
      filterSet: {},
    }),
    ec2WrappedCall('GetEbsEncryptionByDefault', '', null),
  ]
  scene.actor(leakedUser, 'us-east-1')(
    start,
    readCall('sts', 'GetCallerIdentity', null),
    context(chain),
  )
  for (const [place, region] of [home, away, 'us-east-1'].entries()) {
    for (const [order, question] of questions.entries()) {
      const time = start + 4000 + place * 3000 + order * 900
      scene.actor(leakedUser, region)(time, question, context(chain))
    }
  }
}

/** A time of the night of the theft. */
function at(clock: string): number {
  return timeOn(15, clock)
}

/** In the away region: copy, restore, launch, attach, open, look, and clear up. */
function restoreAndExpose(scene: AwsScene, sourceSnapshotId: string): void {
  const { random } = scene
  const role = scene.actor(roleCaller(thiefSession), away)
  const size = serverNamed('billing-db').size
  const [snapshotId, volumeId] = [newEc2Id('snap', random), newEc2Id('vol', random)]
  const [instanceId, groupId] = [newEc2Id('i', random), newEc2Id('sg', random)]
  const subnet = networks.unused
  const rule = { groupId, owner: accounts.production, cidr: '0.0.0.0/0', port: 22 }
  const attachment = { volumeId, instanceId, device: '/dev/sdf', time: at('04:31:19') }

  role(
    at('03:22:07'),
    snapshots.copySnapshot({
      sourceSnapshotId,
      sourceRegion: home,
      snapshotId,
      description: 'temp',
    }),
    step(chain, 'copy'),
  )
  role(
    at('04:12:33'),
    volumes.createVolume({
      volumeId,
      snapshotId,
      zone: subnet.zone,
      size,
      time: at('04:12:33'),
      clientToken: random.uuid(),
    }),
    step(chain, 'restore'),
  )
  role(at('04:19:02'), createKeyPair('maint-key', random), context(chain))
  role(
    at('04:20:40'),
    createSecurityGroup({
      groupId,
      groupName: 'maint',
      groupDescription: 'maint',
      vpcId: subnet.vpcId,
    }),
    context(chain),
  )
  role(
    at('04:22:15'),
    runInstances(
      {
        instanceId,
        imageId: vendorImage,
        owner: accounts.production,
        time: at('04:22:15'),
        subnet,
        groupId,
        type: 't3.medium',
        keyName: 'maint-key',
      },
      random,
    ),
    step(chain, 'launch'),
  )
  role(attachment.time, volumes.attachVolume(attachment), step(chain, 'attach'))
  role(at('04:36:54'), authorizeIngress(rule, 'flat', random), step(chain, 'expose'))
  role(at('04:40:10'), readCall('ec2', 'GetConsoleOutput', { instanceId }), context(chain))
  role(at('06:20:00'), revokeIngress(rule, 'flat'), step(chain, 'unexpose'))
  role(at('06:24:31'), volumes.detachVolume(attachment), step(chain, 'detach'))
  const clearing: readonly AwsCall[] = [
    changeInstanceState('TerminateInstances', instanceId),
    volumes.deleteVolume(volumeId),
    snapshots.deleteSnapshot(snapshotId),
  ]
  for (const [order, call] of clearing.entries()) {
    role(at('06:27:00') + order * 2 * minute, call, step(chain, 'delete'))
  }
}
