import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { linkTexts } from '../../../test/builders/activity-reader.ts'
import {
  type AzureCallParts,
  armId,
  azureEvent,
  azureId,
  azureRecord,
} from '../../../test/builders/azure-builder.ts'
import type { Activity, IngressRule } from '../activity.ts'
import { azureActivity } from './azure.ts'

const group = 'Microsoft.Network/networkSecurityGroups/nsg'
const inbound = {
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  sourceAddressPrefix: '*',
  destinationPortRange: '22',
  priority: 100,
}

function activityOf(operation: string, parts: Partial<AzureCallParts>): Activity | undefined {
  const call = { operation: `Microsoft.Network/${operation}`, resource: group, ...parts }
  return azureActivity(azureEvent(azureRecord(call)))
}

function ruleWrite(rule: JsonObject, parts: Partial<AzureCallParts> = {}): Activity | undefined {
  const request = { name: 'AllowSSH', properties: rule }
  const resource = `${group}/securityRules/AllowSSH`
  return activityOf('networkSecurityGroups/securityRules/write', { resource, request, ...parts })
}

function openedRule(rule: JsonObject): IngressRule | undefined {
  return ruleWrite(rule)?.exposures?.find(({ change }) => change === 'open')?.rules[0]
}

function isOpen(sourceAddressPrefix: string): boolean | undefined {
  return openedRule({ ...inbound, sourceAddressPrefix })?.worldOpen
}

describe('securityRules/write (emulated)', () => {
  it('opens the group to the world', () => {
    const activity = ruleWrite(inbound)
    expect(activity?.verb).toBe('expose')
    expect(activity?.exposures).toEqual([
      {
        resource: expect.objectContaining({ id: azureId(group), kind: 'network-group' }),
        change: 'open',
        rules: [
          {
            key: 'allowssh',
            cidrs: ['0.0.0.0/0'],
            ports: [[22, 22]],
            protocol: 'tcp',
            worldOpen: true,
          },
        ],
      },
    ])
  })

  it('knows every spelling of the world', () => {
    const spellings = ['*', 'Internet', 'ANY', '0.0.0.0/0', '::/0', '9.9.9.9/0']
    expect(spellings.map(isOpen)).toEqual(spellings.map(() => true))
    expect(['VirtualNetwork', '10.0.0.0/8', 'AzureLoadBalancer'].map(isOpen)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('reads lists of sources and ports', () => {
    const rule = openedRule({
      ...inbound,
      protocol: '*',
      sourceAddressPrefix: '',
      sourceAddressPrefixes: ['10.0.0.0/8', '0.0.0.0/0'],
      destinationPortRanges: ['22-25', '3389'],
      destinationPortRange: null,
    })
    expect(rule).toEqual({
      key: 'allowssh',
      cidrs: ['10.0.0.0/8', '0.0.0.0/0'],
      ports: [
        [22, 25],
        [3389, 3389],
      ],
      protocol: 'any',
      worldOpen: true,
    })
  })

  it('closes what it replaces unless it is as open as that', () => {
    const changes = (rule: JsonObject): readonly string[] =>
      ruleWrite(rule)?.exposures?.map(({ change }) => change) ?? []
    expect(changes({ ...inbound, sourceAddressPrefix: '198.51.100.7/32' })).toEqual([
      'close',
      'open',
    ])
    expect(changes({ ...inbound, access: 'Deny' })).toEqual(['close'])
    expect(changes({ ...inbound, direction: 'Outbound' })).toEqual(['close'])
    expect(ruleWrite({ ...inbound, access: 'Deny' })?.verb).toBe('unexpose')
  })

  it('believes the response before the request', () => {
    const response = { properties: { ...inbound, destinationPortRange: '3389' } }
    expect(ruleWrite(inbound, { response })?.exposures?.[0]?.rules[0]?.ports).toEqual([
      [3389, 3389],
    ])
  })

  it('keeps a failed opening as an attempt', () => {
    const activity = ruleWrite(inbound, { status: 'Failed' })
    expect([activity?.attempt, activity?.exposures?.length]).toEqual([true, 1])
  })

  it('tells no rule where no body does', () => {
    const resource = `${group}/securityRules/r`
    const activity = activityOf('networkSecurityGroups/securityRules/write', { resource })
    expect([activity?.verb, activity?.exposures]).toEqual(['other', undefined])
  })
})

it('a deleted rule closes what its name opened (emulated)', () => {
  const resource = `${group}/securityRules/AllowSSH`
  const activity = activityOf('networkSecurityGroups/securityRules/delete', { resource })
  expect(activity?.verb).toBe('unexpose')
  expect(activity?.exposures?.map(({ change, rules }) => [change, rules[0]?.key])).toEqual([
    ['close', 'allowssh'],
  ])
})

describe('networkSecurityGroups/write (emulated)', () => {
  it('replaces the full set and names the subnets', () => {
    const nic = armId('Microsoft.Network/networkInterfaces/nic')
    const subnet = armId('Microsoft.Network/virtualNetworks/v/subnets/s')
    const securityRules = [
      { name: 'In', properties: inbound },
      { name: 'Out', properties: { ...inbound, direction: 'Outbound' } },
      { name: 'Deny', properties: { ...inbound, access: 'Deny' } },
    ]
    const activity = activityOf('networkSecurityGroups/write', {
      response: {
        properties: { securityRules, networkInterfaces: [{ id: nic }], subnets: [{ id: subnet }] },
      },
    })
    expect(activity?.verb).toBe('expose')
    expect(
      activity?.exposures?.map(({ change, rules }) => [change, rules.map(({ key }) => key)]),
    ).toEqual([['replace', ['in']]])
    expect(linkTexts(activity)).toEqual(['member-of subnets/s -> networksecuritygroups/nsg'])
  })

  it('without rules opens nothing, without a body says nothing', () => {
    const empty = activityOf('networkSecurityGroups/write', {
      response: { properties: { securityRules: [] } },
    })
    expect([empty?.verb, empty?.exposures?.[0]?.rules]).toEqual(['other', []])
    expect(activityOf('networkSecurityGroups/write', {})?.exposures).toBeUndefined()
  })

  it('deleted, is gone with its rules', () => {
    const activity = activityOf('networkSecurityGroups/delete', {})
    expect(activity?.verb).toBe('unexpose')
    expect(activity?.removed).toEqual(activity?.outputs)
  })
})

it('an interface ties machine, group and subnet (emulated)', () => {
  const resource = 'Microsoft.Network/networkInterfaces/nic'
  const subnet = { id: armId('Microsoft.Network/virtualNetworks/v/subnets/s') }
  const properties = {
    virtualMachine: { id: armId('Microsoft.Compute/virtualMachines/vm') },
    networkSecurityGroup: { id: armId(group) },
    ipConfigurations: [{ properties: { subnet } }],
  }
  expect(activityOf('networkInterfaces/write', { resource })?.verb).toBe('other')
  expect(
    linkTexts(activityOf('networkInterfaces/write', { resource, response: { properties } })),
  ).toEqual([
    'member-of virtualmachines/vm -> networkinterfaces/nic',
    'member-of networkinterfaces/nic -> networksecuritygroups/nsg',
    'member-of networkinterfaces/nic -> subnets/s',
  ])
})

it('a subnet may be in a group (emulated)', () => {
  const resource = 'Microsoft.Network/virtualNetworks/v/subnets/s'
  const response = { properties: { networkSecurityGroup: { id: armId(group) } } }
  expect(linkTexts(activityOf('virtualNetworks/subnets/write', { resource, response }))).toEqual([
    'member-of subnets/s -> networksecuritygroups/nsg',
  ])
})
