import {
  getConsoleOutput,
  getPasswordData,
  sendSshKey,
  startSession,
} from '../calls/aws-access-calls.ts'
import { readCall } from '../calls/aws-call.ts'
import type { AwsCall } from '../calls/aws-call.ts'
import { changeInstanceState, createKeyPair, deleteKeyPair } from '../calls/aws-compute-calls.ts'
import { assumeRole } from '../calls/aws-everyday-calls.ts'
import * as exports from '../calls/aws-export-calls.ts'
import * as guards from '../calls/aws-snapshot-guard-calls.ts'
import * as images from '../calls/aws-image-calls.ts'
import * as network from '../calls/aws-network-calls.ts'
import * as regions from '../calls/aws-region-setting-calls.ts'
import * as snapshots from '../calls/aws-snapshot-calls.ts'
import * as volumes from '../calls/aws-volume-calls.ts'
import { awsCaller, sessionOf } from './aws-actor.ts'
import { databaseDeletion, databaseExport } from './aws-database-deeds.ts'
import { callDeed, ec2Arn, hasEffect, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import { instanceAction } from './aws-instance-action.ts'
import { withIds } from './named-ids.ts'
import { bucketOf, type Scene } from './step-action.ts'

/** Looking round, getting in, exporting, guarding, deleting, and any call at all. */
export const awsOtherActions: AwsActions = {
  'list-snapshots': {
    says: 'lists snapshots[ in {region}]',
    takes: ['count', 'with'],
    play: (scene) => {
      const { step, actor } = scene
      const owners = step.with === undefined ? [actor.place.id] : [step.with].flat()
      const call = snapshots.describeSnapshots({ owners, maxResults: step.count ?? 1000 })
      return [callDeed(call, regionOf(scene))]
    },
  },
  'list-disks': {
    says: 'lists disks[ in {region}]',
    play: (scene) => [
      callDeed(
        readCall('ec2', 'DescribeVolumes', { volumeSet: {}, filterSet: {}, maxResults: 1000 }),
        regionOf(scene),
      ),
    ],
  },
  'look-at-sharing': {
    says: 'asks who may use {of}',
    needs: ['of'],
    of: ['snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      const call = snapshots.describeSnapshotSharing(snapshot.id)
      return [callDeed(call, regionOf(scene, snapshot))]
    },
  },
  'ask-who-am-i': {
    says: 'asks who it is',
    play: (scene) => [callDeed(readCall('sts', 'GetCallerIdentity', null), regionOf(scene))],
  },
  'sign-in': {
    says: 'signs in to the console',
    play: (scene) => {
      const { step, world } = scene
      const caller = awsCaller(world.beginSession(step.by, step.time))
      return [{ kind: 'sign-in', region: regionOf(scene), caller }]
    },
  },
  assume: {
    says: 'assumes the role of {to}',
    needs: ['to'],
    names: { to: 'principal' },
    play: (scene) => {
      const { step, world } = scene
      const name = step.to ?? ''
      const { time } = step
      const role = hasEffect(scene) ? world.beginSession(name, time) : world.actor(name, time)
      return [callDeed(assumeRole(sessionOf(role)), regionOf(scene))]
    },
  },
  'create-key-pair': {
    says: 'creates key pair {as}',
    needs: ['as'],
    play: (scene) => [callDeed(createKeyPair(scene.step.as ?? '', scene.random), regionOf(scene))],
  },
  'delete-key-pair': {
    says: 'deletes key pair {text}',
    needs: ['text'],
    play: (scene) => [callDeed(deleteKeyPair(scene.step.text ?? ''), regionOf(scene))],
  },
  'send-ssh-key': instanceAction('sends an SSH key to {of}', ({ random }, instanceId) =>
    sendSshKey({ instanceId, user: 'ec2-user' }, random),
  ),
  connect: instanceAction('opens a shell on {of}', (scene, instanceId) =>
    startSession({ instanceId, region: regionOf(scene), session: scene.actor.name }, scene.random),
  ),
  'read-console': instanceAction('reads the console of {of}', (_, instanceId) =>
    getConsoleOutput(instanceId),
  ),
  'read-password': instanceAction('reads the password of {of}', (_, instanceId) =>
    getPasswordData(instanceId),
  ),
  export: {
    says: 'exports {of} to bucket {to}',
    needs: ['of', 'to'],
    takes: ['text'],
    of: ['instance', 'image', 'database-snapshot'],
    play: exportThing,
  },
  lock: {
    says: 'locks {of}',
    needs: ['of'],
    of: ['snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      const call = guards.lockSnapshot({
        snapshotId: snapshot.id,
        mode: 'governance',
        days: 30,
        time: scene.step.time,
      })
      return [callDeed(call, regionOf(scene, snapshot))]
    },
  },
  unlock: {
    says: 'unlocks {of}',
    needs: ['of'],
    of: ['snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      return [callDeed(guards.unlockSnapshot(snapshot.id), regionOf(scene, snapshot))]
    },
  },
  'disable-guard': {
    says: 'disables the guard {text}',
    needs: ['text'],
    play: (scene) => [callDeed(guardCall(scene.step.text ?? '', 'off'), regionOf(scene))],
  },
  'enable-guard': {
    says: 'enables the guard {text}',
    needs: ['text'],
    play: (scene) => [callDeed(guardCall(scene.step.text ?? '', 'on'), regionOf(scene))],
  },
  delete: {
    says: 'deletes {of}',
    needs: ['of'],
    of: ['snapshot', 'disk', 'image', 'instance', 'network-group', 'database', 'database-snapshot'],
    play: deleteThing,
  },
  call: {
    says: 'makes a call',
    needs: ['call'],
    play: anyCall,
  },
}

function exportThing(scene: Scene): readonly AwsDeed[] {
  const { step, random } = scene
  const thing = subjectOf(scene)
  const bucket = bucketOf(scene)
  const region = regionOf(scene, thing)
  const to = { bucket, prefix: 'export/' }
  if (thing.kind === 'database-snapshot') return databaseExport(scene, thing, to)
  const call =
    thing.kind === 'instance'
      ? exports.exportInstance({ instanceId: thing.id, to }, random)
      : step.text === 'store'
        ? exports.storeImage(thing.id, bucket)
        : exports.exportImage({ imageId: thing.id, to }, random)
  return [callDeed(call, region, ec2Arn(thing, region))]
}

/** Guards of a region by the words of scenarios; an unknown one is taken for encryption's. */
function guardCall(guard: string, state: 'on' | 'off'): AwsCall {
  if (guard === 'public-snapshots') {
    return state === 'on'
      ? regions.blockPublicSnapshots('block-all-sharing')
      : regions.allowPublicSnapshots()
  }
  if (guard === 'public-images') {
    return state === 'on' ? regions.blockPublicImages() : regions.allowPublicImages()
  }
  return regions.setDefaultEncryption(state === 'on' ? 'enabled' : 'disabled')
}

function deleteThing(scene: Scene): readonly AwsDeed[] {
  const thing = subjectOf(scene)
  const region = regionOf(scene, thing)
  const resource = ec2Arn(thing, region)
  switch (thing.kind) {
    case 'snapshot':
      return [callDeed(snapshots.deleteSnapshot(thing.id), region, resource)]
    case 'disk':
      return [callDeed(volumes.deleteVolume(thing.id), region, resource)]
    case 'image':
      return [callDeed(images.deregisterImage(thing.id), region, resource)]
    case 'instance':
      return [callDeed(changeInstanceState('TerminateInstances', thing.id), region, resource)]
    case 'network-group':
      return [callDeed(network.deleteSecurityGroup(thing.id), region, resource)]
    default:
      return databaseDeletion(scene, thing)
  }
}

function anyCall(scene: Scene): readonly AwsDeed[] {
  const { step, world } = scene
  const { call } = step
  if (call === undefined) return []
  const { service, name, readOnly = false, resource } = call
  const request = withIds(call.request, world) ?? null
  const response = withIds(call.response, world) ?? null
  return [callDeed({ service, name, readOnly, request, response }, regionOf(scene), resource)]
}
