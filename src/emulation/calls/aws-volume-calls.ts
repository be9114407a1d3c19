import type { JsonObject } from '../../base/json.ts'
import { ec2Call, itemSet, tagItems, tagSpecification } from './aws-call.ts'
import type { AwsCall, Tags } from './aws-call.ts'
import { presentFields } from '../present-fields.ts'

/** ec2:CreateVolume, from a snapshot if one is named. */
export function createVolume(plan: {
  readonly volumeId: string
  readonly snapshotId?: string
  readonly zone: string
  readonly size: number
  readonly time: number
  readonly clientToken: string
  readonly tags?: Tags
}): AwsCall {
  const { snapshotId, zone, clientToken, tags = {} } = plan
  const size = String(plan.size)
  return ec2Call(
    'CreateVolume',
    presentFields({
      size,
      zone,
      snapshotId,
      volumeType: 'gp3',
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
      volumeType: 'gp3',
      iops: 3000,
      throughput: 125,
      encrypted: false,
      tagSet: itemSet(tagItems(tags)),
      multiAttachEnabled: false,
    }),
  )
}

/** ec2:DeleteVolume. */
export function deleteVolume(volumeId: string): AwsCall {
  return ec2Call('DeleteVolume', { volumeId }, { _return: true })
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
