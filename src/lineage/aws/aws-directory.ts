/**
 * Directory Service: directories of people and machines. Their snapshots (`s-...`) are none of EBS
 * (section 2.5; paths not seen).
 */
import { derives, named, reads, type AwsActions } from './aws-action.ts'
import { shares } from './aws-sharing.ts'

const directory = named('ds directory', 'request.directoryId')

/** The rows of ds.amazonaws.com. */
export const directoryActions: AwsActions = {
  CreateSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: directory,
    to: named('ds snapshot', 'response.snapshotId'),
    isUnverified: true,
  }),
  // The directory goes back to what it was; the call names the snapshot alone.
  RestoreFromSnapshot: reads('restore', named('ds snapshot', 'request.snapshotId')),
  ShareDirectory: shares('share', { of: directory, with: ['request.shareTarget.id'] }),
  UnshareDirectory: shares('unshare', { of: directory, with: ['request.unshareTarget.id'] }),
}
