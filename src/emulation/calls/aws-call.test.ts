import { describe, expect, it } from 'vitest'
import { ec2Call, ec2WrappedCall, itemSet, refusedCall, tagSpecification } from './aws-call.ts'
import { userCaller } from './aws-caller.ts'
import { createRandom } from '../random.ts'

const random = createRandom('test')
const caller = userCaller({
  account: '111122223333',
  name: 'lena',
  address: '192.0.2.1',
  agent: 'aws-cli',
})

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

  it('lose the request of RDS', () => {
    const share = { service: 'rds', name: 'X', readOnly: false, request: { a: 1 }, response: {} }
    const call = refusedCall(share, caller, { resource: 'arn:aws:rds:::snapshot:s', random })
    expect(call.request).toBeNull()
    expect(call.failure?.code).toBe('AccessDenied')
  })
})
