/** ElastiCache: caches, their snapshots, and snapshots written into a bucket (section 2.5; paths not seen). */
import { deletes, derives, named, type AwsAction, type AwsActions } from './aws-action.ts'
import { readsCacheCopy } from './aws-cache-copy.ts'

const cluster = named('elasticache cluster', 'request.cacheClusterId')
const group = named('elasticache replicationgroup', 'request.replicationGroupId')
const snapshot = named('elasticache snapshot', 'request.snapshotName')

/** The rows of elasticache.amazonaws.com. */
export const elasticacheActions: AwsActions = {
  CreateSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: [group, cluster],
    to: snapshot,
    isUnverified: true,
  }),
  CopySnapshot: {
    verb: 'copy',
    read: readsCacheCopy(
      named('elasticache snapshot', 'request.sourceSnapshotName'),
      named('elasticache snapshot', 'request.targetSnapshotName'),
    ),
  },
  CreateReplicationGroup: makes(group),
  CreateCacheCluster: makes(cluster),
  DeleteSnapshot: deletes(snapshot),
}

/** A new cache is a restored one where it names a snapshot. */
function makes(to: typeof cluster): AwsAction {
  return derives({
    verb: 'create',
    verbWithSource: 'restore',
    link: 'restored-from',
    from: snapshot,
    to,
    isUnverified: true,
  })
}
