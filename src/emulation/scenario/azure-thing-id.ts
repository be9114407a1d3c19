import { backupItemOf } from '../calls/azure-backup-operations.ts'
import { armId, armIds } from '../calls/azure-operations.ts'
import type { AzurePlace } from '../calls/azure-operations.ts'
import type { RandomSource } from '../random.ts'
import type { Place, Thing } from './thing.ts'

/** A place of the cast as Azure names it; the location may be another than the place's own. */
export function azurePlaceOf(place: Place, location: string = place.region): AzurePlace {
  return { subscription: place.id, group: place.group, location }
}

/** The Recovery Services vault that backs up the machines of a place. */
export function azureVaultOf(place: Place): string {
  return armIds.vault(azurePlaceOf(place), `vault-${place.name}`)
}

/**
 * The ARM id of a new thing. What Azure keeps inside something else stands there: a restore point in
 * the collection of its machine, a recovery point in the vault of its place, the backup of a disk in
 * a Backup vault.
 */
export function newAzureId(
  {
    kind,
    name,
    place,
    region,
    of = name,
  }: Pick<Thing, 'name' | 'kind' | 'place' | 'region' | 'of'>,
  random: RandomSource,
): string {
  const where = azurePlaceOf(place, region)
  switch (kind) {
    case 'disk':
      return armIds.disk(where, name)
    case 'snapshot':
      return armIds.snapshot(where, name)
    case 'image':
    case 'machine-image':
      return armIds.image(where, name)
    case 'instance':
      return armIds.machine(where, name)
    case 'network-group':
      return armIds.securityGroup(where, name)
    case 'network-interface':
      return armIds.networkInterface(where, name)
    case 'public-address':
      return armIds.publicAddress(where, name)
    case 'gallery':
      return armIds.gallery(where, name)
    case 'bucket':
      return armIds.storageAccount(where, name)
    case 'vault':
      return armIds.vault(where, name)
    case 'restore-point':
      return `${armIds.restorePointCollection(where, `${of}-points`)}/restorePoints/${name}`
    case 'recovery-point': {
      const item = backupItemOf(azureVaultOf(place), armIds.machine(where, of))
      return `${item}/recoveryPoints/${random.text(14, '123456789')}`
    }
    case 'disk-backup': {
      const vault = armId(where, 'Microsoft.DataProtection/backupVaults', `disks-${place.name}`)
      return `${vault}/backupInstances/${of}`
    }
    default:
      return name
  }
}
