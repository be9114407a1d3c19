import {
  findResources,
  linksBetween,
  own,
  readResources,
  type AwsEffect,
  type AwsReader,
  type ResourceField,
} from './aws-action.ts'
import { textsAt, type AwsCall } from './aws-request.ts'
import { bucketResource, ec2KindOf, ec2Resource } from './aws-resource.ts'
import type { Resource } from '../resource.ts'

const imagedInstance = own('instance', 'request.instanceId')
const addedSnapshots = own('snapshot', 'request.blockDeviceMapping.ebs.snapshotId')
const madeImage = own('image', 'response.imageId')

/** CreateImage: the disks of an instance, and any snapshot that the request adds beside them. */
export function readCreateImage(call: AwsCall): AwsEffect {
  const inputs = [...readResources(call, imagedInstance), ...readResources(call, addedSnapshots)]
  const outputs = readResources(call, madeImage)
  return { inputs, outputs, links: linksBetween('image-of', { from: inputs, to: outputs }) }
}

/** A call that writes a resource into a bucket, whose owner the event does not tell. */
export function readsExport(
  field: ResourceField,
  target: { readonly bucket: string; readonly isUnverified?: boolean },
): AwsReader {
  const isUnverified = target.isUnverified === true
  return (call) => {
    const inputs = isUnverified ? findResources(call, field) : readResources(call, field)
    const outputs = textsAt(call.parts, target.bucket).map(bucketResource)
    const evidence = isUnverified ? 'inferred' : 'observed'
    return {
      inputs,
      outputs,
      links: linksBetween('exported-to', { from: inputs, to: outputs }, evidence),
    }
  }
}

/** A call that reads from a bucket something whose own id comes later or never. */
export function readsFromBucket(path: string): AwsReader {
  return (call) => ({ inputs: textsAt(call.parts, path).map(bucketResource) })
}

/**
 * CreateRestoreImageTask: an image out of a bucket. CreateStoreImageTask names its object after the
 * image (`ami-....bin`), which leads back to the stored image; a bucket alone is no source, because
 * everything ever put into it would be one. Paths unconfirmed (section 2.1).
 */
export function readRestoreImage(call: AwsCall): AwsEffect {
  const stored = textsAt(call.parts, 'request.objectKey').flatMap(storedImage)
  const outputs = findResources(call, madeImage)
  return {
    inputs: [...stored, ...textsAt(call.parts, 'request.bucket').map(bucketResource)],
    outputs,
    links: linksBetween('restored-from', { from: stored, to: outputs }, 'inferred'),
  }
}

function storedImage(objectKey: string): readonly Resource[] {
  const id = objectKey.slice(objectKey.lastIndexOf('/') + 1).split('.', 1)[0] ?? ''
  return ec2KindOf(id) === 'image' ? [ec2Resource('image', id, {})] : []
}
