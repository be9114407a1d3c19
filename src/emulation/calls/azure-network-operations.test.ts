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

it('an interface that is in a machine names it', () => {
  const { response } = network.writeNetworkInterface({ ...plain, machineId: 'machine-1' })
  expect(valueAt(response, 'properties', 'virtualMachine', 'id')).toBe('machine-1')
})

it('a whole security group states its rules by name, in request and answer', () => {
  const rules = { ssh: { source: '*', port: '22' }, web: { source: '10.0.0.0/8', port: '443' } }
  const { request, response } = network.writeSecurityGroup(group, 'westeurope', rules)
  for (const body of [request, response]) {
    expect(valueAt(body, 'properties', 'securityRules')).toMatchObject([
      { name: 'ssh', properties: { sourceAddressPrefix: '*' } },
      { name: 'web', properties: { sourceAddressPrefix: '10.0.0.0/8' } },
    ])
  }
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

it('a rule may deny what goes out, for several ports', () => {
  const { request } = network.writeSecurityRule(group, 'out', {
    direction: 'Outbound',
    access: 'Deny',
    source: '*',
    port: ['25', '587'],
  })
  expect(valueAt(request, 'properties')).toMatchObject({
    direction: 'Outbound',
    access: 'Deny',
    destinationPortRanges: ['25', '587'],
  })
})

it('a subnet lies in its network and may be covered by a group', () => {
  const networkId = armIds.virtualNetwork(place, 'vnet')
  const plan = { networkId, name: 'default', range: '10.0.0.0/24' }
  const covered = network.writeSubnet({ ...plan, securityGroupId: group })
  expect(covered.resourceId).toBe(`${networkId}/subnets/default`)
  expect(valueAt(covered.response, 'properties')).toMatchObject({
    addressPrefix: '10.0.0.0/24',
    networkSecurityGroup: { id: group },
  })
  expect(valueAt(network.writeSubnet(plan).response, 'properties')).not.toHaveProperty(
    'networkSecurityGroup',
  )
})

it('a public address is answered under its own id', () => {
  const { name, response } = network.writePublicAddress(address, 'westeurope')
  expect(name).toBe('Microsoft.Network/publicIPAddresses/write')
  expect(response).toMatchObject({ id: address, name: 'ip' })
})
