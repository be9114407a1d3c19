/** Calls by which somebody gets into a running instance, or looks at its screen. */
import { ec2WrappedCall, readCall } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'
import { presentFields } from '../present-fields.ts'
import type { RandomSource } from '../random.ts'

/** ec2:GetPasswordData: the password of the Windows administrator, which no record holds. */
export function getPasswordData(instanceId: string): AwsCall {
  return readCall('ec2', 'GetPasswordData', { instanceId })
}

/** ec2:GetConsoleOutput; the request is [unverified]. */
export function getConsoleOutput(instanceId: string): AwsCall {
  return readCall('ec2', 'GetConsoleOutput', { instanceId })
}

/** ec2:GetConsoleScreenshot, in the newer encoding. */
export function getConsoleScreenshot(instanceId: string): AwsCall {
  return ec2WrappedCall('GetConsoleScreenshot', { InstanceId: instanceId }, null)
}

/** ec2-instance-connect:SendSSHPublicKey: a key that opens one account for a minute. */
export function sendSshKey(
  door: {
    readonly instanceId: string
    /** The user on the machine: `ec2-user`. */
    readonly user: string
    readonly zone?: string
  },
  random: RandomSource,
): AwsCall {
  const { instanceId, user, zone } = door
  return {
    service: 'ec2-instance-connect',
    name: 'SendSSHPublicKey',
    readOnly: false,
    request: presentFields({
      availabilityZone: zone,
      instanceId,
      instanceOSUser: user,
      sSHPublicKey: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${random.text(43, base64)}`,
    }),
    response: { success: true },
  }
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** ssm:StartSession: a shell through Session Manager; the answer is [unverified]. */
export function startSession(
  plan: { readonly instanceId: string; readonly region: string; readonly session: string },
  random: RandomSource,
): AwsCall {
  const sessionId = `${plan.session}-${random.hex(17)}`
  const channel = `wss://ssmmessages.${plan.region}.amazonaws.com/v1/data-channel/${sessionId}`
  return {
    service: 'ssm',
    name: 'StartSession',
    readOnly: false,
    request: { target: plan.instanceId },
    response: {
      sessionId,
      tokenValue: 'Value hidden due to security reasons.',
      streamUrl: `${channel}?role=publish_subscribe`,
    },
  }
}
