/**
 * Calls that set or look at a guard for a whole region of an account, in the newer encoding. The
 * wrapper is [sample], what stands inside [unverified] but for the serial console and the answer
 * of DisableEbsEncryptionByDefault (reference/telemetry.md 2.1).
 */
import { ec2WrappedCall } from './aws-call.ts'
import type { AwsCall } from './aws-call.ts'

/** How far a region keeps snapshots and images from being public. */
export type PublicAccessBlock = 'block-all-sharing' | 'block-new-sharing'

/** ec2:EnableSnapshotBlockPublicAccess. */
export function blockPublicSnapshots(state: PublicAccessBlock): AwsCall {
  return ec2WrappedCall('EnableSnapshotBlockPublicAccess', { State: state }, { state })
}

/** ec2:DisableSnapshotBlockPublicAccess. */
export function allowPublicSnapshots(): AwsCall {
  return ec2WrappedCall('DisableSnapshotBlockPublicAccess', '', { state: 'unblocked' })
}

/** ec2:EnableImageBlockPublicAccess; images know but one state of it. */
export function blockPublicImages(): AwsCall {
  const state = 'block-new-sharing'
  return ec2WrappedCall(
    'EnableImageBlockPublicAccess',
    { ImageBlockPublicAccessState: state },
    { imageBlockPublicAccessState: state },
  )
}

/** ec2:DisableImageBlockPublicAccess. */
export function allowPublicImages(): AwsCall {
  return ec2WrappedCall('DisableImageBlockPublicAccess', '', {
    imageBlockPublicAccessState: 'unblocked',
  })
}

/** ec2:EnableEbsEncryptionByDefault or DisableEbsEncryptionByDefault. */
export function setDefaultEncryption(state: 'enabled' | 'disabled'): AwsCall {
  const isOn = state === 'enabled'
  const name = isOn ? 'EnableEbsEncryptionByDefault' : 'DisableEbsEncryptionByDefault'
  return ec2WrappedCall(name, '', { ebsEncryptionByDefault: isOn })
}

/** ec2:GetEbsEncryptionByDefault. */
export function getDefaultEncryption(): AwsCall {
  return ec2WrappedCall('GetEbsEncryptionByDefault', '', null)
}

/** ec2:EnableSerialConsoleAccess or DisableSerialConsoleAccess. */
export function setSerialConsole(state: 'enabled' | 'disabled'): AwsCall {
  const isOn = state === 'enabled'
  const name = isOn ? 'EnableSerialConsoleAccess' : 'DisableSerialConsoleAccess'
  return ec2WrappedCall(name, '', { serialConsoleAccessEnabled: isOn })
}
