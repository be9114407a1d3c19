import { nameOf } from './azure-ids.ts'
import { plainOperation } from './azure-operations.ts'
import type { AzureOperation } from './azure-player.ts'
import { stableUuid } from './azure-caller.ts'

const collections = 'Microsoft.Compute/restorePointCollections'

/** restorePointCollections/write: where the copies of one machine go (reference/telemetry.md 2.6). */
export function writeRestorePointCollection(plan: {
  readonly resourceId: string
  readonly location: string
  readonly machineId: string
}): AzureOperation {
  const { resourceId, location, machineId } = plan
  const source = { id: machineId }
  return {
    name: `${collections}/write`,
    resourceId,
    method: 'PUT',
    course: 'short',
    request: { location, properties: { source } },
    response: {
      name: nameOf(resourceId),
      id: resourceId,
      type: collections,
      location,
      properties: {
        source: { ...source, location },
        provisioningState: 'Succeeded',
        restorePointCollectionId: stableUuid(resourceId),
      },
    },
  }
}

/** Copies of all disks of a machine at one time. */
export interface RestorePointPlan {
  /** `<collection>/restorePoints/<name>`. */
  readonly resourceId: string
  readonly location: string
  readonly machineId: string
  readonly osDiskId: string
  readonly dataDiskIds?: readonly string[]
  /** Of a copy to another region: the restore point that is copied. */
  readonly sourceRestorePointId?: string
}

/** restorePointCollections/restorePoints/write. */
export function writeRestorePoint(plan: RestorePointPlan): AzureOperation {
  const { resourceId, sourceRestorePointId } = plan
  const origin =
    sourceRestorePointId === undefined ? {} : { sourceRestorePoint: { id: sourceRestorePointId } }
  const copyOf = (diskId: string): { id: string } => ({
    id: diskRestorePointOf(resourceId, diskId),
  })
  const dataDisks = (plan.dataDiskIds ?? []).map((id, lun) => ({
    lun,
    name: nameOf(id),
    managedDisk: { id },
    diskRestorePoint: copyOf(id),
  }))
  const osDisk = {
    osType: 'Linux',
    name: nameOf(plan.osDiskId),
    managedDisk: { id: plan.osDiskId },
    diskRestorePoint: copyOf(plan.osDiskId),
  }
  return {
    name: `${collections}/restorePoints/write`,
    resourceId,
    method: 'PUT',
    course: 'long',
    request: { properties: origin },
    response: {
      name: nameOf(resourceId),
      id: resourceId,
      type: `${collections}/restorePoints`,
      properties: {
        ...origin,
        sourceMetadata: {
          storageProfile: { osDisk, dataDisks },
          location: plan.location,
          vmId: stableUuid(plan.machineId),
        },
        consistencyMode: 'CrashConsistent',
        provisioningState: 'Creating',
      },
    },
  }
}

/** The copy of one disk inside a restore point; disks are made of it, and links to it handed out. */
export function diskRestorePointOf(restorePointId: string, diskId: string): string {
  const own = stableUuid(`${restorePointId} ${diskId}`)
  return `${restorePointId}/diskRestorePoints/${nameOf(diskId)}_${own}`
}

/** `retrieveSasUris/action`: links to the copies of all disks at once. */
export function retrieveSasUris(restorePointId: string): AzureOperation {
  const name = `${collections}/restorePoints/retrieveSasUris/action`
  return plainOperation(name, restorePointId, 'long')
}
