import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../base/json.ts'
import { plainEvent as event } from '../../../test/builders/skimmable-records.ts'
import { Fingerprinter } from '../fingerprint.ts'
import { Skimmer } from './skimmer.ts'
import { defaultLimits } from '../telemetry-limits.ts'
import { unwrap } from '../unwrap.ts'

const fingerprinter = new Fingerprinter()
const skimmer = new Skimmer({ needs: (_, __, action) => action === 'Needed' }, fingerprinter)

const text = JSON.stringify(event)
const bridge = { version: '0', 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.ec2' }
const hit = { _index: 'logs', _id: 'x', _score: null }
const document = { '@timestamp': 'x', event: { dataset: 'aws.cloudtrail', original: text } }

/** The wrappers round the record of a value, if it is passed over. */
function skim(value: unknown, space?: number): readonly string[] | undefined {
  const bytes = Buffer.from(JSON.stringify(value, null, space))
  skimmer.forget()
  if (!skimmer.skim(bytes, 0, bytes.length)) return undefined
  expect(skimmer.record.end).toBe(bytes.length)
  return skimmer.record.envelopes
}

/** One past a value that is left to the parser, where that is known. */
function wholeOf(value: unknown): number {
  expect(skim(value)).toBeUndefined()
  return skimmer.whole
}

describe('a wrapper round a record', () => {
  it.each<[string, JsonValue]>([
    ['of EventBridge', { ...bridge, detail: event }],
    ['of lookup-events', { EventId: 'x', EventName: 'DescribeTags', CloudTrailEvent: text }],
    ['of CloudTrail Lake', { eventJson: text, eventType: 'AwsApiCall', awsRegion: null }],
    ['of CloudWatch Logs', { id: '1', timestamp: 1789466401000, message: text }],
    ['of Filebeat', { '@timestamp': '2026-09-15T10:00:01.000Z', message: text }],
    ['of a search in Elastic', { ...hit, _source: document }],
    ['of Elastic alone', document],
  ])('%s is looked into, as the parser does', (_, value) => {
    const [found] = unwrap(value, undefined, { limits: defaultLimits })
    if (found?.kind !== 'record') throw new Error('the parser finds no record')
    for (const space of [0, 2]) {
      expect(skim(value, space)).toEqual(found.envelopes)
      expect(skimmer.record).toMatchObject(fingerprinter.of(found.key))
    }
  })

  it.each<[string, unknown]>([
    ['of another sort', { detail: event }],
    ['of a notification', { ...bridge, 'detail-type': 'EBS Snapshot Notification', detail: event }],
    ['with more members', { ...bridge, detail: event, s3Bucket: 'x' }],
    ['round a record that is needed', { ...bridge, detail: { ...event, eventName: 'Needed' } }],
    [
      'round a text that is needed',
      { timestamp: 1, message: text.replace('DescribeTags', 'Needed') },
    ],
    ['round a text that is no record', { timestamp: 1, message: 'x' }],
    ['round two records', { timestamp: 1, message: `${text}${text}` }],
    ['round a text in a text', { timestamp: 1, message: JSON.stringify(text) }],
    ['of CloudTrail Lake without the event', { eventJson: null, eventType: 'AwsApiCall' }],
    ['of CloudTrail Lake with an event that is no text', { eventJson: event }],
    [
      'of CloudTrail Lake that is an insight',
      { eventJson: text, eventType: 'AwsCloudTrailInsight' },
    ],
    ['of CloudTrail Lake of an odd type', { eventJson: text, eventType: 7 }],
    ['of CloudTrail Lake with another text', { eventJson: text, CloudTrailEvent: text }],
    [
      'of CloudTrail Lake as a row of Athena',
      { eventJson: text, eventsource: 'x', eventname: 'x' },
    ],
    ['without a time', { id: '1', message: text }],
    ['with a time that is text', { timestamp: '1', message: text }],
    ['of Elastic without its original', { ...document, event: { dataset: 'aws.cloudtrail' } }],
  ])('is left to the parser %s', (_, value) => {
    expect(skim(value)).toBeUndefined()
  })
})

describe('the row of a table', () => {
  const subscription = '/subscriptions/aaaaaaaa-1111-4222-8333-444444444444'
  const row = {
    TimeGenerated: '2026-09-15T10:00:01Z',
    OperationNameValue: 'MICROSOFT.WEB/SITES/RESTART/ACTION',
    ActivityStatusValue: 'Start',
    _ResourceId: `${subscription}/resourcegroups/rg`,
    CorrelationId: 'c0ec8139-89bc-4712-b20b-67e0b164dd1d',
    EventDataId: '3a4a487f-2cc1-472f-b70a-38d7a546a95b',
  }
  const columns = Object.keys(row).map((name) => ({ name }))
  const holder = {
    envelope: { name: 'table-rows', path: ['tables', 'rows'] },
    members: { columns },
  }

  function skimRow(written: string): boolean {
    const bytes = Buffer.from(written)
    skimmer.forget()
    return skimmer.skimRow(bytes, { from: 0, to: bytes.length, holder })
  }

  it('is passed over to its end and has no wrapper of its own', () => {
    skim({ timestamp: 1, message: text })
    const written = JSON.stringify(Object.values(row), null, 1)
    expect(skimRow(`${written},[]`)).toBe(true)
    expect(skimmer.record).toMatchObject({ end: written.length, newlines: 7, envelopes: [] })
  })

  it('says where it ends when it must be parsed', () => {
    const written = JSON.stringify(Object.values({ ...row, EventDataId: '' }))
    expect(skimRow(`${written},[]`)).toBe(false)
    expect(skimmer.whole).toBe(written.length)
    expect(skimRow(`${written.slice(0, -1)},1],[]`)).toBe(false)
    expect(skimmer.whole).toBe(0)
  })
})

function skimLine(line: string): readonly string[] | undefined {
  const bytes = Buffer.from(line)
  skimmer.forget()
  return skimmer.skimLine(bytes, 0, bytes.length) ? skimmer.record.envelopes : undefined
}

describe('a line with a time before it', () => {
  const time = '2026-09-15T10:00:01.000Z'

  it('is passed over up to the end of its record', () => {
    expect(skimLine(`${time} ${text}\n`)).toEqual(['timed-line'])
    expect(skimmer.record.end).toBe(time.length + 1 + text.length)
    expect(skimLine(`${time} ${JSON.stringify({ ...bridge, detail: event })}`)).toEqual([
      'timed-line',
      'eventbridge',
    ])
  })

  it.each([
    ['without a time', text],
    ['with anything else before it', `x ${text}`],
    ['with more white space', `${time}  ${text}`],
    ['that is broken within the record', `${time} ${JSON.stringify(event, null, 1)}`],
    ['with an array', `${time} [${text}]`],
  ])('is left to the parser %s', (_, line) => {
    expect(skimLine(line)).toBeUndefined()
  })
})

it('says where a record ends that must be parsed, and nothing of what may hold several', () => {
  const needed = { ...event, eventName: 'Needed' }
  expect(wholeOf(needed)).toBe(JSON.stringify(needed).length)
  expect(wholeOf({ ...bridge, detail: needed })).toBe(0)
  expect(wholeOf({ Records: [needed] })).toBe(0)
  expect(wholeOf({ ...needed, Records: [event] })).toBe(0)
})

it('counts the newlines of a record', () => {
  skim(event)
  expect(skimmer.record.newlines).toBe(0)
  skim(event, 2)
  expect(skimmer.record.newlines).toBe(9)
})
