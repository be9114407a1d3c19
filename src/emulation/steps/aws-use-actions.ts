import { changeInstanceState, runInstances } from '../calls/aws-compute-calls.ts'
import * as instances from '../calls/aws-instance-calls.ts'
import * as volumes from '../calls/aws-volume-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { databaseRestore } from './aws-database-deeds.ts'
import { callDeed, ec2Arn, labelsOf, regionOf, sharedUse, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import { instanceAction } from './aws-instance-action.ts'
import { defaultGroup, stockImage, subnetOf } from './aws-network-place.ts'
import type { Scene } from './step-action.ts'

/** What puts a copy to use: restored, attached, booted from. */
export const awsUseActions: AwsActions = {
  restore: {
    says: 'restores {of} to {as}',
    needs: ['of', 'as'],
    takes: ['public', 'group', 'tags'],
    of: ['snapshot', 'database-snapshot', 'database', 'database-cluster'],
    play: (scene) => {
      const source = subjectOf(scene)
      return source.kind === 'snapshot' ? restoreDisk(scene) : databaseRestore(scene, source)
    },
  },
  'create-disk': {
    says: 'creates empty disk {as}',
    needs: ['as'],
    play: (scene) => createDisk(scene, undefined),
  },
  'replace-root-disk': {
    says: 'replaces the root disk of {to} by {of}',
    needs: ['of', 'to'],
    of: ['snapshot'],
    names: { to: 'thing' },
    play: (scene) => {
      const { step, world, random } = scene
      const snapshot = subjectOf(scene)
      const instance = world.thing(step.to ?? '')
      const plan = { instanceId: instance.id, snapshotId: snapshot.id, time: step.time }
      const region = regionOf(scene, instance)
      return [callDeed(volumes.replaceRootVolume(plan, random), region, ec2Arn(instance, region))]
    },
  },
  launch: {
    says: 'launches {as} from {of}[ in {group}]',
    needs: ['of', 'as'],
    takes: ['group', 'public', 'tags', 'dryRun', 'text'],
    of: ['image', 'snapshot'],
    play: launch,
  },
  attach: {
    says: 'attaches {of} to {to}',
    needs: ['of', 'to'],
    of: ['disk'],
    names: { to: 'thing' },
    play: (scene) => {
      const { step, world } = scene
      const disk = subjectOf(scene)
      const instance = world.thing(step.to ?? '')
      world.change(disk.name, { on: instance.name })
      const call = volumes.attachVolume(attachmentOf(scene, disk, instance))
      return [callDeed(call, regionOf(scene, disk), ec2Arn(disk, disk.region))]
    },
  },
  detach: {
    says: 'detaches {of}',
    needs: ['of'],
    of: ['disk'],
    play: (scene) => {
      const { world } = scene
      const disk = subjectOf(scene)
      const instance = disk.on === undefined ? undefined : world.find(disk.on)
      if (instance === undefined) return []
      const call = volumes.detachVolume(attachmentOf(scene, disk, instance))
      return [callDeed(call, regionOf(scene, disk), ec2Arn(disk, disk.region))]
    },
  },
  start: instanceAction('starts {of}', (_, id) => changeInstanceState('StartInstances', id)),
  stop: instanceAction('stops {of}', (_, id) => changeInstanceState('StopInstances', id)),
  join: {
    says: 'puts {of} into {group}',
    needs: ['of', 'group'],
    of: ['instance'],
    play: (scene) => {
      const { step, world } = scene
      const instance = subjectOf(scene)
      const group = world.thing(step.group ?? '')
      world.change(instance.name, { groups: [group.name] })
      const call = instances.changeInstanceGroups(instance.id, [group.id])
      return [callDeed(call, regionOf(scene, instance), ec2Arn(instance, instance.region))]
    },
  },
}

function restoreDisk(scene: Scene): readonly AwsDeed[] {
  const snapshot = subjectOf(scene)
  return [
    ...createDisk(scene, snapshot),
    ...sharedUse(scene, snapshot, 'SharedSnapshotVolumeCreated'),
  ]
}

function createDisk(scene: Scene, snapshot: Thing | undefined): readonly AwsDeed[] {
  const { step, world, actor, random } = scene
  const region = regionOf(scene, snapshot)
  const size = snapshot?.size ?? 100
  const made = world.make(step.as ?? '', {
    kind: 'disk',
    place: actor.place,
    region,
    size,
    since: step.time,
    ...(snapshot === undefined ? {} : { of: snapshot.name }),
  })
  const { tags } = labelsOf(scene)
  const call = volumes.createVolume({
    volumeId: made.id,
    zone: `${region}a`,
    size,
    time: step.time,
    clientToken: random.uuid(),
    ...(snapshot === undefined ? {} : { snapshotId: snapshot.id }),
    ...(tags === undefined ? {} : { tags }),
  })
  return [callDeed(call, region, ec2Arn(snapshot ?? made, region))]
}

function launch(scene: Scene): readonly AwsDeed[] {
  const { step, world, actor, random } = scene
  const source = subjectOf(scene)
  const region = regionOf(scene, source)
  const { place } = actor
  const group = step.group === undefined ? undefined : world.thing(step.group)
  const made = world.make(step.as ?? '', {
    kind: 'instance',
    place,
    region,
    size: source.size,
    since: step.time,
    of: source.name,
    ...(step.group === undefined ? {} : { groups: [step.group] }),
  })
  const { tags } = labelsOf(scene)
  const isImage = source.kind === 'image'
  const call = runInstances(
    {
      instanceId: made.id,
      imageId: isImage ? source.id : stockImage(region),
      owner: place.id,
      time: step.time,
      subnet: subnetOf(place.id, region),
      groupId: group?.id ?? defaultGroup(place.id, region),
      type: 't3.medium',
      ...(isImage ? {} : { disks: [{ device: '/dev/sdf', snapshotId: source.id }] }),
      ...(step.public === undefined ? {} : { hasPublicAddress: step.public }),
      ...(step.text === undefined ? {} : { keyName: step.text }),
      ...(tags === undefined ? {} : { tags }),
    },
    random,
  )
  const content = isImage ? source.origin : source
  const used =
    content?.kind === 'snapshot' ? sharedUse(scene, content, 'SharedSnapshotVolumeCreated') : []
  return [callDeed(call, region, ec2Arn(made, region)), ...used]
}

function attachmentOf(scene: Scene, disk: Thing, instance: Thing): volumes.Attachment {
  const { time } = scene.step
  return { volumeId: disk.id, instanceId: instance.id, device: '/dev/sdf', time }
}
