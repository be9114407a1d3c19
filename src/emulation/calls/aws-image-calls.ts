import { ec2Call } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'

/** ec2:CreateImage of an instance; the snapshots it takes are not in the record. */
export function createImage(plan: {
  readonly instanceId: string
  readonly imageId: string
  readonly name: string
}): AwsCall {
  const { instanceId, imageId, name } = plan
  return ec2Call('CreateImage', { instanceId, name, noReboot: false }, { imageId })
}

/** ec2:CopyImage, logged in the region that receives the copy. */
export function copyImage(plan: {
  readonly sourceImageId: string
  readonly sourceRegion: string
  readonly imageId: string
  readonly name: string
  readonly clientToken: string
}): AwsCall {
  const { imageId, ...request } = plan
  return ec2Call('CopyImage', { ...request, encrypted: false }, { imageId })
}

/** ec2:ModifyImageAttribute that lets an account launch the image. */
export function shareImage(imageId: string, account: string): AwsCall {
  return ec2Call(
    'ModifyImageAttribute',
    {
      imageId,
      launchPermission: { add: { items: [{ userId: account }] } },
      attributeType: 'launchPermission',
    },
    { _return: true },
  )
}
