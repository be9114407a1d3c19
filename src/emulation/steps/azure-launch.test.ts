import { describe, expect, it } from 'vitest'
import { azureBody, azureFlows, azureLinks, playAzure } from '../../../test/builders/azure-flows.ts'

/** The machine that a launch ends in. */
const machine = (step: string): string | undefined => azureFlows(`do: launch, ${step}`).at(-1)

it.each([
  ['of: spare, as: new', 'launch: disks/spare => virtualmachines/new'],
  ['of: picture, as: new', 'launch: images/picture => virtualmachines/new disks/new_osdisk_1'],
  ['as: new', 'launch:  => virtualmachines/new disks/new_osdisk_1'],
  [
    'of: old, as: new',
    'launch: snapshots/old => virtualmachines/new disks/new_osdisk_1 disks/new_datadisk_0',
  ],
  [
    'of: point, as: new',
    'launch: diskrestorepoints/root => virtualmachines/new disks/new_osdisk_1 disks/new_datadisk_0',
  ],
])('%s', (step, flow) => {
  expect(machine(step)).toBe(flow)
})

describe('what a machine needs', () => {
  it('is made before it, where nothing is given', () => {
    expect(azureFlows('do: launch, of: spare, as: new, public: true')).toEqual([
      'microsoft.network/publicipaddresses/write',
      'other:  => networksecuritygroups/new-nsg',
      'other:  => networkinterfaces/new-nic',
      'launch: disks/spare => virtualmachines/new',
    ])
  })

  it('is a network group that is there already', () => {
    const step = 'do: launch, of: spare, as: new, group: door'
    expect(azureFlows(step)).toEqual([
      'other:  => networkinterfaces/new-nic',
      'launch: disks/spare => virtualmachines/new',
    ])
    expect(azureLinks(step)).toContain(
      'member-of networkinterfaces/new-nic -> networksecuritygroups/door',
    )
  })

  it('is an interface that was made before, with its group', () => {
    const steps = [
      'do: create-interface, as: nic, group: door, to: address',
      'do: launch, of: spare, as: new, to: nic',
      'do: open, of: new, port: 22, from: world',
    ]
    expect(azureFlows(...steps)).toEqual([
      'other:  => networkinterfaces/nic',
      'launch: disks/spare => virtualmachines/new',
      'expose:  => networksecuritygroups/door',
    ])
    expect(azureLinks(...steps)).toContain('member-of virtualmachines/new -> networkinterfaces/nic')
  })

  it('lies where the machine does', () => {
    const [group, card] = playAzure('do: launch, as: new, in: other')
    expect(azureBody(group, 'request')).toMatchObject({ location: 'northeurope' })
    expect(JSON.stringify(azureBody(card, 'request'))).toContain('/vnet-northeurope/subnets/')
  })

  it('is not made for a machine that is refused', () => {
    expect(azureFlows('do: launch, of: spare, as: new, refused: true')).toEqual([
      'launch (attempt): disks/spare => virtualmachines/new',
    ])
  })
})

it('a backup is launched by the service that keeps it', () => {
  expect(azureFlows('do: launch, of: nightly, as: new, group: door')).toEqual([
    'restore: recoverypoints/ => virtualmachines/new',
    'restore: diskrestorepoints/root => disks/new-osdisk',
    'other:  => networkinterfaces/new-nic',
    'launch: disks/new-osdisk => virtualmachines/new',
  ])
})
