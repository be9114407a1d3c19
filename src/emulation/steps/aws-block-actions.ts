import * as blocks from '../calls/aws-block-calls.ts'
import type { Thing } from '../scenario/thing.ts'
import { callDeed, ec2Arn, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import type { Scene } from './step-action.ts'

/** Between two blocks of one reader, in milliseconds: several threads read at once. */
const blockPause = 40

/** Disks read and written block by block, past every volume (reference/telemetry.md 2.2). */
export const awsBlockActions: AwsActions = {
  'list-blocks': {
    says: 'lists the blocks of {of}',
    needs: ['of'],
    of: ['snapshot'],
    play: (scene) => [listing(scene, subjectOf(scene))],
  },
  'read-blocks': {
    says: 'reads {count} blocks of {of}',
    needs: ['of', 'count'],
    of: ['snapshot'],
    play: (scene) => {
      const snapshot = subjectOf(scene)
      return [
        listing(scene, snapshot),
        ...Array.from({ length: scene.step.count ?? 1 }, (_, index): AwsDeed => {
          const call = blocks.getSnapshotBlock(blockSnapshot(scene, snapshot), index, scene.random)
          return {
            ...callDeed(call, regionOf(scene, snapshot)),
            after: 1000 + index * blockPause,
          }
        }),
      ]
    },
  },
  'compare-blocks': {
    says: 'lists the blocks in which {to} differs from {of}',
    needs: ['of', 'to'],
    of: ['snapshot'],
    names: { to: 'thing' },
    play: (scene) => {
      const [first, second] = [subjectOf(scene), scene.world.thing(scene.step.to ?? '')]
      const call = blocks.listChangedBlocks(
        blockSnapshot(scene, first),
        blockSnapshot(scene, second),
      )
      return [callDeed(call, regionOf(scene, first))]
    },
  },
  'write-snapshot': {
    says: 'writes snapshot {as} block by block',
    needs: ['as', 'count'],
    play: writeSnapshot,
  },
}

function listing(scene: Scene, snapshot: Thing): AwsDeed {
  const call = blocks.listSnapshotBlocks(blockSnapshot(scene, snapshot))
  const region = regionOf(scene, snapshot)
  return callDeed(call, region, ec2Arn(snapshot, region))
}

function blockSnapshot(scene: Scene, snapshot: Thing): blocks.BlockSnapshot {
  return {
    snapshotId: snapshot.id,
    region: regionOf(scene, snapshot),
    account: snapshot.place.id,
  }
}

function writeSnapshot(scene: Scene): readonly AwsDeed[] {
  const { step, world, actor, random } = scene
  const region = regionOf(scene)
  const { place } = actor
  const count = step.count ?? 1
  const made = world.make(step.as ?? '', {
    kind: 'snapshot',
    place,
    region,
    size: 8,
    since: step.time,
  })
  const start = blocks.startSnapshot({
    snapshotId: made.id,
    owner: place.id,
    size: made.size,
    time: step.time,
    clientToken: random.uuid(),
  })
  const snapshot = blockSnapshot(scene, made)
  return [
    callDeed(start, region),
    ...Array.from({ length: count }, (_, index): AwsDeed => ({
      ...callDeed(blocks.putSnapshotBlock(snapshot, index, random), region),
      after: 1000 + index * blockPause,
    })),
    {
      ...callDeed(blocks.completeSnapshot(made.id, count), region),
      after: 2000 + count * blockPause,
    },
  ]
}
