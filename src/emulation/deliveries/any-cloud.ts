import type { JsonObject } from '../../base/json.ts'
import type { LogSource } from '../../telemetry/log-record.ts'
import { batchedShape } from './batched-shape.ts'
import type { Batch } from './batched-shape.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'
import { dayFolder, plainPath, randomOf } from './delivery-names.ts'
import { jsonLines } from './json-text.ts'

const sources: readonly LogSource[] = ['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit']

/** Records as they are, one a line. */
export const ndjson: DeliveryShape = plainShape({
  name: 'ndjson',
  says: 'Bare records, one a line.',
  extension: 'ndjson',
  textOf: ({ records }) => jsonLines(records.map(({ record }) => record)),
})

/** Records as they are, in one array. */
export const array: DeliveryShape = plainShape({
  name: 'array',
  says: 'Bare records in a JSON array.',
  extension: 'json',
  textOf: ({ records }) => JSON.stringify(records.map(({ record }) => record)),
})

/** What Filebeat sends on before any pipeline (reference/telemetry.md 1.1). */
export const filebeat: DeliveryShape = plainShape({
  name: 'filebeat',
  says: 'Filebeat documents before any pipeline: the record is text in message; one a line.',
  extension: 'ndjson',
  textOf: ({ records }) =>
    jsonLines(
      records.map(({ record, deliveredAt }) => ({
        '@timestamp': new Date(deliveredAt).toISOString(),
        message: JSON.stringify(record),
      })),
    ),
})

/** What a search in Elasticsearch answers, over documents that keep the original record. */
export const elastic: DeliveryShape = plainShape({
  name: 'elastic',
  says: 'An Elasticsearch search answer: {"hits":{"hits":[...]}}, the record is text in event.original.',
  extension: 'json',
  textOf: searchAnswer,
})

function plainShape(shape: {
  readonly name: string
  readonly says: string
  readonly extension: string
  readonly textOf: (batch: Batch) => string
}): DeliveryShape {
  const { name, says, extension, textOf } = shape
  return batchedShape(
    { name, says, sources },
    {
      windowMinutes: 24 * 60,
      recordsPerFile: 5000,
      keyOf: ({ source }) => source,
      pieceOf: (batch) => ({
        path: plainPath(`${name}/${batch.first.source}`, batch, extension),
        text: textOf(batch),
      }),
    },
  )
}

function searchAnswer(batch: Batch): string {
  const { source } = batch.first
  const random = randomOf(`search hits ${source}`, batch)
  const day = dayFolder(batch.start).replaceAll('/', '.')
  const index = `.ds-logs-${source}-default-${day}-000001`
  const value = batch.records.length
  const hits = batch.records.map((record) => ({
    _index: index,
    _id: random.text(20, idLetters),
    _score: null,
    _source: documentOf(record),
  }))
  return JSON.stringify({
    took: 12,
    timed_out: false,
    _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
    hits: { total: { value, relation: 'eq' }, max_score: null, hits },
  })
}

const idLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function documentOf({ source, time, record }: DeliverableRecord): JsonObject {
  return {
    '@timestamp': new Date(time).toISOString(),
    ecs: { version: '8.11.0' },
    event: { dataset: source, module: source.split('.')[0], original: JSON.stringify(record) },
  }
}
