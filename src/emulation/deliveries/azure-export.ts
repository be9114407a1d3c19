import { batchedShape, windowStart } from './batched-shape.ts'
import { chunksOf } from './chunks.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'
import { placeFolder, plainPath } from './delivery-names.ts'
import { jsonLines } from './json-text.ts'

/** How many records one message of an event hub holds. */
const recordsPerMessage = 50

/**
 * Blobs as a diagnostic setting writes them, one record a line (reference/telemetry.md 1.2):
 * `insights-activity-logs/resourceId=/SUBSCRIPTIONS/<id>/y=/m=/d=/h=/m=00/PT1H.json`. A record stands in
 * the blob of the hour in which it happened, whenever it comes, so a blob grows.
 */
export const blob: DeliveryShape = batchedShape(
  {
    name: 'blob',
    sources: ['azure.activitylogs'],
    azureDialect: 'azure-event-hub',
    says: 'Blobs of a diagnostic setting (PT1H.json), one record a line, for each subscription and hour of the events; late records are appended.',
  },
  {
    windowMinutes: 60,
    recordsPerFile: 2000,
    keyOf: ({ time, place }, span) => `${place.toUpperCase()} ${windowStart(time, span)}`,
    pieceOf: (batch) => ({
      path: blobPath(batch.first, batch.end - batch.start),
      text: jsonLines(batch.records.map(({ record }) => record)),
    }),
  },
)

/** Messages of an event hub, one a line. */
export const eventHub: DeliveryShape = batchedShape(
  {
    name: 'event-hub',
    sources: ['azure.activitylogs'],
    azureDialect: 'azure-event-hub',
    says: 'Messages that a diagnostic setting sends to an event hub: {"records":[...]}, one message a line.',
  },
  {
    windowMinutes: 60,
    recordsPerFile: 2000,
    keyOf: ({ place }) => place,
    pieceOf: (batch) => {
      const records = batch.records.map(({ record }) => record)
      const messages = chunksOf(records, recordsPerMessage).map((some) => ({ records: some }))
      return {
        path: plainPath(placeFolder('event-hub', batch), batch, 'json'),
        text: jsonLines(messages),
      }
    },
  },
)

function blobPath({ time, place }: DeliverableRecord, span: number): string {
  const start = new Date(windowStart(time, span)).toISOString()
  const [year, month, date] = start.slice(0, 10).split('-')
  const folder = `insights-activity-logs/resourceId=/SUBSCRIPTIONS/${place.toUpperCase()}`
  return `${folder}/y=${year}/m=${month}/d=${date}/h=${start.slice(11, 13)}/m=00/PT1H.json`
}
