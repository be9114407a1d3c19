/** Storage Gateway: volumes on premises whose snapshots are those of EBS (section 2.5; paths not seen). */
import { derives, maybeForeign, named, own, type AwsAction, type AwsActions } from './aws-action.ts'

const volume = named('storagegateway volume', 'request.volumeARN', 'response.volumeARN')
const madeVolume = named('storagegateway volume', 'response.volumeARN')
const sourceSnapshot = maybeForeign('snapshot', 'request.snapshotId')
const sourceVolume = named('storagegateway volume', 'request.sourceVolumeARN')

/** The rows of storagegateway.amazonaws.com. */
export const storageGatewayActions: AwsActions = {
  CreateSnapshot: snapshots(),
  CreateSnapshotFromVolumeRecoveryPoint: snapshots(),
  CreateCachediSCSIVolume: makesVolume([sourceSnapshot, sourceVolume]),
  CreateStorediSCSIVolume: makesVolume([sourceSnapshot]),
}

function snapshots(): AwsAction {
  return derives({
    verb: 'create',
    link: 'snapshot-of',
    from: volume,
    to: own('snapshot', 'response.snapshotId'),
    isUnverified: true,
  })
}

/** A volume is restored where it names a source, and empty where it names none. */
function makesVolume(from: readonly (typeof sourceSnapshot)[]): AwsAction {
  return derives({
    verb: 'create',
    verbWithSource: 'restore',
    link: 'restored-from',
    from,
    to: madeVolume,
    isUnverified: true,
  })
}
