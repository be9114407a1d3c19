import { expect, it } from 'vitest'
import { defaultGroup, stockImage, subnetOf } from './aws-network-place.ts'

it('the network of an account in a region is the same in every record, and of no other', () => {
  const subnet = subnetOf('111122223333', 'eu-west-1')
  expect(subnetOf('111122223333', 'eu-west-1')).toEqual(subnet)
  expect(subnet).toMatchObject({
    vpcId: expect.stringMatching(/^vpc-0[0-9a-f]{16}$/),
    subnetId: expect.stringMatching(/^subnet-0[0-9a-f]{16}$/),
    zone: 'eu-west-1a',
    prefix: expect.stringMatching(/^10\.[1-9]\d\.1$/),
  })
  expect(subnetOf('111122223333', 'us-east-1').vpcId).not.toBe(subnet.vpcId)
  expect(subnetOf('444455556666', 'eu-west-1').vpcId).not.toBe(subnet.vpcId)
})

it('so are its default group, and the stock image of a region', () => {
  expect(defaultGroup('111122223333', 'eu-west-1')).toMatch(/^sg-0[0-9a-f]{16}$/)
  expect(defaultGroup('111122223333', 'eu-west-1')).not.toBe(defaultGroup('1', 'eu-west-1'))
  expect(stockImage('eu-west-1')).toMatch(/^ami-0[0-9a-f]{16}$/)
  expect(stockImage('eu-west-1')).toBe(stockImage('eu-west-1'))
})
