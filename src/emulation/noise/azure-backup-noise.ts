import { deleteResource } from '../calls/azure-operations.ts'
import {
  writeRestorePoint,
  writeRestorePointCollection,
} from '../calls/azure-restore-point-operations.ts'
import { day, second } from '../clock.ts'
import { azureEstateOf } from './azure-estate.ts'
import { operationRecords } from './azure-noise-record.ts'
import type { NoiseKind } from './noise-kind.ts'

/** How long a restore point is kept. */
const retention = 14 * day

/**
 * Azure Backup makes a restore point of a machine and deletes one of two weeks ago; now and then it
 * writes the collection that they are in (reference/telemetry.md 2.6).
 */
export const azureBackups: NoiseKind = (moment) => {
  const { time, place, random } = moment
  const { where, machines, backup } = azureEstateOf(place)
  const { machineId, osDiskId, dataDiskId, collectionId } = random.pick(machines)
  const { location } = where
  const pointOf = (taken: number): string =>
    `${collectionId}/restorePoints/AzureBackup_${stampOf(taken)}_${random.hex(4)}`
  const writing = writeRestorePointCollection({ resourceId: collectionId, location, machineId })
  const point = writeRestorePoint({
    resourceId: pointOf(time),
    location,
    machineId,
    osDiskId,
    dataDiskIds: [dataDiskId],
  })
  const old = deleteResource(pointOf(time - retention))
  const afterwards = time + random.whole(60, 300) * second
  return [
    ...(random.fraction() < 0.1 ? operationRecords(moment, backup(time), writing) : []),
    ...operationRecords({ ...moment, time: time + second }, backup(time), point, 20 * second),
    ...operationRecords({ ...moment, time: afterwards }, backup(afterwards), old),
  ]
}

/** `20260915T022410`. */
function stampOf(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
}
