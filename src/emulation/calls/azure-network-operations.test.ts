import { describe, expect, it } from 'vitest'
import { valueAt } from '../../base/json.ts'
import * as network from './azure-network-operations.ts'
import { armIds } from './azure-operations.ts'

const place = { subscription: 'sub-1', group: 'rg-1', location: 'westeurope' }
const group = armIds.securityGroup(place, 'nsg')
const resourceId = armIds.networkInterface(place, 'nic')
const address = armIds.publicAddress(place, 'ip')
const plain = { resourceId, location: 'westeurope', subnetId: 'subnet-1' }

describe('a network interface', () => {
  it('joins its subnet, its group and its public address', () => {
    const { response } = network.writeNetworkInterface({
      ...plain,
      securityGroupId: group,
      publicAddressId: address,
    })
    expect(response).toMatchObject({ id: resourceId, name: 'nic' })
    expect(valueAt(response, 'properties', 'networkSecurityGroup', 'id')).toBe(group)
    expect(valueAt(response, 'properties', 'ipConfigurations')).toMatchObject([
      { properties: { subnet: { id: 'subnet-1' }, publicIPAddress: { id: address } } },
    ])
  })

  it('has neither group nor address unless given', () => {
    const text = JSON.stringify(network.writeNetworkInterface(plain))
    expect(text).toContain('subnet-1')
    expect(text).not.toMatch(/networkSecurityGroup|publicIPAddress/)
  })
})

it('a security group begins without rules', () => {
  const { request, response } = network.writeSecurityGroup(group, 'westeurope')
  expect(valueAt(request, 'properties', 'securityRules')).toEqual([])
  expect(response).toMatchObject({ id: group, name: 'nsg', location: 'westeurope' })
})

it('an inbound rule lies below its group and says who reaches which port', () => {
  const rule = network.writeInboundRule(group, 'ssh', { source: '*', port: '22' })
  expect(rule.resourceId).toBe(`${group}/securityRules/ssh`)
  for (const body of [rule.request, rule.response]) {
    expect(valueAt(body, 'properties')).toMatchObject({
      access: 'Allow',
      direction: 'Inbound',
      sourceAddressPrefix: '*',
      destinationPortRange: '22',
    })
  }
})

it('a public address is answered under its own id', () => {
  const { name, response } = network.writePublicAddress(address, 'westeurope')
  expect(name).toBe('Microsoft.Network/publicIPAddresses/write')
  expect(response).toMatchObject({ id: address, name: 'ip' })
})
