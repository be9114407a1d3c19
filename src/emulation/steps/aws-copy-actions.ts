import * as images from '../calls/aws-image-calls.ts'
import * as snapshots from '../calls/aws-snapshot-calls.ts'
import type { TimedStep } from '../scenario/expand-steps.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { namesOf } from '../scenario/world.ts'
import { databaseCopy, databaseSnapshot } from './aws-database-deeds.ts'
import {
  callDeed,
  ec2Arn,
  encoded,
  labelsOf,
  makeFrom,
  regionOf,
  sharedUse,
  subjectOf,
} from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import type { Scene } from './step-action.ts'

/** What makes a copy of data: snapshots and images, and copies of them. */
export const awsCopyActions: AwsActions = {
  'create-snapshot': {
    says: 'creates snapshot {as} of {of}',
    needs: ['of', 'as'],
    takes: ['text', 'tags', 'encoding'],
    of: ['disk', 'database', 'database-cluster'],
    play: (scene) => {
      const source = subjectOf(scene)
      return source.kind === 'disk' ? snapshotDisk(scene) : databaseSnapshot(scene, source)
    },
  },
  'create-snapshots': {
    says: 'creates snapshots {as} of all disks of {of}',
    needs: ['of', 'as'],
    takes: ['text'],
    of: ['instance'],
    makes: namesOfSnapshots,
    play: snapshotInstance,
  },
  'create-image': {
    says: 'creates image {as} of {of}',
    needs: ['of', 'as'],
    takes: ['text', 'encoding'],
    of: ['instance', 'snapshot'],
    play: createImage,
  },
  copy: {
    says: 'copies {of} to {as}[ in {region}]',
    needs: ['of', 'as'],
    takes: ['text', 'encoding'],
    of: ['snapshot', 'image', 'database-snapshot'],
    play: (scene) => {
      const source = subjectOf(scene)
      if (source.kind === 'database-snapshot') return databaseCopy(scene, source)
      return source.kind === 'image' ? copyImage(scene) : copySnapshot(scene)
    },
  },
}

function snapshotDisk(scene: Scene): readonly AwsDeed[] {
  const { step } = scene
  const disk = subjectOf(scene)
  const region = regionOf(scene, disk)
  const { place, size } = disk
  const made = makeFrom(scene, 'snapshot', disk, place)
  const call = snapshots.createSnapshot({
    volumeId: disk.id,
    snapshotId: made.id,
    owner: place.id,
    time: step.time,
    size,
    ...labelsOf(scene),
  })
  return [callDeed(encoded(call, scene), region, ec2Arn(disk, region))]
}

/** One for each disk that the instance has from the beginning; those put on later are not foreseen. */
function namesOfSnapshots(
  step: TimedStep,
  { resources = {} }: Scenario['cast'],
): readonly string[] {
  const disks = Object.values(resources).filter(({ kind, on }) => kind === 'disk' && on === step.of)
  const count = disks.reduce((sum, disk) => sum + (disk.count ?? 1), 0)
  return namesOf(step.as ?? '', count)
}

/** The snapshots are called `name-1`, `name-2` and so on, in the order of the disks. */
function snapshotInstance(scene: Scene): readonly AwsDeed[] {
  const { step, world } = scene
  const instance = subjectOf(scene)
  const region = regionOf(scene, instance)
  const { place } = instance
  const plans = world.partsOf(instance.name, 'disk').map((disk, index) => {
    const made = world.make(`${step.as}-${index + 1}`, {
      kind: 'snapshot',
      place,
      region,
      size: disk.size,
      since: step.time,
      of: disk.name,
    })
    const { size } = disk
    return { volumeId: disk.id, snapshotId: made.id, owner: place.id, time: step.time, size }
  })
  const call = snapshots.createSnapshots(instance.id, plans, step.text ?? '')
  return [callDeed(call, region, ec2Arn(instance, region))]
}

function createImage(scene: Scene): readonly AwsDeed[] {
  const { step, world } = scene
  const source = subjectOf(scene)
  const region = regionOf(scene, source)
  const name = step.as ?? ''
  const made = world.make(name, {
    kind: 'image',
    place: source.place,
    region,
    size: source.size,
    since: step.time,
    of: source.name,
  })
  const description = step.text === undefined ? {} : { description: step.text }
  const call =
    source.kind === 'instance'
      ? images.createImage({ instanceId: source.id, imageId: made.id, name, ...description })
      : images.registerImage({
          imageId: made.id,
          name,
          disks: [{ device: '/dev/xvda', snapshotId: source.id }],
          ...description,
        })
  return [callDeed(encoded(call, scene), region, ec2Arn(source, region))]
}

/** A copy belongs to who makes it, in the region that receives it (reference/telemetry.md 2.1). */
function copySnapshot(scene: Scene): readonly AwsDeed[] {
  const { step, world, actor } = scene
  const source = subjectOf(scene)
  const region = regionOf(scene, source)
  const { size } = source
  const made = world.make(step.as ?? '', {
    kind: 'snapshot',
    place: actor.place,
    region,
    size,
    since: step.time,
    of: source.name,
  })
  const call = snapshots.copySnapshot({
    sourceSnapshotId: source.id,
    sourceRegion: source.region,
    snapshotId: made.id,
    ...(step.text === undefined ? {} : { description: step.text }),
  })
  return [
    callDeed(encoded(call, scene), region, ec2Arn(source, region)),
    ...sharedUse(scene, source, 'SharedSnapshotCopyInitiated'),
  ]
}

function copyImage(scene: Scene): readonly AwsDeed[] {
  const { step, world, actor, random } = scene
  const source = subjectOf(scene)
  const region = regionOf(scene, source)
  const name = step.as ?? ''
  const made = world.make(name, {
    kind: 'image',
    place: actor.place,
    region,
    size: source.size,
    since: step.time,
    of: source.name,
  })
  const call = images.copyImage({
    sourceImageId: source.id,
    sourceRegion: source.region,
    imageId: made.id,
    name,
    clientToken: random.uuid(),
  })
  return [callDeed(encoded(call, scene), region, ec2Arn(source, region))]
}
