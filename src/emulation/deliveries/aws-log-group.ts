import { gzipSync } from 'node:zlib'
import type { JsonObject } from '../../base/json.ts'
import type { RandomSource } from '../random.ts'
import { batchedShape } from './batched-shape.ts'
import type { Batch } from './batched-shape.ts'
import { chunksOf } from './chunks.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'
import { minuteStamp, placeFolder, plainPath, randomOf } from './delivery-names.ts'
import { jsonLines } from './json-text.ts'

/** The log group into which a trail writes. */
const logGroup = 'aws-cloudtrail-logs'

/** How many log events one message of a subscription holds. */
const eventsPerMessage = 100

/** How many messages Firehose hands to one run of a function. */
const messagesPerRun = 5

/** What a subscription of the log group hands to a Lambda function, one run a line. */
export const cloudwatch: DeliveryShape = batchedShape(
  {
    name: 'cloudwatch',
    sources: ['aws.cloudtrail'],
    says: 'What a CloudWatch Logs subscription hands to a Lambda function: {"awslogs":{"data":...}}, base64 of gzip, one run a line.',
  },
  {
    windowMinutes: 60,
    recordsPerFile: 2000,
    keyOf: ({ place, part }) => `${place}/${part}`,
    pieceOf: (batch) => ({
      path: plainPath(placeFolder('cloudwatch', batch), batch, 'json'),
      text: jsonLines(packedMessages('cloudwatch', batch).map((data) => ({ awslogs: { data } }))),
    }),
  },
)

/** What a Firehose stream behind such a subscription hands to its transformation function. */
export const firehose: DeliveryShape = batchedShape(
  {
    name: 'firehose',
    sources: ['aws.cloudtrail'],
    says: 'What a Firehose stream of CloudWatch Logs hands to its transformation function: records of base64 data, one run a line.',
  },
  {
    windowMinutes: 60,
    recordsPerFile: 2000,
    keyOf: ({ place, part }) => `${place}/${part}`,
    pieceOf: (batch) => {
      const random = randomOf('firehose', batch)
      const runs = chunksOf(packedMessages('firehose', batch), messagesPerRun)
      return {
        path: plainPath(placeFolder('firehose', batch), batch, 'json'),
        text: jsonLines(runs.map((messages) => firehoseRun(messages, batch, random))),
      }
    },
  },
)

/** What an export task of the log group writes to a bucket (reference/telemetry.md 1.1). */
export const cloudwatchExport: DeliveryShape = batchedShape(
  {
    name: 'cloudwatch-export',
    sources: ['aws.cloudtrail'],
    says: 'What a CloudWatch Logs export task writes to S3: lines of a time and a JSON record, gzip.',
  },
  {
    windowMinutes: 24 * 60,
    recordsPerFile: 5000,
    keyOf: ({ place, part }) => `${place}/${part}`,
    pieceOf: (batch) => {
      const task = `${batch.first.place}-${minuteStamp(batch.start)}`
      const part = String(batch.number).padStart(6, '0')
      return {
        path: `exportedlogs/${task}/${logStream(batch)}/${part}.gz`,
        text: batch.records
          .map(({ time, record }) => `${new Date(time).toISOString()} ${JSON.stringify(record)}\n`)
          .join(''),
      }
    },
  },
)

/** A trail has a log stream for each account and region. */
function logStream({ first }: Batch): string {
  return `${first.place}_CloudTrail_${first.part}`
}

/** The messages of a subscription, each JSON in gzip in base64. */
function packedMessages(shape: string, batch: Batch): readonly string[] {
  const random = randomOf(`${shape} log events`, batch)
  return chunksOf(batch.records, eventsPerMessage).map((records) =>
    packed({
      messageType: 'DATA_MESSAGE',
      owner: batch.first.place,
      logGroup,
      logStream: logStream(batch),
      subscriptionFilters: ['everything'],
      logEvents: records.map((record) => logEvent(record, random)),
    }),
  )
}

/** CloudWatch Logs numbers its events with 56 digits. */
function logEvent({ time, record }: DeliverableRecord, random: RandomSource): JsonObject {
  return {
    id: `3${random.text(55, '0123456789')}`,
    timestamp: time,
    message: JSON.stringify(record),
  }
}

function firehoseRun(messages: readonly string[], batch: Batch, random: RandomSource): JsonObject {
  const { place, part } = batch.first
  return {
    invocationId: random.uuid(),
    deliveryStreamArn: `arn:aws:firehose:${part}:${place}:deliverystream/cloudtrail`,
    region: part,
    records: messages.map((data) => ({
      recordId: `${random.text(56, '0123456789')}000000`,
      approximateArrivalTimestamp: batch.last.deliveredAt,
      data,
    })),
  }
}

/** The tenth byte of gzip names the system that packed it; AWS packs on Unix wherever we run. */
function packed(message: JsonObject): string {
  const bytes = gzipSync(JSON.stringify(message))
  bytes[9] = 3
  return bytes.toString('base64')
}
