/**
 * Redshift Serverless: namespaces hold the tables, workgroups compute (section 2.5; paths not seen).
 * Requests give names; ARNs end in an id, under which a policy knows the same snapshot.
 */
import { deletes, derives, named, type AwsActions } from './aws-action.ts'
import { readsReset, sharesByPolicy } from './aws-sharing.ts'

const namespace = named('redshift-serverless namespace', 'request.namespaceName')
const snapshot = {
  ...named('redshift-serverless snapshot', 'request.snapshotName', 'request.snapshotArn'),
  aliasPath: 'response.snapshot.snapshotArn',
}
const shared = named('redshift-serverless snapshot', 'request.resourceArn')
const isUnverified = true

/** The rows of redshift-serverless.amazonaws.com. */
export const redshiftServerlessActions: AwsActions = {
  CreateSnapshot: derives({
    verb: 'create',
    link: 'snapshot-of',
    from: namespace,
    to: snapshot,
    isUnverified,
  }),
  RestoreFromSnapshot: derives({
    verb: 'restore',
    link: 'restored-from',
    from: {
      ...named('redshift-serverless snapshot', 'request.snapshotArn', 'request.snapshotName'),
      accountPath: 'request.ownerAccount',
    },
    to: namespace,
    isUnverified,
  }),
  PutResourcePolicy: sharesByPolicy(shared, 'request.policy'),
  DeleteResourcePolicy: { verb: 'unshare', read: readsReset(shared) },
  DeleteSnapshot: deletes(snapshot),
}
