import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { timeAt } from '../clock.ts'
import { eventbridge, sns, sqs } from './aws-event-bus.ts'
import type { DeliverableRecord, DeliveryShape } from './delivery.ts'

const at = (eventType = 'AwsApiCall'): DeliverableRecord => ({
  source: 'aws.cloudtrail',
  time: timeAt('2026-09-15 02:00:00'),
  deliveredAt: timeAt('2026-09-15 02:00:00'),
  place: '111122223333',
  part: 'eu-west-1',
  record: { eventSource: 'ec2.amazonaws.com', eventTime: '2026-09-15T02:00:00Z', eventType },
})

const lines = (shape: DeliveryShape, records: readonly DeliverableRecord[]) =>
  [...shape.deliver(records, {})].flatMap(({ text }) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )

const event = {
  version: '0',
  id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  'detail-type': 'AWS API Call via CloudTrail',
  source: 'aws.ec2',
  account: '111122223333',
  time: '2026-09-15T02:00:00Z',
  region: 'eu-west-1',
  resources: [],
  detail: at().record,
}

describe('an event of the bus', () => {
  it('holds the record in detail', () => {
    expect(lines(eventbridge, [at()])).toEqual([event])
  })

  it.each([
    ['AwsServiceEvent', 'AWS Service Event via CloudTrail'],
    ['AwsConsoleSignIn', 'AWS Console Sign In via CloudTrail'],
  ])('of the type %s says so', (type, detailType) => {
    expect(lines(eventbridge, [at(type)])).toMatchObject([{ 'detail-type': detailType }])
  })
})

describe('a queue', () => {
  it('has the event as text in the body, with its digest', () => {
    const [{ Records: messages }] = lines(sqs, [at()])
    expect(messages).toMatchObject([
      {
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:cloudtrail-events',
      },
    ])
    const { body, md5OfBody } = messages[0]
    expect(JSON.parse(body)).toEqual(event)
    expect(md5OfBody).toBe(createHash('md5').update(body).digest('hex'))
  })

  it('hands ten messages to a run', () => {
    const runs = lines(
      sqs,
      Array.from({ length: 21 }, () => at()),
    )
    expect(runs.map(({ Records: messages }) => messages.length)).toEqual([10, 10, 1])
  })
})

describe('a topic', () => {
  it('hands one message to a run, the event as text', () => {
    const runs = lines(sns, [at(), at()])
    expect(runs).toHaveLength(2)
    expect(runs[0].Records).toMatchObject([{ EventSource: 'aws:sns', Sns: { Subject: null } }])
    expect(JSON.parse(runs[1].Records[0].Sns.Message)).toEqual(event)
  })
})
