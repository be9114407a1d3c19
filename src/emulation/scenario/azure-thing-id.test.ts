import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { azurePlaceOf, azureVaultOf, newAzureId } from './azure-thing-id.ts'
import type { ThingKind } from './scenario.ts'
import type { Place } from './thing.ts'

const place: Place = {
  name: 'ours',
  cloud: 'azure',
  id: 'sub-1',
  region: 'westeurope',
  tenant: 'tenant-1',
  group: 'rg-1',
}
const providers = '/subscriptions/sub-1/resourceGroups/rg-1/providers'

/** The id of a thing called `x`, below the providers of its resource group. */
function idOf(kind: ThingKind, of?: string): string {
  const thing = { name: 'x', kind, place, region: place.region }
  const id = newAzureId(of === undefined ? thing : { ...thing, of }, createRandom('a test'))
  expect(id.startsWith(`${providers}/`)).toBe(true)
  return id.slice(providers.length + 1)
}

it.each([
  ['disk', 'Microsoft.Compute/disks/x'],
  ['snapshot', 'Microsoft.Compute/snapshots/x'],
  ['image', 'Microsoft.Compute/images/x'],
  ['machine-image', 'Microsoft.Compute/images/x'],
  ['instance', 'Microsoft.Compute/virtualMachines/x'],
  ['gallery', 'Microsoft.Compute/galleries/x'],
  ['network-group', 'Microsoft.Network/networkSecurityGroups/x'],
  ['network-interface', 'Microsoft.Network/networkInterfaces/x'],
  ['public-address', 'Microsoft.Network/publicIPAddresses/x'],
  ['bucket', 'Microsoft.Storage/storageAccounts/x'],
  ['vault', 'Microsoft.RecoveryServices/vaults/x'],
] as const)('a new %s is %s', (kind, id) => {
  expect(idOf(kind)).toBe(id)
})

describe('what stands inside something else', () => {
  it('is a restore point in the collection of its machine', () => {
    expect(idOf('restore-point', 'server')).toBe(
      'Microsoft.Compute/restorePointCollections/server-points/restorePoints/x',
    )
  })

  it('is a recovery point in the vault of its place, by the machine', () => {
    expect(idOf('recovery-point', 'server')).toMatch(
      /^Microsoft\.RecoveryServices\/vaults\/vault-ours\/.*;rg-1;server\/protectedItems\/VM;.*;server\/recoveryPoints\/[1-9]{14}$/,
    )
  })

  it('is the backup of a disk in a Backup vault', () => {
    expect(idOf('disk-backup', 'data')).toBe(
      'Microsoft.DataProtection/backupVaults/disks-ours/backupInstances/data',
    )
  })
})

it('what Azure has no resource for keeps its name', () => {
  const thing = { name: 'x', kind: 'database', place, region: place.region } as const
  expect(newAzureId(thing, createRandom('a test'))).toBe('x')
})

it('a place is a resource group in a location, its own or another', () => {
  expect(azurePlaceOf(place)).toEqual({
    subscription: 'sub-1',
    group: 'rg-1',
    location: 'westeurope',
  })
  expect(azurePlaceOf(place, 'uksouth').location).toBe('uksouth')
  expect(azureVaultOf(place)).toBe(`${providers}/Microsoft.RecoveryServices/vaults/vault-ours`)
})
