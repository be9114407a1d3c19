import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { flowText, linkTexts } from '../../../test/builders/activity-reader.ts'
import { armId, azureEvent, azureRecord } from '../../../test/builders/azure-builder.ts'
import type { Activity } from '../activity.ts'
import { azureActivity } from './azure.ts'

const machine = 'Microsoft.Compute/virtualMachines/vm'
const disk = (name: string): JsonObject => ({ id: armId(`Microsoft.Compute/disks/${name}`) })

function machineWrite(properties: JsonObject): Activity | undefined {
  const operation = 'Microsoft.Compute/virtualMachines/write'
  const response = { location: 'westeurope', properties }
  return azureActivity(azureEvent(azureRecord({ operation, resource: machine, response })))
}

function call(operation: string, request: JsonObject = {}): Activity | undefined {
  return azureActivity(azureEvent(azureRecord({ operation, resource: machine, request })))
}

describe('virtualMachines/write (emulated)', () => {
  const nic = armId('Microsoft.Network/networkInterfaces/nic')

  it('launches from a disk that was there', () => {
    const activity = machineWrite({
      vmId: 'E1B2',
      provisioningState: 'Creating',
      storageProfile: { osDisk: { createOption: 'Attach', managedDisk: disk('Stolen') } },
      networkProfile: { networkInterfaces: [{ id: nic }] },
    })
    expect(flowText(activity)).toBe('launch: disks/stolen => virtualmachines/vm')
    expect(linkTexts(activity)).toEqual([
      'attached-to disks/stolen -> virtualmachines/vm',
      'member-of virtualmachines/vm -> networkinterfaces/nic',
    ])
    expect(activity?.outputs[0]?.aliases).toEqual(['e1b2'])
  })

  it('launches from an image, of which the disk is a copy', () => {
    const id = armId('Microsoft.Compute/galleries/g/images/def')
    const osDisk = { createOption: 'FromImage', managedDisk: disk('vm_OsDisk') }
    const activity = machineWrite({
      storageProfile: { imageReference: { id, exactVersion: '1.0.0' }, osDisk },
    })
    expect(flowText(activity)).toBe('launch: versions/1.0.0 => virtualmachines/vm disks/vm_osdisk')
    expect(linkTexts(activity)).toEqual([
      'launched-from versions/1.0.0 -> virtualmachines/vm',
      'restored-from? versions/1.0.0 -> disks/vm_osdisk',
      'attached-to disks/vm_osdisk -> virtualmachines/vm',
    ])
  })

  it('launches from a marketplace image without any tie to data', () => {
    const imageReference = { publisher: 'Canonical', offer: 'x', sku: 'y', version: 'latest' }
    expect(flowText(machineWrite({ storageProfile: { imageReference } }))).toBe(
      'launch:  => virtualmachines/vm',
    )
  })

  it('makes data disks from snapshots', () => {
    const sourceResource = { id: armId('Microsoft.Compute/snapshots/s') }
    const dataDisks = [
      { createOption: 'Copy', sourceResource, managedDisk: disk('d') },
      { createOption: 'Copy', sourceResource },
    ]
    expect(linkTexts(machineWrite({ storageProfile: { dataDisks } }))).toEqual([
      'restored-from snapshots/s -> disks/d',
      'attached-to disks/d -> virtualmachines/vm',
      'launched-from snapshots/s -> virtualmachines/vm',
    ])
  })

  it('attaches where the machine was there before', () => {
    const dataDisks = [{ lun: 0, createOption: 'Attach', managedDisk: disk('d') }]
    const verbOf = (properties: JsonObject): string | undefined =>
      machineWrite({ ...properties, storageProfile: { dataDisks } })?.verb
    expect(verbOf({ provisioningState: 'Updating' })).toBe('attach')
    expect(verbOf({ timeCreated: '2023-05-01T09:00:00Z' })).toBe('attach')
    expect(machineWrite({ provisioningState: 'Updating' })?.verb).toBe('other')
  })
})

describe('other calls on a machine (emulated)', () => {
  it('moves data disks', () => {
    const operation = 'Microsoft.Compute/virtualMachines/attachDetachDataDisks/action'
    const detached = [{ diskId: armId('Microsoft.Compute/disks/b') }]
    const attach = call(operation, {
      dataDisksToAttach: [{ diskId: armId('Microsoft.Compute/disks/a') }],
      dataDisksToDetach: detached,
    })
    expect(linkTexts(attach)).toEqual(['attached-to disks/a -> virtualmachines/vm'])
    const detach = call(operation, { dataDisksToDetach: detached })
    expect(flowText(detach)).toBe('detach: disks/b => virtualmachines/vm')
  })

  it('goes inside by command, extension and console', () => {
    expect(flowText(call('Microsoft.Compute/virtualMachines/runCommand/action'))).toBe(
      'access:  => virtualmachines/vm',
    )
    const nested = azureRecord({
      operation: 'Microsoft.Compute/virtualMachines/extensions/write',
      resource: `${machine}/extensions/VMAccess`,
    })
    expect(flowText(azureActivity(azureEvent(nested)))).toBe('access:  => virtualmachines/vm')
    const console = azureRecord({
      operation: 'Microsoft.SerialConsole/serialPorts/connect/action',
      resource: `${machine}/providers/Microsoft.SerialConsole/serialPorts/0`,
    })
    expect(flowText(azureActivity(azureEvent(console)))).toBe('access:  => virtualmachines/vm')
  })

  it('captures the disks into a storage account', () => {
    expect(flowText(call('Microsoft.Compute/virtualMachines/capture/action'))).toBe(
      'export: virtualmachines/vm => ',
    )
  })

  it('ends the machine', () => {
    const activity = call('Microsoft.Compute/virtualMachines/delete')
    expect(activity?.removed).toEqual(activity?.outputs)
  })
})
