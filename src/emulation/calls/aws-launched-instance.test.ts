import { describe, expect, it } from 'vitest'
import { isJsonArray, objectOf, valueAt } from '../../base/json.ts'
import { launchedInstance } from './aws-launched-instance.ts'
import type { InstanceLaunch } from './aws-launched-instance.ts'
import { createRandom } from '../random.ts'

const launch: InstanceLaunch = {
  instanceId: 'i-1',
  imageId: 'ami-1',
  owner: '111122223333',
  time: 7,
  subnet: { vpcId: 'vpc-1', subnetId: 'subnet-1', zone: 'eu-west-1a', prefix: '10.20.1' },
  groupIds: ['sg-1', 'sg-2'],
  type: 't3.micro',
  clientToken: 'token',
}
const launched = (more: Partial<InstanceLaunch> = {}) =>
  launchedInstance({ ...launch, ...more }, createRandom('instance'))
const interfaceOf = (more: Partial<InstanceLaunch> = {}) => {
  const items = valueAt(launched(more), 'networkInterfaceSet', 'items')
  return objectOf(isJsonArray(items) ? items[0] : undefined)
}

describe('an instance just launched', () => {
  it('is in its groups, and so is its interface', () => {
    const groupSet = { items: [{ groupId: 'sg-1' }, { groupId: 'sg-2' }] }
    expect(launched()).toMatchObject({ groupSet, instanceState: { name: 'pending' } })
    expect(interfaceOf()).toMatchObject({ groupSet, subnetId: 'subnet-1' })
  })

  it('has an interface of its own, which goes with it, or an existing one, which stays', () => {
    expect(interfaceOf()).toMatchObject({
      networkInterfaceId: expect.stringMatching(/^eni-0[0-9a-f]{16}$/),
      attachment: { deleteOnTermination: true },
    })
    expect(interfaceOf({ interfaceId: 'eni-1' })).toMatchObject({
      networkInterfaceId: 'eni-1',
      attachment: { deleteOnTermination: false },
    })
  })

  it('names no volume', () => {
    expect(launched()['blockDeviceMapping']).toEqual({})
  })

  it('has the profile it was given, with the same id every time', () => {
    expect(launched()).not.toHaveProperty('iamInstanceProfile')
    const profile = launched({ profile: 'web' })['iamInstanceProfile']
    expect(profile).toMatchObject({ arn: 'arn:aws:iam::111122223333:instance-profile/web' })
    expect(launched({ profile: 'web', time: 8 })['iamInstanceProfile']).toEqual(profile)
  })

  it.each([
    ['eu-west-1a', /^ip-10-20-1-\d+\.eu-west-1\.compute\.internal$/],
    ['us-east-1b', /^ip-10-20-1-\d+\.ec2\.internal$/],
  ])('has a name of its region: %s', (zone, name) => {
    expect(launched({ subnet: { ...launch.subnet, zone } })['privateDnsName']).toMatch(name)
  })
})
