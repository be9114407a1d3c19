import { relayedCaller } from '../calls/aws-indirect-callers.ts'
import * as identities from '../calls/aws-identity-calls.ts'
import * as keys from '../calls/aws-key-calls.ts'
import type { KmsKey } from '../calls/aws-key-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { awsCaller } from './aws-actor.ts'
import { callDeed, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import { receiversOf } from './aws-receivers.ts'
import type { Scene } from './step-action.ts'

/** Keys of disks, identities, and the log itself. */
export const awsKeyActions: AwsActions = {
  'open-disk': {
    says: 'lets {to} open disk {of}, whose key is {text}',
    needs: ['of', 'to', 'text'],
    of: ['disk'],
    names: { to: 'thing', text: 'thing' },
    play: (scene) => {
      const { step, world, random, actor } = scene
      const disk = subjectOf(scene)
      const region = regionOf(scene, disk)
      const instance = world.thing(step.to ?? '')
      const key = keyOf(world.thing(step.text ?? ''))
      const grant = {
        key,
        volumeId: disk.id,
        instanceId: instance.id,
        account: actor.place.id,
        region,
      }
      return [relayed(scene, keys.grantDiskKey(grant, random), region)]
    },
  },
  'make-disk-key': {
    says: 'has a data key made for {of} by {text}',
    needs: ['of', 'text'],
    of: ['disk', 'snapshot'],
    names: { text: 'thing' },
    play: (scene) => {
      const disk = subjectOf(scene)
      const key = keyOf(scene.world.thing(scene.step.text ?? ''))
      return [relayed(scene, keys.generateDiskKey(key, disk.id), regionOf(scene, disk))]
    },
  },
  'grant-key': {
    says: 'lets {with} use key {of}',
    needs: ['of', 'with'],
    of: ['key'],
    play: (scene) => {
      const key = subjectOf(scene)
      const [account = ''] = receiversOf(scene)
      const to = account.startsWith('arn:') ? account : `arn:aws:iam::${account}:root`
      const call = keys.grantKey({ key: keyOf(key), to }, scene.random)
      return [callDeed(call, regionOf(scene, key), key.id)]
    },
  },
  'disable-key': {
    says: 'disables key {of}',
    needs: ['of'],
    of: ['key'],
    play: (scene) => {
      const key = subjectOf(scene)
      return [callDeed(keys.disableKey(keyOf(key)), regionOf(scene, key), key.id)]
    },
  },
  'delete-key': {
    says: 'schedules the deletion of key {of}',
    needs: ['of'],
    of: ['key'],
    play: (scene) => {
      const key = subjectOf(scene)
      const call = keys.scheduleKeyDeletion(keyOf(key), scene.step.time)
      return [callDeed(call, regionOf(scene, key), key.id)]
    },
  },
  'create-access-key': {
    says: 'creates an access key of {to}',
    needs: ['to'],
    play: (scene) => [
      callDeed(
        identities.createAccessKey(
          { account: scene.actor.place.id, name: scene.step.to ?? '' },
          scene.step.time,
        ),
        regionOf(scene),
      ),
    ],
  },
  'stop-logging': {
    says: 'stops the trail {text}',
    needs: ['text'],
    play: (scene) => [callDeed(identities.stopLogging(scene.step.text ?? ''), regionOf(scene))],
  },
}

function keyOf({ id, place }: Thing): KmsKey {
  return { arn: id, account: place.id }
}

/** EC2 asks KMS with the rights of who called it (reference/telemetry.md 2.3). */
function relayed(scene: Scene, call: Parameters<typeof callDeed>[0], region: string): AwsDeed {
  const caller = relayedCaller(awsCaller(scene.actor), 'ec2.amazonaws.com')
  return { ...callDeed(call, region), caller }
}
