import { describe, expect, it } from 'vitest'
import * as instances from './aws-instance-calls.ts'
import { createRandom } from '../random.ts'

describe('an attribute of an instance', () => {
  it.each([
    [
      'its groups',
      instances.changeInstanceGroups('i-1', ['sg-1', 'sg-2']),
      { groupSet: { items: [{ groupId: 'sg-1' }, { groupId: 'sg-2' }] } },
    ],
    ['its script', instances.replaceUserData('i-1'), { userData: '<sensitiveDataRemoved>' }],
    [
      'its guard, set',
      instances.guardInstance('i-1', 'on'),
      { disableApiTermination: { value: true } },
    ],
    [
      'its guard, lifted',
      instances.guardInstance('i-1', 'off'),
      { disableApiTermination: { value: false } },
    ],
  ])('is asked for alone: %s', (_, { name, request, response }, attribute) => {
    expect(name).toBe('ModifyInstanceAttribute')
    expect(request).toEqual({ instanceId: 'i-1', ...attribute })
    expect(response).toEqual({ _return: true })
  })
})

it('an interface gets other groups', () => {
  const { name, request } = instances.changeInterfaceGroups('eni-1', ['sg-1'])
  expect(name).toBe('ModifyNetworkInterfaceAttribute')
  expect(request).toEqual({
    networkInterfaceId: 'eni-1',
    groupSet: { items: [{ groupId: 'sg-1' }] },
  })
})

it.each([
  [{ instanceId: 'i-1' }, { instanceId: 'i-1' }],
  [{ interfaceId: 'eni-1' }, { networkInterfaceId: 'eni-1' }],
])('an address goes to an instance or an interface: %o', (to, named) => {
  const plan = { allocationId: 'eipalloc-1', ...to }
  const { request, response } = instances.associateAddress(plan, createRandom('address'))
  expect(request).toEqual({ allocationId: 'eipalloc-1', ...named })
  expect(response?.['associationId']).toMatch(/^eipassoc-0[0-9a-f]{16}$/)
})
