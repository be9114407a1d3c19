import { describe, expect, it } from 'vitest'
import { emulatedCall, home, type EmulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import {
  firstTextsAt,
  flagAt,
  numberAt,
  objectsAt,
  readAwsCall,
  textsAt,
  textsWithin,
  valuesAt,
} from './aws-request.ts'

function isAttempt(fields: EmulatedCall): boolean {
  return readAwsCall(emulatedCall('ec2', 'RunInstances', fields)).isAttempt
}

describe('readAwsCall', () => {
  it('takes the newer EC2 encoding out of its wrapper', () => {
    const native = emulatedCall('ec2', 'CreateSnapshots', {
      requestParameters: {
        CreateSnapshotsRequest: { InstanceSpecification: { InstanceId: 'i-1' } },
      },
      responseElements: { CreateSnapshotsResponse: { snapshotSet: {} } },
    })
    const { parts } = readAwsCall(native)
    expect(textsAt(parts, 'request.instanceSpecification.instanceId')).toEqual(['i-1'])
    expect(parts['response']).toEqual({ snapshotSet: {} })
  })

  it('leaves a request alone whose keys only resemble a wrapper', () => {
    const requestParameters = { spotInstanceRequest: 'x', imageId: 'ami-1' }
    const native = emulatedCall('ec2', 'RunInstances', { requestParameters })
    expect(readAwsCall(native).parts['request']).toEqual(requestParameters)
    const empty = emulatedCall('ec2', 'X', { requestParameters: { XRequest: '' } })
    expect(readAwsCall(empty).parts['request']).toEqual({})
  })

  it('has the resources beside the request, and who called', () => {
    const ARN = 'arn:aws:ec2:eu-west-1::snapshot/snap-0a'
    const native = { ...emulatedCall('ebs', 'GetSnapshotBlock'), resources: [{ ARN }] }
    const { parts, actor } = readAwsCall(native)
    expect(textsAt(parts, 'resources.arn')).toEqual([ARN])
    expect(textsAt(readAwsCall(emulatedCall('ebs', 'X')).parts, 'resources.arn')).toEqual([])
    expect(actor).toBe(`arn:aws:iam::${home.account}:user/alice`)
  })

  it('takes the account of the log, and of the caller where older records have no other', () => {
    const { recipientAccountId: _, ...older } = emulatedCall('ec2', 'CreateSnapshot')
    expect(readAwsCall(older).account).toBe(home.account)
    const shared = emulatedCall('ec2', 'X', { recipientAccountId: '000000000001' })
    expect(readAwsCall(shared)).toMatchObject({ account: '000000000001', caller: home.account })
  })

  it('calls denied, failed and dry runs attempts', () => {
    expect(isAttempt({})).toBe(false)
    expect(isAttempt({ errorCode: null, errorMessage: '' })).toBe(false)
    expect(isAttempt({ errorCode: 'Client.DryRunOperation' })).toBe(true)
    expect(isAttempt({ errorMessage: 'denied' })).toBe(true)
  })
})

describe('paths', () => {
  it.each([
    ['items', { blockDeviceMapping: { items: [{ ebs: { snapshotId: 'a' } }] } }],
    ['item', { blockDeviceMapping: { item: [{ ebs: { snapshotId: 'a' } }] } }],
    ['one item', { blockDeviceMapping: { item: { ebs: { snapshotId: 'a' } } } }],
    ['an array', { blockDeviceMapping: [{ ebs: { snapshotId: 'a' } }] }],
    ['a bare object', { blockDeviceMapping: { ebs: { snapshotId: 'a' } } }],
    ['other letter case', { BlockDeviceMapping: { Ebs: { SnapshotId: 'a' } } }],
    ['tagged content', { blockDeviceMapping: { ebs: { snapshotId: { content: 'a', tag: 1 } } } }],
  ])('walk a list written as %s', (_, request) => {
    expect(textsAt(request, 'blockDeviceMapping.ebs.snapshotId')).toEqual(['a'])
  })

  it('end in nothing where the list is empty or the key inherited', () => {
    expect(objectsAt({ ipPermissions: {} }, 'ipPermissions')).toEqual([])
    expect(valuesAt({ a: 1 }, 'constructor')).toEqual([])
  })

  it('give each text once, from the first path that holds any', () => {
    const value = { a: [], b: ['x', 'x', 'y'], c: 'z' }
    expect(firstTextsAt(value, ['a', 'b', 'c'])).toEqual(['x', 'y'])
  })

  it('read flags and whole numbers also from text', () => {
    expect([flagAt({ a: 'true' }, 'a'), flagAt({ a: false }, 'a'), flagAt({ a: 1 }, 'a')]).toEqual([
      true,
      false,
      undefined,
    ])
    const ports = { a: '22', b: 3389, c: '', d: 'all', e: 1.5 }
    const numbers = ['a', 'b', 'c', 'd', 'e'].map((path) => numberAt(ports, path))
    expect(numbers).toEqual([22, 3389, undefined, undefined, undefined])
    expect(numberAt(ports, 'c', 'b')).toBe(3389)
  })
})

describe('textsWithin', () => {
  it('finds texts at any depth, in one order', () => {
    expect(textsWithin({ b: [{ c: 'snap-2' }], a: 'snap-1', n: 1 })).toEqual(['snap-1', 'snap-2'])
  })

  it('bounds its search', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => `t${index}`)
    expect(textsWithin(many).length).toBeLessThan(10_001)
  })
})
