import type { JsonArray, JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'
import { numericId } from './gcp-resource-number.ts'
import { gcpNames, linkTo, partsOf, regionOf } from './gcp-compute-call.ts'
import type { GcpPermission } from './gcp-permission.ts'

/** A disk that a launch brings along, or has made of an image or snapshot. */
export type LaunchDisk =
  | { readonly disk: string }
  | { readonly image: string; readonly name?: string; readonly size?: number }
  | { readonly snapshot: string; readonly name?: string; readonly size?: number }

/** An instance to be made. */
export interface GcpLaunch {
  readonly instance: string
  /**
   * Boots from a disk that exists, from one that is made of an image or snapshot under the instance's
   * name, or from a machine image with all its disks.
   */
  readonly boot: LaunchDisk | { readonly machineImage: string }
  /** Further disks. */
  readonly disks?: readonly LaunchDisk[]
  readonly network: string
  readonly tags: readonly string[]
  readonly external: boolean
  readonly serviceAccount?: string
}

/** What the request of a launch says. */
export function launchRequest(launch: GcpLaunch): JsonObject {
  const { instance, network, boot } = launch
  const { project, zone, name } = partsOf(instance)
  const accessConfigs = [{ name: 'External NAT', networkTier: 'PREMIUM', type: 'ONE_TO_ONE_NAT' }]
  const subnetwork = subnetworkOf(instance)
  const disks = disksOf(launch)
  return presentFields({
    name,
    machineType: `projects/${project}/zones/${zone}/machineTypes/e2-standard-2`,
    canIpForward: false,
    deletionProtection: false,
    sourceMachineImage: 'machineImage' in boot ? linkTo(boot.machineImage) : undefined,
    disks: disks.length === 0 ? undefined : disks,
    networkInterfaces: [{ network, subnetwork, ...(launch.external ? { accessConfigs } : {}) }],
    tags: launch.tags.length === 0 ? undefined : { tags: launch.tags },
    serviceAccounts: launch.serviceAccount && [
      {
        email: launch.serviceAccount,
        scopes: ['https://www.googleapis.com/auth/cloud-platform'],
      },
    ],
  })
}

function disksOf(launch: GcpLaunch): JsonArray {
  const { name } = partsOf(launch.instance)
  const { boot } = launch
  const first = 'machineImage' in boot ? [] : [diskOf(boot, { boot: true, deviceName: name })]
  const others = furtherDisks(launch).map((disk, index) =>
    diskOf(disk, { deviceName: `data-${index + 1}` }),
  )
  return [...first, ...others]
}

/** Of the instance's own name only the first disk can be. */
function furtherDisks({ instance, disks = [] }: GcpLaunch): readonly LaunchDisk[] {
  const { name } = partsOf(instance)
  return disks.map((disk, index) =>
    'disk' in disk ? disk : { name: `${name}-${index + 1}`, ...disk },
  )
}

function diskOf(
  disk: LaunchDisk,
  place: { readonly boot?: true; readonly deviceName: string },
): JsonObject {
  const fields = { type: 'PERSISTENT', ...place, autoDelete: false, mode: 'READ_WRITE' }
  if ('disk' in disk) return { ...fields, source: disk.disk }
  return {
    ...fields,
    initializeParams: presentFields({
      diskName: disk.name,
      diskSizeGb: String(disk.size ?? 20),
      sourceImage: 'image' in disk ? disk.image : undefined,
      sourceSnapshot: 'snapshot' in disk ? disk.snapshot : undefined,
    }),
  }
}

/** What a launch needs to be allowed to. */
export function launchPermissions(launch: GcpLaunch): readonly GcpPermission[] {
  const { instance, boot } = launch
  const subnetwork = subnetworkOf(instance)
  const needed: readonly (readonly [permission: string, resource: string] | false)[] = [
    ['compute.instances.create', instance],
    ...('machineImage' in boot
      ? [['compute.machineImages.useReadOnly', boot.machineImage] as const]
      : []),
    ...allDisks(launch).flatMap((disk) => diskPermissions(instance, disk)),
    ['compute.subnetworks.use', subnetwork],
    launch.external && ['compute.subnetworks.useExternalIp', subnetwork],
    launch.serviceAccount !== undefined && ['compute.instances.setServiceAccount', instance],
  ]
  return needed.flatMap((one) => (one === false ? [] : [{ permission: one[0], resource: one[1] }]))
}

function diskPermissions(
  instance: string,
  disk: LaunchDisk,
): readonly (readonly [string, string])[] {
  if ('disk' in disk) return [['compute.disks.use', disk.disk]]
  const { project, zone, name } = partsOf(instance)
  const made = ['compute.disks.create', gcpNames.disk(project, zone, disk.name ?? name)] as const
  return 'snapshot' in disk ? [made, ['compute.snapshots.useReadOnly', disk.snapshot]] : [made]
}

/** Which image a boot disk was made of: a family in the request is an image here. */
export function usedImage({ boot }: GcpLaunch): JsonObject | undefined {
  if (!('image' in boot)) return undefined
  const attachedDisk = {
    isBootDisk: true,
    sourceImage: linkTo(boot.image),
    sourceImageId: numericId(boot.image),
  }
  return { usedResources: { attachedDisks: [attachedDisk] } }
}

function allDisks(launch: GcpLaunch): readonly LaunchDisk[] {
  const { boot } = launch
  return 'machineImage' in boot ? furtherDisks(launch) : [boot, ...furtherDisks(launch)]
}

function subnetworkOf(instance: string): string {
  const { project, zone } = partsOf(instance)
  return `projects/${project}/regions/${regionOf(zone)}/subnetworks/default`
}
