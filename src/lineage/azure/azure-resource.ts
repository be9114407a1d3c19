/** Azure resources by their ARM ids. */
import { type JsonValue, textOf } from '../../base/json.ts'
import type { Resource, ResourceKind } from '../resource.ts'

/** ARM types that lineage follows. Restore points, recovery points and replicas are copies: snapshots. */
const kinds: ReadonlyMap<string, ResourceKind> = new Map([
  ['microsoft.compute/disks', 'disk'],
  ['microsoft.compute/snapshots', 'snapshot'],
  ['microsoft.compute/restorepointcollections', 'snapshot'],
  ['microsoft.compute/restorepointcollections/restorepoints', 'snapshot'],
  ['microsoft.compute/restorepointcollections/restorepoints/diskrestorepoints', 'snapshot'],
  ['microsoft.compute/images', 'image'],
  ['microsoft.compute/galleries', 'image'],
  ['microsoft.compute/galleries/images', 'image'],
  ['microsoft.compute/galleries/images/versions', 'image'],
  ['microsoft.compute/virtualmachines', 'instance'],
  ['microsoft.network/networksecuritygroups', 'network-group'],
  ['microsoft.network/virtualnetworks/subnets', 'network-group'],
  ['microsoft.network/networkinterfaces', 'network-interface'],
  ['microsoft.storage/storageaccounts', 'bucket'],
  [
    'microsoft.recoveryservices/vaults/backupfabrics/protectioncontainers/protecteditems/recoverypoints',
    'snapshot',
  ],
  ['microsoft.recoveryservices/vaults', 'vault'],
  [
    'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems',
    'snapshot',
  ],
  ['microsoft.dataprotection/backupvaults', 'vault'],
  ['microsoft.dataprotection/backupvaults/backupinstances', 'snapshot'],
  ['microsoft.dataprotection/backupvaults/backupinstances/recoverypoints', 'snapshot'],
  ['microsoft.management/managementgroups', 'account'],
])

/** Galleries of other tenants and of the community are named by paths outside any subscription. */
const foreignGalleries = ['/sharedgalleries/', '/communitygalleries/']

/** The canonical form of an ARM id: lower case, no trailing slash (reference/telemetry.md 3.1). */
export function canonicalAzureId(value: JsonValue | undefined): string | undefined {
  const text = textOf(value)?.trim().toLowerCase()
  if (text === undefined || !text.startsWith('/')) return undefined
  let end = text.length
  while (end > 1 && text[end - 1] === '/') end--
  return end === 1 ? undefined : text.slice(0, end)
}

/**
 * The resource that an ARM id names; `undefined` for a type that lineage does not follow, such as the
 * platform's own images. `uniqueId` is the id that survives when the name is used again.
 */
export function azureResource(
  id: JsonValue | undefined,
  uniqueId?: JsonValue,
): Resource | undefined {
  const canonical = canonicalAzureId(id)
  const kind = canonical === undefined ? undefined : kindOf(canonical)
  if (canonical === undefined || kind === undefined) return undefined
  const account = subscriptionOf(canonical)
  const alias = textOf(uniqueId)?.toLowerCase()
  return {
    id: canonical,
    kind,
    provider: 'azure',
    ...(account === undefined ? {} : { account }),
    ...(alias === undefined ? {} : { aliases: [alias] }),
  }
}

/** The subscription GUID of a canonical id. */
export function subscriptionOf(id: string): string | undefined {
  const [, first, subscription] = id.split('/')
  return first === 'subscriptions' && subscription !== '' ? subscription : undefined
}

/** The resource that holds a nested one: `<nsg>/securityrules/<rule>` stands in `<nsg>`. */
export function parentOf(id: string): string {
  return id.split('/').slice(0, -2).join('/')
}

/** The last segment of an id. */
export function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

/** What an extension resource (role assignment, lock) stands on: the path before its own provider. */
export function scopeOf(id: string): string {
  const place = id.lastIndexOf('/providers/')
  return place < 0 ? id : id.slice(0, place)
}

/**
 * Is a restore point one of those that Azure Backup keeps of a machine? It names their collections
 * `AzureBackup_<machine>_<n>` (reference/telemetry.md 4.3, unconfirmed).
 */
export function isBackupCopyOf(copy: Resource, machine: Resource): boolean {
  const segments = copy.id.split('/')
  const collection = segments[segments.indexOf('restorepointcollections') + 1] ?? ''
  return copy.provider === 'azure' && collection.startsWith(`azurebackup_${nameOf(machine.id)}_`)
}

/** Restore points stand in a collection, which is made before any of them. */
export function isRestorePointCollection({ id, provider }: Resource): boolean {
  return provider === 'azure' && id.split('/').at(-2) === 'restorepointcollections'
}

function kindOf(id: string): ResourceKind | undefined {
  if (foreignGalleries.some((prefix) => id.startsWith(prefix))) return 'image'
  const place = id.lastIndexOf('/providers/')
  if (place < 0) return isContainer(id) ? 'account' : undefined
  const [namespace, ...pairs] = id.slice(place + '/providers/'.length).split('/')
  if (pairs.length === 0 || pairs.length % 2 !== 0) return undefined
  return kinds.get([namespace, ...pairs.filter((_, index) => index % 2 === 0)].join('/'))
}

/** Subscriptions and resource groups hold resources; a share of one is a share of all in it. */
function isContainer(id: string): boolean {
  const [, first, , second] = id.split('/')
  const depth = id.split('/').length
  return first === 'subscriptions' && (depth === 3 || (depth === 5 && second === 'resourcegroups'))
}
