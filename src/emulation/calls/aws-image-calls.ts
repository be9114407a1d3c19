import type { JsonObject } from '../../base/json.ts'
import { ec2Call } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import { permissionItems } from './aws-receivers.ts'
import type { Receivers } from './aws-receivers.ts'
import { presentFields } from '../present-fields.ts'

/** ec2:CreateImage of an instance; the snapshots it takes are not in the record. */
export function createImage(plan: {
  readonly instanceId: string
  readonly imageId: string
  readonly name: string
  readonly description?: string
  /** Without a reboot nobody on the instance notices. Nothing is asked unless given. */
  readonly noReboot?: boolean
}): AwsCall {
  const { imageId, ...request } = plan
  return ec2Call('CreateImage', request, { imageId })
}

/** A snapshot as a disk of an image. */
export interface ImageDisk {
  readonly device: string
  readonly snapshotId: string
  /** GiB; the size of the snapshot unless given. */
  readonly size?: number
}

/** ec2:RegisterImage of snapshots; the first disk is the root. */
export function registerImage(plan: {
  readonly imageId: string
  readonly name: string
  readonly description?: string
  readonly disks: readonly [ImageDisk, ...(readonly ImageDisk[])]
}): AwsCall {
  const { imageId, name, description, disks } = plan
  return ec2Call(
    'RegisterImage',
    presentFields({
      name,
      description,
      architecture: 'x86_64',
      rootDeviceName: disks[0].device,
      blockDeviceMapping: { items: disks.map(imageDisk) },
      sriovNetSupport: 'simple',
      enaSupport: true,
    }),
    { imageId },
  )
}

function imageDisk(disk: ImageDisk): JsonObject {
  const { device, snapshotId, size } = disk
  const ebs = { snapshotId, volumeSize: size, deleteOnTermination: true, volumeType: 'gp3' }
  return { deviceName: device, ebs: presentFields(ebs) }
}

/** ec2:CopyImage, logged in the region that receives the copy. */
export function copyImage(plan: {
  readonly sourceImageId: string
  readonly sourceRegion: string
  readonly imageId: string
  readonly name: string
  readonly clientToken: string
  readonly description?: string
  /** The key that encrypts the copy. */
  readonly kmsKeyId?: string
}): AwsCall {
  const { imageId, ...request } = plan
  const encrypted = plan.kmsKeyId !== undefined
  return ec2Call('CopyImage', { ...request, encrypted }, { imageId })
}

/** ec2:ModifyImageAttribute that lets others launch the image. */
export function shareImage(imageId: string, receivers: Receivers): AwsCall {
  return changeImageSharing(imageId, 'add', receivers)
}

/** ec2:ModifyImageAttribute that lets others launch the image or stops them. */
export function changeImageSharing(
  imageId: string,
  change: 'add' | 'remove',
  receivers: Receivers,
): AwsCall {
  return ec2Call(
    'ModifyImageAttribute',
    {
      imageId,
      launchPermission: { [change]: { items: permissionItems(receivers) } },
      attributeType: 'launchPermission',
    },
    { _return: true },
  )
}

/**
 * ec2:ModifyImageAttribute that changes the description and nobody's rights. That such a change has
 * no `launchPermission` is [sample]; how it spells the new text is [unverified].
 */
export function describeImageAs(imageId: string, description: string): AwsCall {
  const request = { imageId, description: { value: description }, attributeType: 'description' }
  return ec2Call('ModifyImageAttribute', request, { _return: true })
}

/** ec2:ResetImageAttribute: whoever was let in is put out; the attribute type is [unverified]. */
export function resetImageSharing(imageId: string): AwsCall {
  const request = { imageId, attributeType: 'launchPermission' }
  return ec2Call('ResetImageAttribute', request, { _return: true })
}

/** ec2:DeregisterImage; `deletesSnapshots` is the newer flag [doc], left out unless given. */
export function deregisterImage(
  imageId: string,
  options: { readonly deletesSnapshots?: boolean } = {},
): AwsCall {
  const request = { imageId, deleteAssociatedSnapshots: options.deletesSnapshots }
  return ec2Call('DeregisterImage', presentFields(request), { _return: true })
}
