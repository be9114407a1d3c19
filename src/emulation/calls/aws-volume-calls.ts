import type { JsonObject } from '../../base/json.ts'
import {
  ec2Call,
  ec2WrappedCall,
  itemSet,
  newEc2Id,
  tagItems,
  tagSpecification,
} from './aws-call.ts'
import type { AwsCall, Tags } from './aws-call.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** A volume to make. */
export interface VolumePlan {
  readonly volumeId: string
  readonly snapshotId?: string
  readonly zone: string
  /** GiB. */
  readonly size: number
  readonly time: number
  readonly clientToken: string
  /** `gp3` unless given; `gp2` is what EC2 makes unasked, so nobody asks for it. */
  readonly type?: 'gp2' | 'gp3'
  /** The key that encrypts the volume, if one is asked for. */
  readonly kmsKeyId?: string
  readonly tags?: Tags
}

/**
 * ec2:CreateVolume, from a snapshot if one is named; the key in the answer is [unverified]. A gp2
 * volume has three operations for each GiB, at least 100 (EBS user guide, volume types).
 */
export function createVolume(plan: VolumePlan): AwsCall {
  const { snapshotId, zone, clientToken, kmsKeyId, tags = {}, type = 'gp3' } = plan
  const size = String(plan.size)
  const isAsked = type !== 'gp2'
  const encrypted = kmsKeyId !== undefined
  return ec2Call(
    'CreateVolume',
    presentFields({
      size,
      zone,
      snapshotId,
      volumeType: isAsked ? type : undefined,
      encrypted: encrypted ? true : undefined,
      kmsKeyId,
      tagSpecificationSet: tagSpecification('volume', tags),
      clientToken,
    }),
    presentFields({
      volumeId: plan.volumeId,
      size,
      snapshotId,
      zone,
      status: 'creating',
      createTime: plan.time,
      volumeType: type,
      iops: isAsked ? 3000 : Math.min(16_000, Math.max(100, 3 * plan.size)),
      throughput: isAsked ? 125 : undefined,
      encrypted,
      kmsKeyId,
      tagSet: itemSet(tagItems(tags)),
      multiAttachEnabled: false,
    }),
  )
}

/**
 * ec2:CreateReplaceRootVolumeTask: another root disk for a running instance, from a snapshot, from an
 * image, or as it was at launch. Paths [unverified].
 */
export function replaceRootVolume(
  plan: {
    readonly instanceId: string
    readonly snapshotId?: string
    readonly imageId?: string
    readonly time: number
    /** Is the old disk thrown away? It stays unless said. */
    readonly deletesOld?: boolean
  },
  random: RandomSource,
): AwsCall {
  const { instanceId, snapshotId, imageId, deletesOld = false } = plan
  return ec2WrappedCall(
    'CreateReplaceRootVolumeTask',
    presentFields({
      InstanceId: instanceId,
      SnapshotId: snapshotId,
      ImageId: imageId,
      DeleteReplacedRootVolume: deletesOld,
      ClientToken: random.uuid(),
    }),
    {
      replaceRootVolumeTask: presentFields({
        replaceRootVolumeTaskId: newEc2Id('replacevol', random),
        instanceId,
        taskState: 'pending',
        startTime: new Date(plan.time).toISOString(),
        snapshotId,
        imageId,
        deleteReplacedRootVolume: deletesOld,
      }),
    },
  )
}

/** ec2:DeleteVolume. */
export function deleteVolume(volumeId: string): AwsCall {
  return ec2Call('DeleteVolume', { volumeId, reportVolumeFailure: false }, { _return: true })
}

/** A volume on an instance. */
export interface Attachment {
  readonly volumeId: string
  readonly instanceId: string
  readonly device: string
  /** When the attachment began, in milliseconds. */
  readonly time: number
}

/** ec2:AttachVolume. */
export function attachVolume(attachment: Attachment): AwsCall {
  const { volumeId, instanceId, device } = attachment
  return ec2Call(
    'AttachVolume',
    { volumeId, instanceId, device, deleteOnTermination: false },
    { ...attachmentAnswer(attachment, 'attaching'), deleteOnTermination: false },
  )
}

/** ec2:DetachVolume. */
export function detachVolume(attachment: Attachment): AwsCall {
  const { volumeId, instanceId } = attachment
  return ec2Call(
    'DetachVolume',
    { volumeId, instanceId, force: false },
    attachmentAnswer(attachment, 'detaching'),
  )
}

function attachmentAnswer(attachment: Attachment, status: string): JsonObject {
  const { volumeId, instanceId, device, time } = attachment
  return { volumeId, instanceId, device, status, attachTime: time }
}
