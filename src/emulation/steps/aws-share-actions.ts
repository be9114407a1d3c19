import * as images from '../calls/aws-image-calls.ts'
import * as snapshots from '../calls/aws-snapshot-calls.ts'
import { databaseSharing } from './aws-database-deeds.ts'
import { callDeed, ec2Arn, encoded, regionOf, subjectOf } from './aws-deed.ts'
import type { AwsActions, AwsDeed } from './aws-deed.ts'
import { receiversOf } from './aws-receivers.ts'
import type { Scene } from './step-action.ts'

/** Who is let into a snapshot or image, and who is put out again. */
export const awsShareActions: AwsActions = {
  share: {
    says: 'shares {of} with {with}',
    needs: ['of', 'with'],
    takes: ['encoding'],
    of: ['snapshot', 'image', 'database-snapshot'],
    play: (scene) => changeSharing(scene, 'add'),
  },
  unshare: {
    says: 'takes {of} back from {with}',
    needs: ['of', 'with'],
    takes: ['encoding'],
    of: ['snapshot', 'image', 'database-snapshot'],
    play: (scene) => changeSharing(scene, 'remove'),
  },
  'reset-sharing': {
    says: 'takes {of} back from everybody',
    needs: ['of'],
    of: ['snapshot', 'image'],
    play: (scene) => {
      const thing = subjectOf(scene)
      const region = regionOf(scene, thing)
      const call =
        thing.kind === 'image'
          ? images.resetImageSharing(thing.id)
          : snapshots.resetSnapshotSharing(thing.id)
      return [callDeed(call, region, ec2Arn(thing, region))]
    },
  },
  describe: {
    says: 'describes {of} as "{text}"',
    needs: ['of', 'text'],
    of: ['image'],
    play: (scene) => {
      const image = subjectOf(scene)
      const call = images.describeImageAs(image.id, scene.step.text ?? '')
      return [callDeed(call, regionOf(scene, image))]
    },
  },
}

function changeSharing(scene: Scene, change: 'add' | 'remove'): readonly AwsDeed[] {
  const thing = subjectOf(scene)
  const region = regionOf(scene, thing)
  const receivers = receiversOf(scene)
  if (thing.kind === 'database-snapshot') return databaseSharing(scene, thing, change)
  const call =
    thing.kind === 'image'
      ? images.changeImageSharing(thing.id, change, receivers)
      : snapshots.shareSnapshot(thing.id, change, receivers)
  return [callDeed(encoded(call, scene), region, ec2Arn(thing, region))]
}
