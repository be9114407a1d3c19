import { ec2Call, ec2WrappedCall, itemSet, tagItems, tagSpecification } from './aws-call.ts'
import type { AwsCall, Tags } from './aws-call.ts'
import { presentFields } from '../present-fields.ts'

/** What a new EBS snapshot is made of. */
export interface SnapshotPlan {
  readonly volumeId: string
  readonly snapshotId: string
  readonly owner: string
  readonly time: number
  /** GiB. */
  readonly size: number
  readonly description?: string
  readonly tags?: Tags
}

/** ec2:CreateSnapshot. */
export function createSnapshot(plan: SnapshotPlan): AwsCall {
  const tags = plan.tags ?? {}
  return ec2Call(
    'CreateSnapshot',
    presentFields({
      volumeId: plan.volumeId,
      description: plan.description,
      tagSpecificationSet: tagSpecification('snapshot', tags),
    }),
    presentFields({
      snapshotId: plan.snapshotId,
      volumeId: plan.volumeId,
      status: 'pending',
      startTime: plan.time,
      ownerId: plan.owner,
      volumeSize: String(plan.size),
      description: plan.description,
      encrypted: false,
      tagSet: itemSet(tagItems(tags)),
    }),
  )
}

/** ec2:CreateSnapshots of all disks of an instance, in the newer encoding. */
export function createSnapshots(
  instanceId: string,
  disks: readonly SnapshotPlan[],
  description: string,
): AwsCall {
  const item = disks.map((disk) => ({
    snapshotId: disk.snapshotId,
    volumeId: disk.volumeId,
    state: 'pending',
    startTime: new Date(disk.time).toISOString(),
    ownerId: disk.owner,
    volumeSize: disk.size,
    description,
    encrypted: false,
    progress: '',
  }))
  return ec2WrappedCall(
    'CreateSnapshots',
    {
      CopyTagsFromSource: 'volume',
      Description: description,
      InstanceSpecification: { ExcludeBootVolume: false, InstanceId: instanceId },
    },
    // A list of one is written as the element itself.
    { snapshotSet: { item: item.length === 1 ? item[0] : item } },
  )
}

/** ec2:CopySnapshot, logged in the region that receives the copy. */
export function copySnapshot(copy: {
  readonly sourceSnapshotId: string
  readonly sourceRegion: string
  readonly snapshotId: string
  readonly description: string
}): AwsCall {
  const { snapshotId, ...request } = copy
  return ec2Call('CopySnapshot', { ...request, encrypted: false }, { snapshotId })
}

/** ec2:ModifySnapshotAttribute that lets an account in or puts it out. */
export function shareSnapshot(
  snapshotId: string,
  change: 'add' | 'remove',
  account: string,
): AwsCall {
  return ec2Call(
    'ModifySnapshotAttribute',
    {
      snapshotId,
      createVolumePermission: { [change]: { items: [{ userId: account }] } },
      attributeType: 'CREATE_VOLUME_PERMISSION',
    },
    { _return: true },
  )
}

/** ec2:DeleteSnapshot. */
export function deleteSnapshot(snapshotId: string): AwsCall {
  return ec2Call('DeleteSnapshot', { snapshotId, force: false }, { _return: true })
}
