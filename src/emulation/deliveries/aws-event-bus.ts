import { createHash } from 'node:crypto'
import { textOf } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import type { RandomSource } from '../random.ts'
import { batchedShape } from './batched-shape.ts'
import type { Batch, BatchPlan } from './batched-shape.ts'
import { chunksOf } from './chunks.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'
import { placeFolder, plainPath, randomOf } from './delivery-names.ts'
import { jsonLines } from './json-text.ts'

/** A Lambda function gets so many queue messages in one run unless told otherwise. */
const messagesPerRun = 10

/** Events of the default bus, one a line. */
export const eventbridge: DeliveryShape = batchedShape(
  {
    name: 'eventbridge',
    sources: ['aws.cloudtrail'],
    says: 'Events of an EventBridge bus whose rule takes all management events, read-only ones too: the record is in detail; one event a line.',
  },
  busPlan('eventbridge', (events) => events),
)

/** The same events through a queue, as a Lambda function gets them, one run a line. */
export const sqs: DeliveryShape = batchedShape(
  {
    name: 'sqs',
    sources: ['aws.cloudtrail'],
    says: 'EventBridge events from an SQS queue as a Lambda function gets them: the event is text in body; one run a line.',
  },
  busPlan('sqs', (events, batch, random) =>
    chunksOf(
      events.map((event) => queueMessage(event, batch, random)),
      messagesPerRun,
    ).map((Records) => ({ Records })),
  ),
)

/** The same events through a topic, as a Lambda function gets them, one run a line. */
export const sns: DeliveryShape = batchedShape(
  {
    name: 'sns',
    sources: ['aws.cloudtrail'],
    says: 'EventBridge events from an SNS topic as a Lambda function gets them: the event is text in Sns.Message; one run a line.',
  },
  busPlan('sns', (events, batch, random) =>
    events.map((event) => ({ Records: [topicMessage(event, batch, random)] })),
  ),
)

function busPlan(
  name: string,
  linesOf: (
    events: readonly JsonObject[],
    batch: Batch,
    random: RandomSource,
  ) => readonly JsonObject[],
): BatchPlan {
  return {
    windowMinutes: 60,
    recordsPerFile: 2000,
    keyOf: ({ place, part }) => `${place}/${part}`,
    pieceOf: (batch) => {
      const random = randomOf(name, batch)
      const events = batch.records.map((record) => busEvent(record, random))
      return {
        path: plainPath(placeFolder(name, batch), batch, 'json'),
        text: jsonLines(linesOf(events, batch, random)),
      }
    },
  }
}

const detailTypes: ReadonlyMap<string, string> = new Map([
  ['AwsServiceEvent', 'AWS Service Event via CloudTrail'],
  ['AwsConsoleSignIn', 'AWS Console Sign In via CloudTrail'],
])

/** A record in the envelope of EventBridge (reference/telemetry.md 1.1). */
function busEvent({ place, part, record }: DeliverableRecord, random: RandomSource): JsonObject {
  const type = textOf(record['eventType']) ?? ''
  const service = (textOf(record['eventSource']) ?? '').split('.')[0] ?? ''
  return {
    version: '0',
    id: random.uuid(),
    'detail-type': detailTypes.get(type) ?? 'AWS API Call via CloudTrail',
    source: `aws.${service}`,
    account: place,
    time: record['eventTime'],
    region: part,
    resources: [],
    detail: record,
  }
}

/** The queue and the topic stand in the account and region of the events. */
function arnOf(service: string, { first }: Batch): string {
  return `arn:aws:${service}:${first.part}:${first.place}:cloudtrail-events`
}

const receiptLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function queueMessage(event: JsonObject, batch: Batch, random: RandomSource): JsonObject {
  const body = JSON.stringify(event)
  const sent = String(batch.last.deliveredAt)
  return {
    messageId: random.uuid(),
    receiptHandle: `AQEB${random.text(120, receiptLetters)}`,
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: sent,
      SenderId: 'events.amazonaws.com',
      ApproximateFirstReceiveTimestamp: sent,
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: arnOf('sqs', batch),
    awsRegion: batch.first.part,
  }
}

function topicMessage(event: JsonObject, batch: Batch, random: RandomSource): JsonObject {
  const topic = arnOf('sns', batch)
  return {
    EventSource: 'aws:sns',
    EventVersion: '1.0',
    EventSubscriptionArn: `${topic}:${random.uuid()}`,
    Sns: {
      Type: 'Notification',
      MessageId: random.uuid(),
      TopicArn: topic,
      Subject: null,
      Message: JSON.stringify(event),
      Timestamp: new Date(batch.last.deliveredAt).toISOString(),
      SignatureVersion: '1',
      Signature: 'EXAMPLE',
      MessageAttributes: {},
    },
  }
}
