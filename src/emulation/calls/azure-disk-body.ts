import type { JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'
import { stableUuid } from './azure-caller.ts'

/** Where the content of a new disk or snapshot comes from (reference/telemetry.md 2.6). */
export interface CreationSource {
  /**
   * `Copy` within a region, `CopyStart` across regions, `Restore` from the restore point of a disk,
   * `FromImage` from an image or gallery version, `Import` from a VHD file, `Upload` from outside;
   * `Empty` has no source.
   */
  readonly option: 'Copy' | 'CopyStart' | 'Empty' | 'Import' | 'Upload' | 'Restore' | 'FromImage'
  /** Disk, snapshot, restore point of a disk, or image. */
  readonly sourceId?: string
  /** `Import`: the URL of the VHD file. */
  readonly sourceUri?: string
  /** `Import`: the storage account that holds the file. */
  readonly storageAccountId?: string
  /** GiB, of an empty or uploaded disk; 128 unless given. */
  readonly size?: number
}

/** From where a disk or snapshot may be read; Azure allows everything unless told otherwise. */
export interface NetworkAccess {
  /** `AllowAll`: a link to it works from everywhere. */
  readonly networkAccessPolicy?: 'AllowAll' | 'AllowPrivate' | 'DenyAll'
  readonly publicNetworkAccess?: 'Enabled' | 'Disabled'
}

/** The `creationData` of a request; the answer adds the stable id of what was copied. */
export function creationDataOf(source: CreationSource, part: 'request' | 'response'): JsonObject {
  const { option, sourceId, size = 128 } = source
  const isImage = option === 'FromImage'
  const image = sourceId === undefined ? undefined : { id: sourceId }
  const isVersion = sourceId?.includes('/galleries/') === true
  const isCopied = !isImage && sourceId !== undefined && part === 'response'
  return presentFields({
    createOption: option,
    sourceResourceId: isImage ? undefined : sourceId,
    imageReference: isImage && !isVersion ? image : undefined,
    galleryImageReference: isImage && isVersion ? image : undefined,
    sourceUri: source.sourceUri,
    storageAccountId: source.storageAccountId,
    // A VHD file is the disk and a footer of 512 bytes.
    uploadSizeBytes: option === 'Upload' ? size * 1024 ** 3 + 512 : undefined,
    sourceUniqueId: isCopied ? stableUuid(sourceId) : undefined,
  })
}

/** The `properties` with which a write of a disk or snapshot is accepted. */
export function writtenProperties(source: CreationSource, access: NetworkAccess): JsonObject {
  const { option, size = 128 } = source
  const system =
    option === 'Empty'
      ? { diskSizeGB: size }
      : { osType: 'Linux', hyperVGeneration: 'V2', supportsHibernation: false }
  return presentFields({
    ...system,
    supportedCapabilities:
      option === 'Empty' ? undefined : { acceleratedNetwork: true, architecture: 'x64' },
    creationData: creationDataOf(source, 'response'),
    incremental: option === 'CopyStart' ? true : undefined,
    publicNetworkAccess: access.publicNetworkAccess ?? 'Enabled',
    networkAccessPolicy: access.networkAccessPolicy,
    provisioningState: 'Updating',
    isArmResource: true,
    osState: option === 'Empty' ? undefined : 'Generalized',
  })
}

/** The `properties` that a write of a disk or snapshot asks for. */
export function requestedProperties(source: CreationSource, access: NetworkAccess): JsonObject {
  const { option, size = 128 } = source
  return presentFields({
    creationData: creationDataOf(source, 'request'),
    diskSizeGB: option === 'Empty' ? size : undefined,
    incremental: option === 'CopyStart' ? true : undefined,
    ...access,
  })
}
