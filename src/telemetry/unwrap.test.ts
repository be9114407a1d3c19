import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../base/json.ts'
import { defaultLimits, type Limits } from './telemetry-limits.ts'
import { unwrap } from './unwrap.ts'

const record = { eventSource: 'ec2.amazonaws.com', eventName: 'CopySnapshot', userIdentity: {} }
const text = JSON.stringify(record)
const azure = { eventDataId: '1', operationName: { value: 'x' } }
const entry = {
  logName: 'projects/p/logs/cloudaudit.googleapis.com%2Factivity',
  protoPayload: { '@type': 'type.googleapis.com/google.cloud.audit.AuditLog' },
}

const packed = (value: string): string => gzipSync(value).toString('base64')
const base64 = (value: JsonValue): string => Buffer.from(JSON.stringify(value)).toString('base64')

/** What a value unwraps to: `records>sqs cloudtrail` for each thing found. */
function found(value: JsonValue, limits: Partial<Limits> = {}): readonly string[] {
  return unwrap(value, undefined, { limits: { ...defaultLimits, ...limits } }).map((one) => {
    if (one.kind === 'skimmed') throw new Error('skimmed without a skimmer')
    const what = one.kind === 'record' ? one.shape.dialect : `${one.kind} ${one.reason}`
    return `${one.envelopes.join('>')} ${what}`.trim()
  })
}

describe('AWS wrappers', () => {
  const dataMessage = {
    messageType: 'DATA_MESSAGE',
    logEvents: [{ id: '1', timestamp: 1, message: text }],
  }

  it.each<[string, JsonValue, readonly string[]]>([
    ['nothing', record, ['cloudtrail']],
    ['an array in an array', [[record], record], ['cloudtrail', 'cloudtrail']],
    ['a trail file', { Records: [record] }, ['records cloudtrail']],
    ['lookup-events', { Events: [{ CloudTrailEvent: text }] }, ['events>lookup-event cloudtrail']],
    [
      'a Lake query that selects eventJson',
      { QueryResultRows: [[{ eventJson: text }, { eventSource: 'x' }, { eventName: 'y' }]] },
      ['query-result-rows>lake-event cloudtrail'],
    ],
    [
      'a Lake query that selects columns',
      { QueryResultRows: [[{ eventSource: 'x' }, { eventName: 'y' }, { userIdentity: '{}' }]] },
      ['query-result-rows cloudtrail-lake-row'],
    ],
    [
      'an EventBridge event',
      { 'detail-type': 'AWS API Call via CloudTrail', detail: record },
      ['eventbridge cloudtrail'],
    ],
    ['a log subscription', dataMessage, ['log-events>log-event cloudtrail']],
    [
      'a subscription in a Lambda event',
      { awslogs: { data: packed(JSON.stringify(dataMessage)) } },
      ['awslogs>log-events>log-event cloudtrail'],
    ],
    [
      'Kinesis records that hold several documents',
      { Records: [{ kinesis: { data: packed(text + text) } }] },
      ['records>kinesis cloudtrail', 'records>kinesis cloudtrail'],
    ],
    [
      'Firehose records',
      { records: [{ data: base64(record) }, { recordId: '1', data: base64(record) }] },
      ['records>firehose cloudtrail', 'records>firehose cloudtrail'],
    ],
    [
      'filter-log-events',
      { events: [{ timestamp: 1, message: text }] },
      ['events>log-event cloudtrail'],
    ],
    [
      'CloudWatch Insights',
      {
        results: [
          [
            { field: '@timestamp', value: '1' },
            { field: '@message', value: text },
          ],
        ],
      },
      ['results cloudtrail'],
    ],
    [
      'an event in a notification in a queue message',
      {
        Records: [
          {
            messageId: '1',
            body: JSON.stringify({
              TopicArn: 'arn:aws:sns:us-east-1:1:t',
              Message: JSON.stringify({ 'detail-type': 'x via CloudTrail', detail: record }),
            }),
          },
        ],
      },
      ['records>sqs>sns>eventbridge cloudtrail'],
    ],
    [
      'receive-message',
      { Messages: [{ MessageId: '1', Body: text }] },
      ['messages>sqs cloudtrail'],
    ],
    [
      'a notification to a function',
      { Records: [{ Sns: { Message: text } }] },
      ['records>sns cloudtrail'],
    ],
    [
      'a queue message that only names a file',
      { messageId: '1', body: JSON.stringify({ Records: [{ eventSource: 'aws:s3', s3: {} }] }) },
      ['sqs>records skipped s3-notification'],
    ],
  ])('%s', (_, value, expected) => {
    expect(found(value)).toEqual(expected)
  })
})

describe('Azure, Google Cloud and Elastic wrappers', () => {
  it.each<[string, JsonValue, readonly string[]]>([
    ['a REST list', { value: [azure], nextLink: 'x' }, ['value azure-rest']],
    ['messages of an event hub', [{ records: [azure] }], ['records azure-rest']],
    ['a message as text', [JSON.stringify({ records: [azure] })], ['text>records azure-rest']],
    ['a Splunk event', { body: { records: [azure] } }, ['body azure-rest']],
    ['a Defender row', { ActionType: 'x', RawEventData: azure }, ['cloud-app-event azure-rest']],
    [
      'a Log Analytics table',
      {
        tables: [
          { columns: [{ name: 'OperationNameValue', type: 'string' }], rows: [['X/WRITE']] },
        ],
      },
      ['table-rows azure-log-analytics'],
    ],
    [
      'a Pub/Sub push',
      { message: { data: base64(entry), messageId: '1' }, subscription: 's' },
      ['pubsub gcp-log-entry'],
    ],
    [
      'a Pub/Sub pull',
      [{ ackId: '1', message: { data: base64(entry) } }],
      ['pubsub gcp-log-entry'],
    ],
    ['a Pub/Sub message', { data: base64(entry), messageId: '1' }, ['pubsub gcp-log-entry']],
    ['a Filebeat document', { '@timestamp': 'x', message: text }, ['message cloudtrail']],
    [
      'a search result',
      { hits: { hits: [{ _source: { event: { original: text }, message: 'no' } }] } },
      ['hits>search-hit>event-original cloudtrail'],
    ],
    ['a flat document', { 'event.original': text }, ['event-original cloudtrail']],
  ])('%s', (_, value, expected) => {
    expect(found(value)).toEqual(expected)
  })
})

describe('what is no record', () => {
  it('is rejected under a reason', () => {
    expect(found({ a: 1 })).toEqual(['rejected unknown-record'])
    expect(found({ Records: [1, 'x', null, {}] })).toEqual(
      Array(4).fill('records rejected unknown-record'),
    )
    expect(found({ timestamp: 1, message: 'START RequestId' })).toEqual([
      'log-event rejected unknown-record',
    ])
    expect(found({ CloudTrailEvent: '{"eventSource":' })).toEqual([
      'lookup-event rejected json-cut',
    ])
    expect(found({ CloudTrailEvent: '{"eventSource":}' })).toEqual([
      'lookup-event rejected json-invalid',
    ])
    expect(found({ event: { dataset: 'aws.cloudtrail' } })).toEqual(['rejected original-missing'])
  })

  it('names the keys that it saw, escaped', () => {
    const [one] = unwrap({ '\u001b[31m': 1, b: 2 }, undefined, { limits: defaultLimits })
    expect(one).toMatchObject({
      message: 'no record of a known log: an object with the keys "\\u001b[31m", "b"',
    })
  })
})

/** A record in so many queue messages, one inside the other. */
function nested(levels: number): JsonValue {
  let value: JsonValue = record
  for (let level = 0; level < levels; level++) {
    value = { messageId: '1', body: JSON.stringify(value) }
  }
  return value
}

describe('bounds', () => {
  it('stop at wrappers in wrappers', () => {
    expect(found(nested(8))).toEqual(['sqs>sqs>sqs>sqs>sqs>sqs>sqs>sqs cloudtrail'])
    expect(found(nested(9))[0]).toContain('rejected envelopes-too-deep')
    expect(found({ CloudTrailEvent: '['.repeat(300) + ']'.repeat(300) })).toEqual([
      'lookup-event rejected record-too-deep',
    ])
  })

  it('stop at payloads that are damaged, no JSON, or unpack to too much', () => {
    const damaged = packed(text).slice(0, 40)
    expect(found({ awslogs: { data: damaged } })).toEqual(['awslogs rejected payload-invalid'])
    expect(found({ awslogs: { data: packed('hello') } })).toEqual([
      'awslogs rejected payload-invalid',
    ])
    const bomb = { awslogs: { data: packed(`{"a":"${' '.repeat(5000)}"}`) } }
    expect(found(bomb, { payloadBytes: 4000 })).toEqual(['awslogs rejected payload-invalid'])
    const twice = {
      Records: [{ kinesis: { data: packed(text) } }, { kinesis: { data: packed(text) } }],
    }
    expect(found(twice, { payloadBytes: text.length + 10 })).toEqual([
      'records>kinesis cloudtrail',
      'records>kinesis rejected payload-invalid',
    ])
  })

  it('stop at too many records in one', () => {
    const many = { Records: Array.from({ length: 10 }, () => record) }
    expect(found(many, { recordsInside: 3 })).toEqual([
      ...Array(3).fill('records cloudtrail'),
      'records rejected records-too-many',
    ])
  })
})
