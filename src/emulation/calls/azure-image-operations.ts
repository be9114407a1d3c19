import type { JsonObject } from '../../base/json.ts'
import type { AzureOperation } from './azure-player.ts'
import { writeResource } from './azure-resource-write.ts'

/** Of what an image is made: a whole machine, or the OS disk as disk or snapshot. */
export type ImageSource =
  | { readonly machineId: string }
  | { readonly diskId: string; readonly dataDiskIds?: readonly string[] }
  | { readonly snapshotId: string; readonly dataSnapshotIds?: readonly string[] }

/** Microsoft.Compute/images/write (reference/telemetry.md 2.6). */
export function writeImage(plan: {
  readonly resourceId: string
  readonly location: string
  readonly source: ImageSource
}): AzureOperation {
  const { resourceId, location } = plan
  const properties = { ...originOf(plan.source), hyperVGeneration: 'V2' }
  return writeResource({ resourceId, location, properties })
}

function originOf(source: ImageSource): JsonObject {
  if ('machineId' in source) return { sourceVirtualMachine: { id: source.machineId } }
  const [kind, osId, dataIds = []] =
    'diskId' in source
      ? (['managedDisk', source.diskId, source.dataDiskIds] as const)
      : (['snapshot', source.snapshotId, source.dataSnapshotIds] as const)
  return {
    storageProfile: {
      osDisk: { osType: 'Linux', osState: 'Generalized', [kind]: { id: osId } },
      dataDisks: dataIds.map((id, lun) => ({ lun, [kind]: { id } })),
    },
  }
}

/** A version of an image in a gallery. */
export interface ImageVersionPlan {
  /** `<gallery>/images/<definition>/versions/<version>`. */
  readonly resourceId: string
  readonly location: string
  /** An image, a machine or another version; or the OS disk or snapshot alone. */
  readonly source: { readonly id: string } | { readonly osDiskOrSnapshotId: string }
  /** Where copies of it are kept: `North Europe`. */
  readonly regions: readonly string[]
}

/** Microsoft.Compute/galleries/images/versions/write. */
export function writeImageVersion(plan: ImageVersionPlan): AzureOperation {
  const { resourceId, location, source } = plan
  const properties = {
    publishingProfile: {
      targetRegions: plan.regions.map((name) => ({ name, regionalReplicaCount: 1 })),
      excludeFromLatest: false,
    },
    storageProfile:
      'id' in source
        ? { source: { id: source.id } }
        : { osDiskImage: { source: { id: source.osDiskOrSnapshotId } } },
  }
  return writeResource({ resourceId, location, properties })
}

/** Subscriptions or tenants that use the images of a gallery. */
export interface GalleryGroup {
  readonly type: 'Subscriptions' | 'AADTenants'
  readonly ids: readonly string[]
}

/** Microsoft.Compute/galleries/write; `Community` shows the images to everybody. */
export function writeGallery(plan: {
  readonly resourceId: string
  readonly location: string
  readonly permissions?: 'Private' | 'Groups' | 'Community'
  readonly groups?: readonly GalleryGroup[]
}): AzureOperation {
  const { resourceId, location, permissions, groups } = plan
  const shared =
    groups === undefined ? {} : { groups: groups.map(({ type, ids }) => ({ type, ids })) }
  const properties = permissions === undefined ? {} : { sharingProfile: { permissions, ...shared } }
  return writeResource({ resourceId, location, properties })
}

/**
 * Microsoft.Compute/galleries/share/action: lets subscriptions or tenants use the images, or takes it
 * back. The body is unconfirmed (reference/telemetry.md 2.6 [unverified]).
 */
export function shareGallery(
  galleryId: string,
  operationType: 'Add' | 'Remove' | 'Reset' | 'EnableCommunity',
  groups: readonly GalleryGroup[] = [],
): AzureOperation {
  const listed = groups.map(({ type, ids }) => ({ type, ids }))
  const body = { operationType, ...(listed.length === 0 ? {} : { groups: listed }) }
  return {
    name: 'Microsoft.Compute/galleries/share/action',
    resourceId: galleryId,
    method: 'POST',
    course: 'long',
    request: body,
    response: body,
  }
}
