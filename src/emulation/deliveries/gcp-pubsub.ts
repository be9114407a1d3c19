import { textOf } from '../../base/json.ts'
import type { JsonObject } from '../../base/json.ts'
import type { RandomSource } from '../random.ts'
import { batchedShape } from './batched-shape.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'
import { plainPath, randomOf } from './delivery-names.ts'
import { jsonLines, printedJson } from './json-text.ts'

const subscription = 'projects/example-logging/subscriptions/audit-logs'

/** What a push subscription of a sink's topic posts, one request a line. */
export const pubsub: DeliveryShape = batchedShape(
  {
    name: 'pubsub',
    sources: ['gcp.audit'],
    says: 'Requests of a Pub/Sub push subscription: {"message":{"data":...},"subscription"}, the entry in base64; one request a line.',
  },
  {
    windowMinutes: 60,
    recordsPerFile: 2000,
    keyOf: () => 'pubsub',
    pieceOf: (batch) => {
      const random = randomOf('pubsub', batch)
      const requests = batch.records.map((record) => {
        const message = messageOf(record, random)
        // A push says both names twice, in two spellings.
        const spelled = { message_id: message['messageId'], publish_time: message['publishTime'] }
        return { message: { ...message, ...spelled }, subscription }
      })
      return { path: plainPath('pubsub', batch, 'json'), text: jsonLines(requests) }
    },
  },
)

/** What `gcloud pubsub subscriptions pull` prints. */
export const pubsubPull: DeliveryShape = batchedShape(
  {
    name: 'pubsub-pull',
    sources: ['gcp.audit'],
    says: 'What `gcloud pubsub subscriptions pull --format=json` prints: an array of {"ackId","message"}, the entry in base64.',
  },
  {
    windowMinutes: 60,
    recordsPerFile: 1000,
    keyOf: () => 'pubsub-pull',
    pieceOf: (batch) => {
      const random = randomOf('pubsub-pull', batch)
      const pulled = batch.records.map((record) => ({
        ackId: random.text(120, ackLetters),
        message: messageOf(record, random),
      }))
      return { path: plainPath('pubsub-pull', batch, 'json'), text: printedJson(pulled, 2) }
    },
  },
)

const ackLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** An entry as a sink publishes it (reference/telemetry.md 1.3). */
function messageOf({ record, deliveredAt }: DeliverableRecord, random: RandomSource): JsonObject {
  return {
    attributes: { 'logging.googleapis.com/timestamp': textOf(record['timestamp']) ?? '' },
    data: Buffer.from(JSON.stringify(record)).toString('base64'),
    messageId: random.text(16, '123456789'),
    publishTime: new Date(deliveredAt).toISOString(),
  }
}
