/** Calls by which somebody finds out who they are, stays, gets more rights, or blinds the log. */
import { readCall } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import { userCaller } from './aws-caller.ts'
import { spelledText } from '../clock.ts'

/** sts:GetCallerIdentity: whose key is this? */
export function getCallerIdentity(): AwsCall {
  return readCall('sts', 'GetCallerIdentity', null)
}

/** iam:CreateAccessKey; its answer names the key that the user's own calls carry. */
export function createAccessKey(
  user: { readonly account: string; readonly name: string },
  time: number,
): AwsCall {
  const { accessKeyId } = userCaller({ ...user, address: '', agent: '' }).identity
  return iamCall('CreateAccessKey', {
    request: { userName: user.name },
    response: {
      accessKey: {
        userName: user.name,
        accessKeyId,
        status: 'Active',
        createDate: spelledText(time),
      },
    },
  })
}

/** iam:AttachUserPolicy. */
export function attachUserPolicy(userName: string, policyArn: string): AwsCall {
  return iamCall('AttachUserPolicy', { request: { userName, policyArn }, response: null })
}

/** cloudtrail:StopLogging of a trail given by name or ARN. */
export function stopLogging(trail: string): AwsCall {
  return {
    service: 'cloudtrail',
    name: 'StopLogging',
    readOnly: false,
    request: { name: trail },
    response: null,
  }
}

function iamCall(name: string, parts: Pick<AwsCall, 'request' | 'response'>): AwsCall {
  return { service: 'iam', name, readOnly: false, ...parts }
}
