/** CloudTrail files of odd and broken records, for what must not depend on how they are read. */
import fc from 'fast-check'
import type { JsonObject } from '../../src/base/json.ts'

/** Writes a record, with something about it that is odd. */
type Writing = (record: JsonObject) => string

/** The first character of a text as an escape: `\u0065ventName`. */
function escaped(text: string): string {
  return `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}${text.slice(1)}`
}

const nested = { eventName: 'DescribeInstances', eventSource: 'ec2.amazonaws.com' }
const sharing = '{"eventName":"ModifySnapshotAttribute","eventSource":"ec2.amazonaws.com"}'

/** Every oddity that could make a quick reader take a record for another one. */
const writings: readonly Writing[] = [
  (record) => JSON.stringify(record),
  (record) => JSON.stringify(record, null, 2),
  (record) => JSON.stringify(record).replaceAll('":', '": '),
  (record) => JSON.stringify(record).replace('eventName', escaped('eventName')),
  (record) => JSON.stringify(record).replace('eventID', escaped('eventID')),
  (record) =>
    JSON.stringify(record).replace(
      /"eventName":"./,
      (text) => text.slice(0, -1) + escaped(text.slice(-1)),
    ),
  (record) =>
    JSON.stringify(record).replace(
      /"eventID":"./,
      (text) => text.slice(0, -1) + escaped(text.slice(-1)),
    ),
  (record) =>
    JSON.stringify(record).replace(
      /"recipientAccountId":"./,
      (text) => text.slice(0, -1) + escaped(text.slice(-1)),
    ),
  (record) => JSON.stringify(Object.fromEntries(Object.entries(record).toReversed())),
  // A name twice: the last one counts.
  (record) => `${JSON.stringify(record).slice(0, -1)},"eventName":"ModifySnapshotAttribute"}`,
  (record) => `{"eventName":"DescribeInstances",${JSON.stringify(record).slice(1)}`,
  (record) => `${JSON.stringify(record).slice(0, -1)},"recipientAccountId":"999988887777"}`,
  // Names inside that stand outside as well.
  (record) => JSON.stringify({ ...record, requestParameters: nested }),
  (record) => JSON.stringify({ requestParameters: nested, ...record }),
  (record) => JSON.stringify({ ...record, additionalEventData: sharing }),
  (record) => JSON.stringify({ ...record, userAgent: '"},{"eventVersion":"1.08","eventName":"X' }),
  (record) => JSON.stringify({ ...record, errorMessage: '\\' }),
  (record) => JSON.stringify({ ...record, errorMessage: 'caf\u00e9 \u2028 \u{1f600}' }),
  // What makes it something else than an event.
  (record) => JSON.stringify({ ...record, eventType: 'AwsCloudTrailInsight' }),
  (record) => JSON.stringify({ ...record, insightDetails: { state: 'Start' } }),
  (record) => JSON.stringify({ ...record, eventJson: JSON.stringify(record) }),
  (record) =>
    JSON.stringify({ ...record, userIdentity: JSON.stringify(record['userIdentity'] ?? {}) }),
  (record) => JSON.stringify({ ...record, Records: [record] }),
  (record) => JSON.stringify({ ...record, schema: 'spoor/emulation@1' }),
  (record) => JSON.stringify({ ...record, messageType: 'CONTROL_MESSAGE' }),
  (record) => JSON.stringify({ ...record, eventCategory: 'Data' }),
  (record) => JSON.stringify({ ...record, __proto__x: 1, constructor: 2 }),
  // What it lacks or has otherwise.
  ...[
    'eventTime',
    'eventName',
    'eventSource',
    'eventID',
    'recipientAccountId',
    'awsRegion',
    'eventType',
    'userIdentity',
    'eventCategory',
  ].flatMap((key): readonly Writing[] => [
    (record) => JSON.stringify({ ...record, [key]: undefined }),
    (record) => JSON.stringify({ ...record, [key]: null }),
    (record) => JSON.stringify({ ...record, [key]: '' }),
    (record) => JSON.stringify({ ...record, [key]: 'none' }),
    (record) => JSON.stringify({ ...record, [key]: 7 }),
    (record) => JSON.stringify({ ...record, [key]: ['x'] }),
    (record) => JSON.stringify({ ...record, [key]: '-' }),
  ]),
  (record) => JSON.stringify({ ...record, eventTime: '2026-09-15T25:00:00Z' }),
  (record) => JSON.stringify({ ...record, eventTime: '2026-09-15 10:00:00 UTC' }),
  (record) => JSON.stringify({ ...record, eventTime: '2031-01-01T00:00:00Z' }),
  (record) => JSON.stringify({ ...record, eventTime: '1999-01-01T00:00:00Z' }),
  (record) => JSON.stringify({ ...record, awsRegion: 'EU West' }),
  // Wrapped, as deliveries do.
  (record) => JSON.stringify({ 'detail-type': 'AWS API Call via CloudTrail', detail: record }),
  (record) => JSON.stringify({ CloudTrailEvent: JSON.stringify(record) }),
  (record) => JSON.stringify({ timestamp: 1, message: JSON.stringify(record) }),
  (record) => JSON.stringify([record]),
  // No JSON at all.
  (record) => JSON.stringify(record).slice(0, -1),
  (record) => JSON.stringify(record).replace(':', '='),
  (record) => JSON.stringify(record).replace('"awsRegion":"', '"awsRegion":"\n'),
  (record) => JSON.stringify(record).replace('}', ']'),
  (record) => JSON.stringify(record).replace('{"', '{"eventVersion":01,"'),
]

/** How the texts of records make a file. */
const deliveries: readonly ((records: readonly string[]) => string)[] = [
  (records) => `{"Records":[${records.join(',')}]}`,
  (records) => `{"Records":[${records.join(' ,\n')}],"more":{"Records":[]}}`,
  (records) => `${records.join('\n')}\n`,
  (records) => records.join('\r\n'),
  (records) => `[${records.join(',')}]`,
  (records) => `\ufeff{"Events":[${records.join(',')}]}`,
  (records) => `{"events":[${records.join(',')}]`,
]

/**
 * Files of some of the records, some of them twice, in any order, each written in some odd way, and the
 * whole perhaps cut off somewhere.
 */
export function mutatedFiles(records: readonly JsonObject[]): fc.Arbitrary<Buffer> {
  const written = fc
    .record({
      record: fc.constantFrom(...records),
      // Most are as they should be.
      writing: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(...writings.slice(0, 1)) },
        { weight: 3, arbitrary: fc.constantFrom(...writings) },
      ),
    })
    .map(({ record, writing }) => writing(record))
  const whole = fc
    .record({
      texts: fc.array(written, { minLength: 1, maxLength: 30 }),
      delivery: fc.constantFrom(...deliveries),
    })
    .map(({ texts, delivery }) => delivery(texts))
  return fc
    .record({
      text: whole,
      kept: fc.oneof(
        { weight: 3, arbitrary: fc.constant(1) },
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      encoding: fc.oneof(
        { weight: 9, arbitrary: fc.constant('utf8' as const) },
        fc.constant('utf16le' as const),
      ),
    })
    .map(({ text, kept, encoding }) =>
      Buffer.from(text.slice(0, Math.ceil(text.length * kept)), encoding),
    )
}
