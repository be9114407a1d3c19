/** Redshift: clusters of tables, their snapshots, and who may restore them (section 2.5; paths not seen). */
import {
  changes,
  deletes,
  derives,
  linksBetween,
  named,
  readDerivation,
  readResources,
  reads,
  type AwsActions,
  type AwsEffect,
} from './aws-action.ts'
import { readAccess } from './aws-rds-access.ts'
import type { AwsCall } from './aws-request.ts'
import { shares } from './aws-sharing.ts'
import type { Link } from '../link.ts'

const cluster = named('redshift cluster', 'request.clusterIdentifier')
const snapshot = named('redshift snapshot', 'request.snapshotIdentifier', 'request.snapshotArn')
const receiver = ['request.accountWithRestoreAccess']
const isUnverified = true

/** What a cluster listens on unless told otherwise. */
const usualPort = 5439

/** The rows of redshift.amazonaws.com. */
export const redshiftActions: AwsActions = {
  CreateClusterSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: cluster,
    to: snapshot,
    isUnverified,
  }),
  CopyClusterSnapshot: derives({
    verb: 'copy',
    link: 'copy-of',
    from: named('redshift snapshot', 'request.sourceSnapshotIdentifier'),
    to: named('redshift snapshot', 'request.targetSnapshotIdentifier'),
    isUnverified,
  }),
  // From now on every snapshot goes to another region as well; which ones, no call says.
  EnableSnapshotCopy: reads('copy', cluster),
  AuthorizeSnapshotAccess: shares('share', { of: snapshot, with: receiver }),
  RevokeSnapshotAccess: shares('unshare', { of: snapshot, with: receiver }),
  RestoreFromClusterSnapshot: { verb: 'restore', read: readRestore },
  ModifyClusterSnapshot: changes('other', snapshot),
  DeleteClusterSnapshot: deletes(snapshot),
  DeleteCluster: { verb: 'delete', read: readRemoval },
}

/** A shared snapshot is named with the account of its owner; the cluster may be public at once. */
function readRestore(call: AwsCall): AwsEffect {
  const effect = readDerivation(call, {
    verb: 'restore',
    link: 'restored-from',
    from: { ...snapshot, accountPath: 'request.ownerAccount' },
    to: cluster,
    isUnverified,
  })
  const access = readAccess(call, effect.outputs ?? [], usualPort)
  const groups = (access.links ?? []).map((link): Link => ({ ...link, evidence: 'inferred' }))
  return { ...effect, ...access, links: [...(effect.links ?? []), ...groups] }
}

/** A removal, which may leave a last snapshot behind. */
function readRemoval(call: AwsCall): AwsEffect {
  const removed = readResources(call, cluster)
  const kept = readResources(
    call,
    named('redshift snapshot', 'request.finalClusterSnapshotIdentifier'),
  )
  const links = linksBetween('snapshot-of', { from: removed, to: kept }, 'inferred')
  return { outputs: [...removed, ...kept], removed, links }
}
