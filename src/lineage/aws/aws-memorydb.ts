/** MemoryDB: clusters, their snapshots, and snapshots written into a bucket (section 2.5; paths not seen). */
import { deletes, derives, named, type AwsActions } from './aws-action.ts'
import { readsCacheCopy } from './aws-cache-copy.ts'

const cluster = named('memorydb cluster', 'request.clusterName')
const snapshot = named('memorydb snapshot', 'request.snapshotName')
const isUnverified = true

/** The rows of memorydb.amazonaws.com. */
export const memorydbActions: AwsActions = {
  CreateSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: cluster,
    to: snapshot,
    isUnverified,
  }),
  CopySnapshot: {
    verb: 'copy',
    read: readsCacheCopy(
      named('memorydb snapshot', 'request.sourceSnapshotName'),
      named('memorydb snapshot', 'request.targetSnapshotName'),
    ),
  },
  CreateCluster: derives({
    verb: 'create',
    verbWithSource: 'restore',
    link: 'restored-from',
    from: snapshot,
    to: cluster,
    isUnverified,
  }),
  DeleteSnapshot: deletes(snapshot),
}
