import type { JsonObject } from '../../base/json.ts'
import type { AzureOperation } from './azure-player.ts'
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
  networkInterface: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.Network/networkInterfaces', name),
  securityGroup: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.Network/networkSecurityGroups', name),
  publicAddress: (place: AzurePlace, name: string) =>
    armId(place, 'Microsoft.Network/publicIPAddresses', name),
} as const

/** Where the content of a new disk or snapshot comes from. */
export interface CreationSource {
  /** `Copy` within a region, `CopyStart` across regions; `Empty` has no source. */
  readonly option: 'Copy' | 'CopyStart' | 'Empty'
  readonly sourceId?: string
}

/** Microsoft.Compute/snapshots/write or disks/write. */
export function writeDisk(
  resourceId: string,
  location: string,
  source: CreationSource,
): AzureOperation {
  const { option, sourceId } = source
  const origin = sourceId === undefined ? {} : { sourceResourceId: sourceId }
  const creationData = { createOption: option, ...origin }
  const isDisk = resourceId.includes('/disks/')
  return {
    name: isDisk ? 'Microsoft.Compute/disks/write' : 'Microsoft.Compute/snapshots/write',
    resourceId,
    method: 'PUT',
    course: 'long',
    request: { location, sku: { name: 'Standard_LRS' }, properties: { creationData } },
    response: {
      name: nameOf(resourceId),
      location,
      tags: {},
      sku: { name: isDisk ? 'Premium_LRS' : 'Standard_LRS' },
      properties: {
        osType: 'Linux',
        hyperVGeneration: 'V2',
        supportsHibernation: false,
        supportedCapabilities: { acceleratedNetwork: true, architecture: 'x64' },
        creationData: {
          ...creationData,
          ...(sourceId === undefined ? {} : { sourceUniqueId: stableUuid(sourceId) }),
        },
        publicNetworkAccess: 'Enabled',
        networkAccessPolicy: 'AllowAll',
        provisioningState: 'Updating',
        isArmResource: true,
      },
    },
  }
}

/** The same write again with other tags: the content's origin stays what it was. */
export function writeTags(first: AzureOperation, tags: JsonObject): AzureOperation {
  return {
    ...first,
    method: 'PATCH',
    course: 'short',
    request: { tags },
    ...(first.response === undefined ? {} : { response: { ...first.response, tags } }),
  }
}

/** Microsoft.Compute/{disks,snapshots}/beginGetAccess/action: a link by which anybody can read it. */
export function beginAccess(resourceId: string): AzureOperation {
  const type = resourceId.includes('/disks/') ? 'disks' : 'snapshots'
  return {
    name: `Microsoft.Compute/${type}/beginGetAccess/action`,
    resourceId,
    method: 'POST',
    course: 'long',
    request: { access: 'Read', durationInSeconds: 86_400 },
  }
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

/** A virtual machine to be written. */
export interface MachinePlan {
  readonly resourceId: string
  readonly location: string
  readonly networkInterfaceId: string
  readonly osDiskId: string
  /** `Attach` boots from a disk that exists, `FromImage` from an image. */
  readonly osDisk: 'Attach' | 'FromImage'
  readonly imageId?: string
  readonly dataDiskIds?: readonly string[]
}

/** Microsoft.Compute/virtualMachines/write. */
export function writeMachine(plan: MachinePlan): AzureOperation {
  const { resourceId, location, osDiskId } = plan
  const imageReference =
    plan.imageId === undefined
      ? { publisher: 'Canonical', offer: 'ubuntu-24_04-lts', sku: 'server', version: 'latest' }
      : { id: plan.imageId }
  const storageProfile = {
    ...(plan.osDisk === 'FromImage' ? { imageReference } : {}),
    osDisk: {
      osType: 'Linux',
      name: nameOf(osDiskId),
      createOption: plan.osDisk,
      caching: 'ReadWrite',
      managedDisk: { storageAccountType: 'Premium_LRS', id: osDiskId },
      deleteOption: 'Detach',
    },
    dataDisks: (plan.dataDiskIds ?? []).map((id, lun) => ({
      lun,
      name: nameOf(id),
      createOption: 'Attach',
      managedDisk: { id },
    })),
  }
  const properties = {
    hardwareProfile: { vmSize: 'Standard_D2s_v5' },
    storageProfile,
    networkProfile: { networkInterfaces: [{ id: plan.networkInterfaceId }] },
  }
  return {
    name: 'Microsoft.Compute/virtualMachines/write',
    resourceId,
    method: 'PUT',
    course: 'long',
    request: { location, properties },
    response: {
      name: nameOf(resourceId),
      id: resourceId,
      type: 'Microsoft.Compute/virtualMachines',
      location,
      properties: {
        ...properties,
        provisioningState: 'Creating',
        vmId: stableUuid(resourceId),
      },
    },
  }
}

/** The last part of a resource id. */
export function nameOf(resourceId: string): string {
  return resourceId.slice(resourceId.lastIndexOf('/') + 1)
}

/** The type of a resource: `Microsoft.Network/networkSecurityGroups/securityRules`. */
export function typeOf(resourceId: string): string {
  const parts = resourceId.split('/').slice(6)
  return [parts[0], ...parts.slice(1).filter((_, index) => index % 2 === 0)].join('/')
}
