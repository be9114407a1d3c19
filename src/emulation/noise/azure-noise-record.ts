import type { AzureOperation } from '../calls/azure-player.ts'
import type { AzureCaller } from '../calls/azure-caller.ts'
import { azureRecords } from '../steps/azure-played-record.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import type { NoiseMoment } from './noise-kind.ts'

/** The rows of an operation that starts at the moment; its duration in milliseconds. */
export function operationRecords(
  { time, random, azureDialect }: NoiseMoment,
  caller: AzureCaller,
  operation: AzureOperation,
  duration?: number,
): readonly PlayedRecord[] {
  const play = {
    caller,
    time,
    operation,
    correlationId: random.uuid(),
    ...(duration === undefined ? {} : { duration }),
  }
  return azureRecords(play, azureDialect, random)
}
