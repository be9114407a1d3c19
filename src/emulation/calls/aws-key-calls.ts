/**
 * What KMS records of encrypted disks, whether or not anybody logs the disks themselves, and how a
 * key is given away or destroyed (reference/telemetry.md 2.3). EC2 makes the calls for a disk with
 * the rights of its caller: play them as `relayedCaller`, the last one as `infrastructureCaller`. Use
 * by another account stands in its trail and in that of the key's owner: play it twice with one
 * `sharedEventId`, the second time as `foreignCaller` with the owner as `recipient`.
 */
import type { JsonObject } from '../../base/json.ts'
import type { AwsCall } from './aws-call.ts'
import { day, spelledText } from '../clock.ts'
import type { RandomSource } from '../random.ts'

/** A key: its ARN, and the account that owns it. */
export interface KmsKey {
  readonly arn: string
  readonly account: string
}

/** kms:CreateGrant that lets the machinery below an instance open a volume. */
export function grantDiskKey(
  grant: {
    readonly key: KmsKey
    readonly volumeId: string
    readonly instanceId: string
    /** The account of the instance, which need not own the key. */
    readonly account: string
    readonly region: string
  },
  random: RandomSource,
): AwsCall {
  const { key, volumeId, instanceId, account, region } = grant
  return createGrant(
    key,
    {
      constraints: { encryptionContextSubset: { 'aws:ebs:id': volumeId } },
      retiringPrincipal: `ec2.${region}.amazonaws.com`,
      operations: ['Decrypt'],
      granteePrincipal: `arn:aws:sts::${account}:assumed-role/aws:ec2-infrastructure/${instanceId}`,
    },
    random,
  )
}

/** kms:CreateGrant by which somebody lets a principal, perhaps of another account, use the key. */
export function grantKey(
  grant: { readonly key: KmsKey; readonly to: string; readonly operations?: readonly string[] },
  random: RandomSource,
): AwsCall {
  const { key, to, operations = ['Decrypt', 'DescribeKey', 'CreateGrant'] } = grant
  return createGrant(key, { granteePrincipal: to, operations }, random)
}

/**
 * kms:GenerateDataKeyWithoutPlaintext, when an encrypted volume is made: `diskId` is the volume, or
 * the snapshot where CopySnapshot made it.
 */
export function generateDiskKey(key: KmsKey, diskId: string): AwsCall {
  return keyCall(key, 'GenerateDataKeyWithoutPlaintext', {
    request: {
      encryptionContext: { 'aws:ebs:id': diskId },
      numberOfBytes: 64,
      keyId: key.arn,
    },
    response: null,
  })
}

/** kms:Decrypt of the data key of a volume or a snapshot. */
export function decryptDiskKey(key: KmsKey, diskId: string): AwsCall {
  return keyCall(key, 'Decrypt', {
    request: {
      encryptionContext: { 'aws:ebs:id': diskId },
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    },
    response: null,
  })
}

/** kms:DisableKey; whatever it encrypts can no longer be opened. */
export function disableKey(key: KmsKey): AwsCall {
  return keyCall(key, 'DisableKey', { request: { keyId: key.arn }, response: { keyId: key.arn } })
}

/** kms:ScheduleKeyDeletion at a time in milliseconds, in so many days. */
export function scheduleKeyDeletion(key: KmsKey, time: number, days = 7): AwsCall {
  const asked = { keyId: key.arn, pendingWindowInDays: days }
  return keyCall(key, 'ScheduleKeyDeletion', {
    request: asked,
    response: {
      ...asked,
      deletionDate: spelledText(time + days * day),
      keyState: 'PendingDeletion',
    },
  })
}

function createGrant(key: KmsKey, grant: JsonObject, random: RandomSource): AwsCall {
  return keyCall(key, 'CreateGrant', {
    request: { ...grant, keyId: key.arn },
    response: { grantId: random.hex(64), keyId: key.arn },
  })
}

/** A call on one key, which CloudTrail lists as a resource beside the request; it reads if unanswered. */
function keyCall(key: KmsKey, name: string, parts: Pick<AwsCall, 'request' | 'response'>): AwsCall {
  const resources = [{ accountId: key.account, type: 'AWS::KMS::Key', ARN: key.arn }]
  return { service: 'kms', name, readOnly: parts.response === null, ...parts, resources }
}
