import {
  ec2Call,
  ec2WrappedCall,
  itemSet,
  readCall,
  tagItems,
  tagSpecification,
} from './aws-call.ts'
import type { AwsCall, Tags } from './aws-call.ts'
import { permissionItems } from './aws-receivers.ts'
import type { Receivers } from './aws-receivers.ts'
import { wrapEc2Call } from './aws-wrapped-call.ts'
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
  /** The key of the volume, if it is encrypted; a snapshot inherits it unasked. */
  readonly kmsKeyId?: string
  /** `plain` unless given; EC2 moves its calls to the wrapped encoding one by one. */
  readonly encoding?: 'plain' | 'wrapped'
}

/** ec2:CreateSnapshot. */
export function createSnapshot(plan: SnapshotPlan): AwsCall {
  const tags = plan.tags ?? {}
  const call = ec2Call(
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
      encrypted: plan.kmsKeyId !== undefined,
      tagSet: itemSet(tagItems(tags)),
    }),
  )
  return plan.encoding === 'wrapped' ? wrapEc2Call(call) : call
}

/** ec2:CreateSnapshots of all disks of an instance, in the newer encoding; paths [unverified]. */
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
    encrypted: disk.kmsKeyId !== undefined,
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

/** ec2:CopySnapshot, logged in the region that receives the copy; paths [doc], no real record. */
export function copySnapshot(copy: {
  readonly sourceSnapshotId: string
  readonly sourceRegion: string
  readonly snapshotId: string
  readonly description?: string
  /** The key that encrypts the copy. */
  readonly kmsKeyId?: string
}): AwsCall {
  const { snapshotId, ...request } = copy
  const encrypted = copy.kmsKeyId !== undefined
  return ec2Call('CopySnapshot', { ...request, encrypted }, { snapshotId })
}

/**
 * ec2:ModifySnapshotAttribute that lets accounts in or puts them out; `all` stands for everyone
 * (reference/telemetry.md section 0 fact 1).
 */
export function shareSnapshot(
  snapshotId: string,
  change: 'add' | 'remove',
  receivers: Receivers,
): AwsCall {
  return ec2Call(
    'ModifySnapshotAttribute',
    {
      snapshotId,
      createVolumePermission: { [change]: { items: permissionItems(receivers) } },
      attributeType: createVolumePermission,
    },
    { _return: true },
  )
}

/** ec2:ResetSnapshotAttribute: whoever was let in is put out; the attribute type is [unverified]. */
export function resetSnapshotSharing(snapshotId: string): AwsCall {
  return ec2Call(
    'ResetSnapshotAttribute',
    { snapshotId, attributeType: createVolumePermission },
    { _return: true },
  )
}

/** ec2:DeleteSnapshot. */
export function deleteSnapshot(snapshotId: string): AwsCall {
  return ec2Call('DeleteSnapshot', { snapshotId, force: false }, { _return: true })
}

/** ec2:DescribeSnapshots: whose snapshots, restorable by whom, which ones; nothing asked is all. */
export function describeSnapshots(
  question: {
    /** Account ids, `self` or `amazon`. */
    readonly owners?: readonly string[]
    /** Account ids, `self` or `all`; how they stand inside the set is [unverified]. */
    readonly restorableBy?: readonly string[]
    readonly snapshotIds?: readonly string[]
    readonly maxResults?: number
  } = {},
): AwsCall {
  const { owners = [], restorableBy = [], snapshotIds = [], maxResults } = question
  return readCall(
    'ec2',
    'DescribeSnapshots',
    presentFields({
      maxResults,
      snapshotSet: itemSet(snapshotIds.map((snapshotId) => ({ snapshotId }))),
      ownersSet: itemSet(owners.map((owner) => ({ owner }))),
      sharedUsersSet: itemSet(restorableBy.map((user) => ({ user }))),
      filterSet: {},
    }),
  )
}

/** ec2:DescribeSnapshotAttribute: who may make volumes of a snapshot. */
export function describeSnapshotSharing(snapshotId: string): AwsCall {
  const request = { snapshotId, attributeType: createVolumePermission }
  return readCall('ec2', 'DescribeSnapshotAttribute', request)
}

/** How CloudTrail spells the attribute `createVolumePermission` of the API. */
const createVolumePermission = 'CREATE_VOLUME_PERMISSION'
