import { describe, expect, it } from 'vitest'
import {
  azureFlows,
  azureLinks,
  azureRequest,
  azureTarget,
} from '../../../test/builders/azure-flows.ts'

it.each([
  ['create-group, as: new', 'other:  => networksecuritygroups/new'],
  ['create-group, as: new, port: 22, from: world', 'expose:  => networksecuritygroups/new'],
  ['write-group, of: door, port: 22, from: world', 'expose:  => networksecuritygroups/door'],
  ['open, of: door, port: 22, from: world', 'expose:  => networksecuritygroups/door'],
  ['open, of: server, port: 22, from: world', 'expose:  => networksecuritygroups/server-nsg'],
  ['deny, of: door, port: 22, from: world', 'unexpose:  => networksecuritygroups/door'],
  ['open-outward, of: door, port: 443, to: Internet', 'unexpose:  => networksecuritygroups/door'],
  ['close, of: door, port: 22', 'unexpose:  => networksecuritygroups/door'],
  ['join, of: server, group: door', 'other:  => networkinterfaces/server-nic'],
  ['join, of: card, group: door', 'other:  => networkinterfaces/card'],
  ['join-subnet, group: door', 'other:  => subnets/default'],
  ['create-interface, as: new', 'other:  => networkinterfaces/new'],
  ['create-address, as: new', 'microsoft.network/publicipaddresses/write'],
])('%s', (step, flow) => {
  expect(azureFlows(`do: ${step}`)).toEqual([flow])
})

const asked = (step: string): unknown => azureRequest(`do: ${step}`)

describe('a rule', () => {
  it('lets in, keeps out, or is about the way out', () => {
    const inbound = { direction: 'Inbound', destinationPortRange: '22', sourceAddressPrefix: '*' }
    expect(asked('open, of: door, port: 22, from: world')).toMatchObject({
      properties: { ...inbound, access: 'Allow' },
    })
    expect(asked('deny, of: door, port: 22, from: world')).toMatchObject({
      properties: { ...inbound, access: 'Deny' },
    })
    expect(asked('open-outward, of: door, port: 443, to: Internet')).toMatchObject({
      properties: {
        direction: 'Outbound',
        access: 'Allow',
        destinationPortRange: '443',
        destinationAddressPrefix: 'Internet',
      },
    })
  })

  it('is closed by its name', () => {
    const closed = azureTarget('do: close, of: door, port: 22')
    expect(closed).toBe(azureTarget('do: open, of: door, port: 22, from: world'))
    expect(closed).not.toBe(azureTarget('do: close, of: door, port: 3389'))
  })
})

it('a machine, its interface and a whole subnet get into a group', () => {
  expect(azureLinks('do: join, of: server, group: door')).toEqual([
    'member-of virtualmachines/server -> networkinterfaces/server-nic',
    'member-of networkinterfaces/server-nic -> networksecuritygroups/door',
    'member-of networkinterfaces/server-nic -> subnets/default',
  ])
  expect(azureLinks('do: join, of: card, group: door')).not.toContain(
    'member-of virtualmachines/server -> networkinterfaces/card',
  )
  expect(azureLinks('do: join-subnet, group: door')).toEqual([
    'member-of subnets/default -> networksecuritygroups/door',
  ])
})

it('an interface has the address that the step names', () => {
  const step = 'create-interface, as: new, to: address'
  expect(JSON.stringify(asked(step))).toContain('/publicIPAddresses/address"')
})

it('what a machine joined is what is opened of it', () => {
  expect(
    azureFlows('do: join, of: server, group: door', 'do: open, of: server, port: 22, from: world'),
  ).toContain('expose:  => networksecuritygroups/door')
})
