/** What the use of a copy leaves in CloudTrail (reference/telemetry.md section 3.2 and fact 2). */
import type { Resource } from '../lineage/resource.ts'
import type { Traces } from './traces.ts'
import { shortName } from './words.ts'

export const awsTraces: Traces = {
  log: 'trail',
  place: 'account',
  useOf,
  noteOf: ({ kind }) =>
    kind === 'snapshot' ? 'SharedSnapshotVolumeCreated or SharedSnapshotCopyInitiated' : undefined,
  fetchOf: (target) =>
    target.kind === 'bucket'
      ? { log: `the S3 data events of bucket ${shortName(target)}`, call: 'GetObject' }
      : undefined,
  attach: 'AttachVolume',
}

function useOf({ id, kind }: Resource): string {
  if (id.startsWith('redshift:')) return 'RestoreFromClusterSnapshot'
  switch (kind) {
    case 'snapshot':
      return 'CreateVolume, CopySnapshot or RunInstances'
    case 'image':
      return 'RunInstances or CopyImage'
    case 'database-snapshot':
      return 'RestoreDBInstanceFromDBSnapshot, RestoreDBClusterFromSnapshot or CopyDBSnapshot'
    default:
      return 'calls'
  }
}
