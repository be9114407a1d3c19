import { describe, expect, it } from 'vitest'
import {
  ec2Call,
  ec2WrappedCall,
  failedCall,
  itemSet,
  refusedCall,
  tagSpecification,
  throttledCall,
} from './aws-call.ts'
import { userCaller } from './aws-caller.ts'
import { createRandom } from '../random.ts'

const random = createRandom('test')
const caller = userCaller({
  account: '111122223333',
  name: 'lena',
  address: '192.0.2.1',
  agent: 'aws-cli',
})

const share = { service: 'rds', name: 'X', readOnly: false, request: { a: 1 }, response: {} }

describe('encodings of EC2', () => {
  it('wraps the newer one, empty requests as text', () => {
    const call = ec2WrappedCall('GetEbsEncryptionByDefault', '', null)
    expect(call.request).toEqual({ GetEbsEncryptionByDefaultRequest: '' })
    expect(call.readOnly).toBe(true)
  })

  it('writes lists as items, empty lists as an empty object', () => {
    expect(itemSet([])).toEqual({})
    expect(itemSet([1])).toEqual({ items: [1] })
    expect(tagSpecification('volume', {})).toBeUndefined()
  })
})

describe('refused calls', () => {
  it('keep the request of EC2', () => {
    const call = refusedCall(ec2Call('CreateSnapshot', { volumeId: 'vol-1' }, {}), caller, {
      resource: 'arn:aws:ec2:eu-west-1::snapshot/*',
      random,
    })
    expect(call.request).toEqual({ volumeId: 'vol-1' })
    expect(call.response).toBeNull()
    expect(call.failure?.code).toBe('Client.UnauthorizedOperation')
    expect(call.failure?.message).toContain('ec2:CreateSnapshot on resource: arn:aws:ec2:eu-west-1')
  })

  it('name no resource, and hide nothing, where the right is for all alike', () => {
    const call = refusedCall(ec2WrappedCall('GetEbsDefaultKmsKeyId', '', null), caller, { random })
    expect(call.failure?.message).toContain('perform: ec2:GetEbsDefaultKmsKeyId because no')
    expect(call.failure?.message).not.toContain('Encoded')
  })

  it('lose the request of RDS', () => {
    const call = refusedCall(share, caller, { resource: 'arn:aws:rds:::snapshot:s', random })
    expect(call.request).toBeNull()
    expect(call.failure?.code).toBe('AccessDenied')
  })
})

describe('failed calls', () => {
  const failure = { code: 'DBInstanceNotFoundFault', message: 'not found' }
  const denial = { code: 'AccessDenied', message: 'no' }

  it('are answered with nothing and keep what was asked', () => {
    const { request, response, failure: why } = failedCall(share, failure)
    expect(request).toEqual({ a: 1 })
    expect([response, why]).toEqual([null, failure])
  })

  it('lose request and resources where the caller had no right, except in EC2', () => {
    const denied = failedCall({ ...share, resources: [{ ARN: 'x' }] }, denial)
    expect(denied.request).toBeNull()
    expect(denied).not.toHaveProperty('resources')
    expect(failedCall(ec2Call('X', { a: 1 }, {}), denial).request).toEqual({ a: 1 })
  })

  it('lose the request of KMS whatever the reason', () => {
    expect(failedCall({ ...share, service: 'kms' }, failure).request).toBeNull()
  })

  it('are throttled in the words of their service', () => {
    expect(throttledCall(ec2Call('X', {}, {})).failure).toEqual({
      code: 'Client.RequestLimitExceeded',
      message: 'Request limit exceeded.',
    })
    expect(throttledCall(share).failure?.code).toBe('ThrottlingException')
  })
})
