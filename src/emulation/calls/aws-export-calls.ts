/** Calls that write disks and images of EC2 into buckets, or read them out of buckets. */
import { ec2Call, ec2WrappedCall } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** A place in a bucket. */
export interface BucketPlace {
  readonly bucket: string
  readonly prefix?: string
}

type DiskFormat = 'vmdk' | 'raw' | 'vhd'

/** ec2:ExportImage; paths [unverified]. */
export function exportImage(
  plan: { readonly imageId: string; readonly to: BucketPlace; readonly format?: DiskFormat },
  random: RandomSource,
): AwsCall {
  const { imageId, to, format = 'vmdk' } = plan
  const s3ExportLocation = presentFields({ s3Bucket: to.bucket, s3Prefix: to.prefix })
  return ec2Call(
    'ExportImage',
    { imageId, diskImageFormat: format.toUpperCase(), s3ExportLocation },
    {
      exportImageTaskId: `export-ami-${random.hex(17)}`,
      imageId,
      diskImageFormat: format.toUpperCase(),
      s3ExportLocation,
      progress: '0',
      status: 'active',
      statusMessage: 'validating',
    },
  )
}

/** ec2:CreateInstanceExportTask; the request is [sample], the answer [unverified]. */
export function exportInstance(
  plan: {
    readonly instanceId: string
    readonly to: BucketPlace
    readonly environment?: 'vmware' | 'citrix' | 'microsoft'
  },
  random: RandomSource,
): AwsCall {
  const { instanceId, to, environment = 'vmware' } = plan
  const taskId = `export-i-${random.hex(17)}`
  const exportToS3 = presentFields({
    diskImageFormat: 'vmdk',
    containerFormat: 'ova',
    s3Bucket: to.bucket,
    s3Prefix: to.prefix,
  })
  return ec2Call(
    'CreateInstanceExportTask',
    { instanceId, targetEnvironment: environment, exportToS3 },
    {
      exportTask: {
        exportTaskId: taskId,
        state: 'active',
        instanceExport: { instanceId, targetEnvironment: environment },
        exportToS3: {
          diskImageFormat: 'vmdk',
          containerFormat: 'ova',
          s3Bucket: to.bucket,
          s3Key: `${to.prefix ?? ''}${taskId}.ova`,
        },
      },
    },
  )
}

/** ec2:CreateStoreImageTask: the whole image as one object named after it; paths [unverified]. */
export function storeImage(imageId: string, bucket: string): AwsCall {
  return ec2WrappedCall(
    'CreateStoreImageTask',
    { ImageId: imageId, Bucket: bucket },
    { objectKey: `${imageId}.bin` },
  )
}

/** ec2:CreateRestoreImageTask: an image out of such an object; paths [unverified]. */
export function restoreStoredImage(plan: {
  readonly bucket: string
  readonly objectKey: string
  readonly imageId: string
  readonly name?: string
}): AwsCall {
  const { bucket, objectKey, imageId, name } = plan
  const request = presentFields({ Bucket: bucket, ObjectKey: objectKey, Name: name })
  return ec2WrappedCall('CreateRestoreImageTask', request, { imageId })
}

/**
 * ec2:ImportSnapshot of a disk that lies in a bucket; the snapshot it makes is not in the record.
 * Paths [unverified].
 */
export function importSnapshot(
  plan: {
    readonly bucket: string
    readonly objectKey: string
    readonly format?: DiskFormat
    readonly description?: string
  },
  random: RandomSource,
): AwsCall {
  const { bucket, objectKey, description } = plan
  const format = (plan.format ?? 'vmdk').toUpperCase()
  const userBucket = { s3Bucket: bucket, s3Key: objectKey }
  return ec2Call(
    'ImportSnapshot',
    presentFields({ description, diskContainer: { format, userBucket } }),
    presentFields({
      importTaskId: `import-snap-${random.hex(17)}`,
      description,
      snapshotTaskDetail: presentFields({
        description,
        diskImageSize: '0.0',
        format,
        progress: '3',
        status: 'active',
        statusMessage: 'pending',
        userBucket,
      }),
    }),
  )
}
