import { expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import type { DeliverableRecord } from './delivery.ts'
import { pubsub, pubsubPull } from './gcp-pubsub.ts'

const record: DeliverableRecord = {
  source: 'gcp.audit',
  time: timeAt('2026-09-15 01:00:00'),
  deliveredAt: timeAt('2026-09-15 01:00:02'),
  place: 'p',
  part: 'activity',
  record: { insertId: 'ä', timestamp: '2026-09-15T01:00:00.123456Z' },
}

const message = {
  attributes: { 'logging.googleapis.com/timestamp': '2026-09-15T01:00:00.123456Z' },
  data: Buffer.from(JSON.stringify(record.record)).toString('base64'),
  messageId: expect.stringMatching(/^\d{16}$/),
  publishTime: '2026-09-15T01:00:02.000Z',
}

it('a push subscription posts a message at a time, its names in both spellings', () => {
  const [file] = pubsub.deliver([record, record], {})
  const requests = (file?.text ?? '')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  const pushed = { ...message, message_id: message.messageId, publish_time: message.publishTime }
  const subscription = 'projects/example-logging/subscriptions/audit-logs'
  expect(requests).toEqual([
    { message: pushed, subscription },
    { message: pushed, subscription },
  ])
})

it('a pull prints an array of messages to acknowledge', () => {
  const [file] = pubsubPull.deliver([record], {})
  expect(JSON.parse(file?.text ?? '')).toEqual([{ ackId: expect.any(String), message }])
})

it('each message has an id of its own', () => {
  const [file] = pubsubPull.deliver([record, record], {})
  const [one, other] = JSON.parse(file?.text ?? '')
  expect(one.message.messageId).not.toBe(other.message.messageId)
})
