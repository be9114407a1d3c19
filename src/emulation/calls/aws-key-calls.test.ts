import { describe, expect, it } from 'vitest'
import * as keys from './aws-key-calls.ts'
import { timeAt } from '../clock.ts'
import { createRandom } from '../random.ts'

const key = { arn: 'arn:aws:kms:eu-west-1:111122223333:key/1', account: '111122223333' }
const random = createRandom('keys')

describe('a grant', () => {
  it('for a disk binds volume and instance, even in another account than the key', () => {
    const disk = { volumeId: 'vol-1', instanceId: 'i-1', account: '777788889999' }
    const { name, request, response } = keys.grantDiskKey(
      { key, ...disk, region: 'eu-west-1' },
      random,
    )
    expect(name).toBe('CreateGrant')
    expect(request).toEqual({
      constraints: { encryptionContextSubset: { 'aws:ebs:id': 'vol-1' } },
      retiringPrincipal: 'ec2.eu-west-1.amazonaws.com',
      operations: ['Decrypt'],
      granteePrincipal: 'arn:aws:sts::777788889999:assumed-role/aws:ec2-infrastructure/i-1',
      keyId: key.arn,
    })
    expect(response?.['grantId']).toMatch(/^[0-9a-f]{64}$/)
  })

  it('to somebody names the principal and has no bounds', () => {
    const { request } = keys.grantKey({ key, to: 'arn:aws:iam::777788889999:root' }, random)
    expect(request).toMatchObject({ granteePrincipal: 'arn:aws:iam::777788889999:root' })
    expect(request).not.toHaveProperty('constraints')
  })
})

it.each([
  [keys.generateDiskKey(key, 'vol-1'), 'GenerateDataKeyWithoutPlaintext', { numberOfBytes: 64 }],
  [keys.decryptDiskKey(key, 'vol-1'), 'Decrypt', { encryptionAlgorithm: 'SYMMETRIC_DEFAULT' }],
])('%#: the use of a key names the disk as context, and counts as reading', (call, name, more) => {
  expect(call).toMatchObject({ name, readOnly: true, response: null })
  expect(call.request).toMatchObject({ encryptionContext: { 'aws:ebs:id': 'vol-1' }, ...more })
})

describe('the end of a key', () => {
  it('is a change that is answered with the key', () => {
    expect(keys.disableKey(key)).toMatchObject({
      name: 'DisableKey',
      readOnly: false,
      response: { keyId: key.arn },
    })
  })

  it('comes after so many days', () => {
    const time = timeAt('2026-09-15 02:24:10')
    const { request, response } = keys.scheduleKeyDeletion(key, time, 10)
    expect(request).toEqual({ keyId: key.arn, pendingWindowInDays: 10 })
    expect(response).toMatchObject({ deletionDate: 'Sep 25, 2026, 2:24:10 AM' })
  })
})

it('every call lists the key as resource of its owner', () => {
  const resources = [{ accountId: '111122223333', type: 'AWS::KMS::Key', ARN: key.arn }]
  expect(keys.disableKey(key).resources).toEqual(resources)
  expect(keys.decryptDiskKey(key, 'vol-1').resources).toEqual(resources)
})
