import { expect, it } from 'vitest'
import { azureId, azureHome, armId } from '../../../test/builders/azure-builder.ts'
import {
  azureResource,
  canonicalAzureId,
  isBackupCopyOf,
  isRestorePointCollection,
  parentOf,
  scopeOf,
  subscriptionOf,
} from './azure-resource.ts'

function kindOf(path: string): string | undefined {
  return azureResource(armId(path))?.kind
}

it('makes one id of every spelling', () => {
  const id = armId('Microsoft.Compute/disks/DataDisk')
  const spellings = [id, id.toUpperCase(), id.toLowerCase(), `${id}/`, ` ${id}//`]
  expect(new Set(spellings.map(canonicalAzureId))).toEqual(
    new Set([azureId('Microsoft.Compute/disks/DataDisk')]),
  )
})

it('tells kind and subscription, and keeps the unique id as another name', () => {
  expect(azureResource(armId('Microsoft.Compute/disks/d'), 'D846F77F-D952')).toEqual({
    id: azureId('microsoft.compute/disks/d'),
    kind: 'disk',
    provider: 'azure',
    account: azureHome.subscription,
    aliases: ['d846f77f-d952'],
  })
})

it('knows the kinds of nested types', () => {
  const points = 'Microsoft.Compute/restorePointCollections/c/restorePoints/p'
  expect(kindOf(points)).toBe('snapshot')
  expect(kindOf(`${points}/diskRestorePoints/d`)).toBe('snapshot')
  expect(kindOf('Microsoft.Compute/galleries/g/images/i/versions/1.0.0')).toBe('image')
  expect(kindOf('Microsoft.Network/virtualNetworks/v/subnets/s')).toBe('network-group')
  expect(kindOf('Microsoft.RecoveryServices/vaults/v')).toBe('vault')
  expect(kindOf('Microsoft.DataProtection/backupVaults/v')).toBe('vault')
})

it('knows containers, and images of other tenants', () => {
  const subscription = `/subscriptions/${azureHome.subscription}`
  expect(azureResource(subscription)?.kind).toBe('account')
  expect(azureResource(`${subscription}/resourceGroups/rg`)?.kind).toBe('account')
  expect(azureResource('/SharedGalleries/x-GALLERY/images/i/versions/1')?.kind).toBe('image')
})

it('follows neither platform images nor other types nor text that is no id', () => {
  const location = '/Subscriptions/s/Providers/Microsoft.Compute/Locations/eu'
  const platform = `${location}/Publishers/p/ArtifactTypes/VMImage/Offers/o/Skus/s/Versions/1`
  expect(azureResource(platform)).toBeUndefined()
  expect(kindOf('Microsoft.Compute/disks')).toBeUndefined()
  expect(kindOf('Microsoft.Web/sites/x')).toBeUndefined()
  expect(['', '/', 'disk-1', null, 5, {}].map((odd) => azureResource(odd))).toEqual(
    Array.from({ length: 6 }),
  )
})

it('knows the copies that Azure Backup keeps of a machine by the name of their collection', () => {
  const machine = azureResource(armId('Microsoft.Compute/virtualMachines/Prod-VM'))
  const isOfProd = (collection: string): boolean => {
    const path = `Microsoft.Compute/restorePointCollections/${collection}/restorePoints/p`
    const copy = azureResource(armId(path))
    return machine !== undefined && copy !== undefined && isBackupCopyOf(copy, machine)
  }
  expect(isOfProd('AzureBackup_prod-vm_268435')).toBe(true)
  expect(isOfProd('AzureBackup_prod-vm2_268435')).toBe(false)
  expect(isOfProd('prod-vm_268435')).toBe(false)
})

it('tells a collection of restore points from the points in it', () => {
  const path = 'Microsoft.Compute/restorePointCollections/c'
  const isCollection = [path, `${path}/restorePoints/p`].map((one) => {
    const resource = azureResource(armId(one))
    return resource !== undefined && isRestorePointCollection(resource)
  })
  expect(isCollection).toEqual([true, false])
})

it('walks ids', () => {
  const rule = azureId('Microsoft.Network/networkSecurityGroups/nsg/securityRules/r')
  expect(parentOf(rule)).toBe(azureId('Microsoft.Network/networkSecurityGroups/nsg'))
  expect(
    scopeOf(`${azureId('Microsoft.Compute/disks/d')}/providers/microsoft.authorization/locks/l`),
  ).toBe(azureId('Microsoft.Compute/disks/d'))
  expect(subscriptionOf('/providers/microsoft.management/managementgroups/m')).toBeUndefined()
})
