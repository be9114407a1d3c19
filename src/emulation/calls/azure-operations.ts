import { objectOf } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'
import { requestedProperties, writtenProperties } from './azure-disk-body.ts'
import type { CreationSource, NetworkAccess } from './azure-disk-body.ts'
import { storageProfileOf } from './azure-machine-body.ts'
import type { StoragePlan } from './azure-machine-body.ts'
import { nameOf, typeOf } from './azure-ids.ts'
import type { AzureFailure, AzureOperation } from './azure-player.ts'
import { writeResource } from './azure-resource-write.ts'
import { stableUuid } from './azure-caller.ts'

/** Names a resource: subscription, resource group, region. */
export interface AzurePlace {
  readonly subscription: string
  readonly group: string
  readonly location: string
}

/** The id of a resource; the type may be nested: `Microsoft.Network/networkSecurityGroups`. */
export function armId(place: AzurePlace, type: string, name: string): string {
  return `/subscriptions/${place.subscription}/resourceGroups/${place.group}/providers/${type}/${name}`
}

/** The id of a snapshot, disk, machine... in a place. */
export const armIds = {
  snapshot: (place: AzurePlace, name: string) => armId(place, 'Microsoft.Compute/snapshots', name),
  disk: (place: AzurePlace, name: string) => armId(place, 'Microsoft.Compute/disks', name),
  machine: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.Compute/virtualMachines', name),
  image: (place: AzurePlace, name: string) => armId(place, 'Microsoft.Compute/images', name),
  gallery: (place: AzurePlace, name: string) => armId(place, 'Microsoft.Compute/galleries', name),
  restorePointCollection: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.Compute/restorePointCollections', name),
  networkInterface: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.Network/networkInterfaces', name),
  securityGroup: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.Network/networkSecurityGroups', name),
  publicAddress: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.Network/publicIPAddresses', name),
  virtualNetwork: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.Network/virtualNetworks', name),
  vault: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.RecoveryServices/vaults', name),
  storageAccount: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.Storage/storageAccounts', name),
} as const

/** Microsoft.Compute/snapshots/write or disks/write; a disk answers with its name, a snapshot not. */
export function writeDisk(
  resourceId: string,
  location: string,
  source: CreationSource,
  access: NetworkAccess = {},
): AzureOperation {
  const isDisk = resourceId.includes('/disks/')
  return {
    name: isDisk ? 'Microsoft.Compute/disks/write' : 'Microsoft.Compute/snapshots/write',
    resourceId,
    method: 'PUT',
    course: 'long',
    request: {
      location,
      sku: { name: 'Standard_LRS' },
      properties: requestedProperties(source, access),
    },
    response: presentFields({
      name: isDisk ? nameOf(resourceId) : undefined,
      location,
      tags: {},
      sku: { name: isDisk ? 'Premium_LRS' : 'Standard_LRS' },
      properties: writtenProperties(source, access),
    }),
  }
}

/**
 * The same write again with other tags: the content's origin stays what it was. `since` is when the
 * resource was made, in milliseconds; what was there before answers with that time
 * (reference/telemetry.md section 7 K).
 */
export function writeTags(first: AzureOperation, tags: JsonObject, since?: number): AzureOperation {
  const changed = { ...first, method: 'PATCH', course: 'short', request: { tags } } as const
  if (first.response === undefined) return changed
  const properties = objectOf(first.response['properties'])
  const then = since === undefined ? properties : { ...properties, ...createdAt(since) }
  return { ...changed, response: presentFields({ ...first.response, tags, properties: then }) }
}

/**
 * The same write again with another network access only: with `AllowAll` and `Enabled` a disk or
 * snapshot can be exported over the internet. `since` as with {@link writeTags}.
 */
export function writeNetworkAccess(
  first: AzureOperation,
  access: NetworkAccess,
  since: number,
): AzureOperation {
  const written = objectOf(first.response?.['properties'])
  return {
    ...first,
    method: 'PATCH',
    request: { properties: { ...access } },
    response: {
      ...first.response,
      properties: { ...written, ...access, ...createdAt(since) },
    },
  }
}

/** `2026-09-15T02:24:10.0000000+00:00`, as resources tell when they were made. */
function createdAt(time: number): { readonly timeCreated: string } {
  return { timeCreated: `${new Date(time).toISOString().slice(0, -1)}0000+00:00` }
}

/**
 * `beginGetAccess/action` of a disk, a snapshot or the restore point of a disk: a link by which
 * anybody can read it. The link is not logged, and the body is unconfirmed
 * (reference/telemetry.md 2.6 [unverified]).
 */
export function beginAccess(
  resourceId: string,
  plan: { readonly access?: 'Read' | 'Write'; readonly seconds?: number } = {},
): AzureOperation {
  const { access = 'Read', seconds = 86_400 } = plan
  return {
    name: `${typeOf(resourceId)}/beginGetAccess/action`,
    resourceId,
    method: 'POST',
    course: 'long',
    request: { access, durationInSeconds: seconds },
  }
}

/** `endGetAccess/action` of the same resources: revokes every link. */
export function endAccess(resourceId: string): AzureOperation {
  return plainOperation(`${typeOf(resourceId)}/endGetAccess/action`, resourceId, 'long')
}

/** Any operation without a body that lineage reads: a start, a delete, a listing of keys. */
export function plainOperation(
  name: string,
  resourceId: string,
  course: 'long' | 'short' = 'short',
): AzureOperation {
  const method = name.endsWith('/delete') ? 'DELETE' : name.endsWith('/write') ? 'PUT' : 'POST'
  return { name, resourceId, method, course }
}

/** The delete operation of a resource, named after its type. */
export function deleteResource(resourceId: string): AzureOperation {
  return plainOperation(`${typeOf(resourceId)}/delete`, resourceId, 'long')
}

/** The same operation, failed for another reason than a missing permission. */
export function failedOperation(operation: AzureOperation, failure: AzureFailure): AzureOperation {
  return { ...operation, course: 'failed', failure }
}

/** A virtual machine to be written. */
export interface MachinePlan extends StoragePlan {
  readonly resourceId: string
  readonly location: string
  readonly networkInterfaceId: string
  /** When the machine was made, in milliseconds; only of one that was there before. */
  readonly since?: number
}

/** Microsoft.Compute/virtualMachines/write: a new machine, or another set of disks for an old one. */
export function writeMachine(plan: MachinePlan): AzureOperation {
  const { resourceId, location, since } = plan
  const administrator = {
    computerName: nameOf(resourceId),
    adminUsername: 'azureuser',
    linuxConfiguration: { disablePasswordAuthentication: true },
  }
  const properties = presentFields({
    hardwareProfile: { vmSize: 'Standard_D2s_v5' },
    storageProfile: storageProfileOf(plan),
    osProfile: plan.osDisk === 'FromImage' ? administrator : undefined,
    networkProfile: { networkInterfaces: [{ id: plan.networkInterfaceId }] },
  })
  const answered = {
    provisioningState: since === undefined ? 'Creating' : 'Updating',
    vmId: stableUuid(resourceId),
    ...(since === undefined ? {} : createdAt(since)),
  }
  return writeResource({ resourceId, location, properties, answered })
}
