import { textOf } from '../../base/json.ts'
import type { Dialect } from '../../telemetry/log-record.ts'
import { playAzureExport, playAzureRest, subscriptionOf } from '../calls/azure-player.ts'
import type { AzurePlay } from '../calls/azure-player.ts'
import type { RandomSource } from '../random.ts'
import type { PlayedRecord } from './played-record.ts'

/** The two ways in which Azure writes Activity log rows itself; others are made of these. */
export type AzureDialect = Extract<Dialect, 'azure-rest' | 'azure-event-hub'>

/** The rows of an operation with what delivery needs of them; all are known by what ties them. */
export function azureRecords(
  play: AzurePlay,
  dialect: AzureDialect,
  random: RandomSource,
): readonly PlayedRecord[] {
  const rows =
    dialect === 'azure-rest' ? playAzureRest(play, random) : playAzureExport(play, random)
  return rows.map(({ time, record }) => ({
    source: 'azure.activitylogs',
    time,
    place: subscriptionOf(play.operation.resourceId),
    part: '',
    id: textOf(record['correlationId']) ?? play.correlationId,
    record,
    principal: play.caller.principal,
  }))
}
