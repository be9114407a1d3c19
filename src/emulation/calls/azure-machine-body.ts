import type { JsonObject } from '../../base/json.ts'
import { presentFields } from '../present-fields.ts'

/** A data disk of a machine. */
export interface DataDiskPlan {
  readonly diskId: string
  /** `Attach` a disk that exists, or make one: empty, or a copy; `Attach` unless given. */
  readonly option?: 'Attach' | 'Empty' | 'Copy' | 'FromImage'
  /** `Copy`: the disk, snapshot or restore point that is copied. */
  readonly sourceId?: string
  /** GiB, of a new disk. */
  readonly size?: number
}

/** What a machine is booted from and what else is put into it. */
export interface StoragePlan {
  readonly osDiskId: string
  /** `Attach` boots from a disk that exists, `FromImage` from an image. */
  readonly osDisk: 'Attach' | 'FromImage'
  readonly imageId?: string
  /** Disks that exist and are attached, in the order of their LUNs. */
  readonly dataDiskIds?: readonly string[]
  /** Further data disks, of any origin. */
  readonly dataDisks?: readonly DataDiskPlan[]
}

/** The `storageProfile` of a machine, in request and answer (reference/telemetry.md 2.6, 3.3). */
export function storageProfileOf(plan: StoragePlan): JsonObject {
  const { osDiskId } = plan
  const attached = (plan.dataDiskIds ?? []).map((diskId) => ({ diskId }))
  const dataDisks = [...attached, ...(plan.dataDisks ?? [])]
  const isFromImage = plan.osDisk === 'FromImage'
  return presentFields({
    imageReference: isFromImage ? imageReferenceOf(plan.imageId) : undefined,
    osDisk: {
      osType: 'Linux',
      name: diskName(osDiskId),
      createOption: plan.osDisk,
      caching: 'ReadWrite',
      managedDisk: { storageAccountType: 'Premium_LRS', id: osDiskId },
      deleteOption: 'Detach',
    },
    dataDisks: dataDisks.map(dataDiskOf),
  })
}

function imageReferenceOf(id: string | undefined): JsonObject {
  return id === undefined
    ? { publisher: 'Canonical', offer: 'ubuntu-24_04-lts', sku: 'server', version: 'latest' }
    : { id }
}

function dataDiskOf(disk: DataDiskPlan, lun: number): JsonObject {
  const { diskId, option = 'Attach', sourceId, size } = disk
  return presentFields({
    lun,
    name: diskName(diskId),
    createOption: option,
    sourceResource: sourceId === undefined ? undefined : { id: sourceId },
    diskSizeGB: size,
    managedDisk: { id: diskId },
  })
}

function diskName(diskId: string): string {
  return diskId.slice(diskId.lastIndexOf('/') + 1)
}
