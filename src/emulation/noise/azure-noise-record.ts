import { playAzureExport, playAzureRest } from '../calls/azure-player.ts'
import type { AzureOperation, AzurePlay } from '../calls/azure-player.ts'
import type { AzureCaller } from '../calls/azure-caller.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import type { NoiseMoment } from './noise-kind.ts'

/** The rows of an operation that starts at the moment; its duration in milliseconds. */
export function operationRecords(
  { time, place, random, azureDialect }: NoiseMoment,
  caller: AzureCaller,
  operation: AzureOperation,
  duration?: number,
): readonly PlayedRecord[] {
  const correlationId = random.uuid()
  const play: AzurePlay = {
    caller,
    time,
    operation,
    correlationId,
    ...(duration === undefined ? {} : { duration }),
  }
  const rows =
    azureDialect === 'azure-rest' ? playAzureRest(play, random) : playAzureExport(play, random)
  return rows.map((row) => ({
    source: 'azure.activitylogs',
    time: row.time,
    place: place.id,
    part: '',
    id: correlationId,
    record: row.record,
    principal: caller.principal,
  }))
}
