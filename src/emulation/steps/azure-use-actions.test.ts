import { describe, expect, it } from 'vitest'
import { azureFlows, azureLinks } from '../../../test/builders/azure-flows.ts'

it.each([
  ['restore, of: old, as: new', 'restore: snapshots/old => disks/new'],
  ['restore, of: spare, as: new', 'restore: disks/spare => disks/new'],
  ['restore, of: point, as: new', 'restore: diskrestorepoints/root => disks/new'],
  ['restore, of: point, as: new, text: data', 'restore: diskrestorepoints/data => disks/new'],
  ['restore, of: picture, as: new', 'restore: images/picture => disks/new'],
  [
    'attach, of: spare, to: server',
    'attach: disks/data disks/spare => virtualmachines/server disks/root',
  ],
  [
    'attach, of: old, to: server',
    'attach: disks/data snapshots/old => virtualmachines/server disks/root disks/old-on-server',
  ],
  ['detach, of: data', 'other:  => virtualmachines/server disks/root'],
  ['attach-alone, of: spare, to: server', 'attach: disks/spare => virtualmachines/server'],
  ['detach-alone, of: data', 'detach: disks/data => virtualmachines/server'],
  [
    'replace-root-disk, of: spare, to: server',
    'attach: disks/spare disks/data => virtualmachines/server',
  ],
  ['start, of: server', 'microsoft.compute/virtualmachines/start/action'],
  ['stop, of: server', 'microsoft.compute/virtualmachines/deallocate/action'],
  ['power-off, of: server', 'microsoft.compute/virtualmachines/poweroff/action'],
  ['restart, of: server', 'microsoft.compute/virtualmachines/restart/action'],
])('%s', (step, flow) => {
  expect(azureFlows(`do: ${step}`)).toEqual([flow])
})

describe('a machine that is written again', () => {
  it('lists what was put on before, and no longer what was taken off', () => {
    const disks = azureFlows(
      'do: attach, of: spare, to: server',
      'do: detach, of: data',
      'do: attach-alone, of: data, to: server',
      'do: attach, of: old, to: server',
    )
    expect(disks.map((flow) => flow.slice(0, flow.indexOf(' =>')))).toEqual([
      'attach: disks/data disks/spare',
      'attach: disks/spare',
      'attach: disks/data',
      'attach: disks/data disks/spare snapshots/old',
    ])
  })

  it('has its old root disk no more after another took its place', () => {
    const links = azureLinks(
      'do: replace-root-disk, of: spare, to: server',
      'do: attach, of: root, to: server',
      'do: detach-alone, of: data',
    )
    expect(links.filter((link) => link.includes('disks/root'))).toEqual([
      'attached-to disks/root -> virtualmachines/server',
    ])
  })

  it('leaves a disk that is on no machine alone', () => {
    expect(azureFlows('do: detach, of: spare', 'do: detach-alone, of: spare')).toEqual([])
  })
})
