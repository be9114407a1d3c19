/** Files of odd and broken records, for what must not depend on how they are read. */
import fc from 'fast-check'
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../../src/base/json.ts'
import { escaped, oddTexts, reversed, withValue } from './odd-texts.ts'
import { oddities as azureOddities } from './skimmed-azure.ts'

/** Writes a record, with something about it that is odd. */
type Writing = (record: JsonObject) => string

const nested = { eventName: 'DescribeInstances', eventSource: 'ec2.amazonaws.com' }
const sharing = '{"eventName":"ModifySnapshotAttribute","eventSource":"ec2.amazonaws.com"}'

/** The record as a use of a key for a disk, or what looks like one. */
function keyUse(record: JsonObject, name: string): JsonObject {
  const requestParameters = { encryptionContext: { [name]: 'vol-0a1b2c3d4e5f60718' } }
  const call = { eventSource: 'kms.amazonaws.com', eventName: 'Decrypt', requestParameters }
  return { ...record, ...call }
}

/** The record with the first letter of a text that some member has as an escape. */
function withEscapedValue(record: JsonObject, name: string): string {
  const pattern = new RegExp(`("${name}":)("[^"\\\\]+)`)
  return JSON.stringify(record).replace(
    pattern,
    (_, key: string, text: string) => key + escaped(text, 0),
  )
}

/** As it should be, with and without white space. */
const plainWritings: readonly Writing[] = [
  (record) => JSON.stringify(record),
  (record) => JSON.stringify(record, null, 2),
  (record) => JSON.stringify(record, null, '\t'),
  (record) => JSON.stringify(record).replaceAll('":', '": ').replaceAll(',"', ', "'),
]

/** Every oddity that could make a quick reader take a record for another one. */
const cloudtrailWritings: readonly Writing[] = [
  ...plainWritings,
  (record) => JSON.stringify(record).replace('"eventName"', escaped('"eventName"', 0)),
  (record) => JSON.stringify(record).replace('"eventID"', escaped('"eventID"', 0)),
  ...['eventName', 'eventID', 'recipientAccountId'].map(
    (name): Writing =>
      (record) =>
        withEscapedValue(record, name),
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
  // Uses of keys, which are looked at only where they name a disk.
  ...['aws:ebs:id', 'AWS:EBS:ID', 'aws:s3:arn'].flatMap((name): readonly Writing[] => [
    (record) => JSON.stringify(keyUse(record, name)),
    (record) => JSON.stringify(keyUse(record, name)).replace(':ebs', '\\u003aebs'),
    (record) => JSON.stringify({ ...keyUse(record, 'x'), userAgent: name }),
  ]),
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

/** What may be odd about any member of a record of any cloud. */
function memberWritings(paths: readonly (readonly string[])[]): readonly Writing[] {
  const values = [
    undefined,
    null,
    '',
    'none',
    '-',
    7,
    true,
    ['x'],
    {},
    { value: 'x' },
    'caf\u00e9',
    'a"b',
  ]
  return paths.flatMap((path): readonly Writing[] => {
    const name = path.at(-1) ?? ''
    const key = `"${name}":`
    return [
      ...values.map(
        (value): Writing =>
          (record) =>
            JSON.stringify(withValue(record, path, value)),
      ),
      (record) => JSON.stringify(record).replace(key, `${escaped(`"${name}"`, 0)}:`),
      // A name twice: the last one counts.
      (record) =>
        JSON.stringify(record).replace(key, `${key}"MICROSOFT.COMPUTE/DISKS/WRITE",${key}`),
      (record) => JSON.stringify(record).replace(key, `${escaped(`"${name}"`, 0)}:null,${key}`),
      (record) => withEscapedValue(record, name),
    ]
  })
}

const anyCloud: readonly Writing[] = [
  (record) => JSON.stringify(reversed(record)),
  (record) => JSON.stringify({ ...record, schema: 'spoor/emulation@1' }),
  (record) => JSON.stringify({ ...record, records: [record] }),
  (record) => JSON.stringify({ ...record, value: [record] }),
  (record) => JSON.stringify({ ...record, eventSource: 'ec2.amazonaws.com', eventName: 'Run' }),
  (record) => JSON.stringify(record).slice(0, -1),
  (record) => JSON.stringify(record).replace(':', '='),
  (record) => JSON.stringify(record).replace('}', ']'),
  (record) => JSON.stringify(record).toUpperCase(),
]

const azureWritings: readonly Writing[] = [
  ...plainWritings,
  ...anyCloud,
  ...memberWritings(
    [
      'time',
      'eventTimestamp',
      'operationName',
      'operationName.value',
      'resultType',
      'status',
      'status.value',
      'category',
      'correlationId',
      'resourceId',
      'subscriptionId',
      'eventDataId',
      'properties',
      'identity',
    ].map((path) => path.split('.')),
  ),
  (record) => JSON.stringify({ ...record, category: 'AzureBackupReport' }),
  (record) => JSON.stringify({ ...record, Category: 'AzureBackupReport' }),
  (record) => JSON.stringify({ ...record, resultType: 'Active' }),
  (record) =>
    JSON.stringify({ ...record, resultType: 'FAILURE', resourceId: '/tenants/x/providers/y' }),
  (record) => JSON.stringify({ ...record, subscriptionId: '99999999-0000-4000-8000-000000000000' }),
  // Other capital letters, and one sign that has none of its own in ASCII.
  ...['operationName', 'resourceId', 'correlationId'].flatMap((name): readonly Writing[] => [
    (record) => JSON.stringify({ ...record, [name]: upper(record[name]) }),
    (record) => JSON.stringify({ ...record, [name]: upper(record[name]).toLowerCase() }),
    (record) => JSON.stringify({ ...record, [name]: upper(record[name]).replace('K', '\u212a') }),
  ]),
  // Another operation under the same correlation, in the middle of it.
  (record) => JSON.stringify({ ...record, operationName: 'Microsoft.Compute/disks/write' }),
  (record) => JSON.stringify({ ...record, operationName: 'microsoft.web/sites/restart/action' }),
]

/** What rows of Log Analytics and what PowerShell prints are told by, set to what means something else. */
const azureDialectWritings: readonly Writing[] = [
  ...['Category', 'Type', 'TableName', 'category'].flatMap((name): readonly Writing[] => [
    (record) => JSON.stringify({ ...record, [name]: 'AzureBackupReport' }),
    (record) => JSON.stringify({ ...record, [name]: 'Administrative' }),
  ]),
  ...['Active', 'FAILURE', 'Start', 'Succeeded'].flatMap((state): readonly Writing[] => [
    (record) => JSON.stringify({ ...record, ActivityStatusValue: state }),
    (record) => JSON.stringify({ ...record, Status: { Value: state } }),
  ]),
  ...['SubscriptionId', '_SubscriptionId'].map(
    (name): Writing =>
      (record) =>
        JSON.stringify({ ...record, [name]: '99999999-0000-4000-8000-000000000000' }),
  ),
  (record) => JSON.stringify({ ...record, ResourceId: '/subscriptions/x/y' }),
  ...['OperationNameValue', 'OperationName'].flatMap((name): readonly Writing[] => [
    (record) => JSON.stringify({ ...record, [name]: 'Microsoft.Compute/disks/write' }),
    (record) => JSON.stringify({ ...record, [name]: { Value: 'Microsoft.Web/sites/write' } }),
  ]),
  (record) =>
    JSON.stringify({ ...record, EventTimestamp: '@' }).replace(
      '"@"',
      '"\\/Date(1789466401123)\\/"',
    ),
]

function upper(value: JsonValue | undefined): string {
  const text = isJsonObject(value) ? value['value'] : value
  return typeof text === 'string' ? text.toUpperCase() : ''
}

/** One operation of which a part has another method, place or log. */
const gcpSettings: readonly (readonly [path: string, value: JsonValue])[] = [
  ['protoPayload.methodName', 'v1.compute.disks.createSnapshot'],
  ['protoPayload.methodName', 'storage.buckets.update'],
  ['resource.labels.location', 'us-central1-a'],
  ['resource.labels.region', ''],
  ['logName', 'projects/p/logs/cloudaudit.googleapis.com%2Fdata_access'],
  ['protoPayload.at_sign_type', 'type.googleapis.com/google.cloud.audit.AuditLog'],
  ['protoPayload.@type', 'type.googleapis.com/google.cloud.other'],
  ['operation.first', true],
  ['operation.last', true],
]

const gcpWritings: readonly Writing[] = [
  ...plainWritings,
  ...anyCloud,
  ...memberWritings(
    [
      'insertId',
      'timestamp',
      'logName',
      'protoPayload',
      'protoPayload.@type',
      'protoPayload.methodName',
      'protoPayload.serviceName',
      'resource',
      'resource.labels',
      'resource.labels.project_id',
      'resource.labels.zone',
      'resource.labels.location',
      'resource.labels.region',
      'operation',
      'operation.id',
      'operation.first',
      'operation.last',
      'operation.producer',
    ].map((path) => path.split('.')),
  ),
  ...gcpSettings.map(
    ([path, value]): Writing =>
      (record) =>
        JSON.stringify(withValue(record, path.split('.'), value)),
  ),
  (record) => JSON.stringify({ ...record, jsonPayload: {} }),
  (record) => JSON.stringify({ ...record, protoPayload: undefined, jsonPayload: {} }),
]

/** Puts the text of a record into a wrapper, or into what looks like one. */
type Wrapping = (text: string) => string

const wrappings: readonly Wrapping[] = [
  ...['AWS API Call via CloudTrail', 'EBS Snapshot Notification', 'Other', ''].map(
    (type): Wrapping =>
      (text) =>
        `{"version":"0","detail-type":${JSON.stringify(type)},"source":"aws.ec2","detail":${text}}`,
  ),
  (text) => `{"detail":${text},"detail-type":"AWS API Call via CloudTrail","more":1}`,
  (text) => `{"detail":${text},"detail":{},"detail-type":"AWS API Call via CloudTrail"}`,
  (text) => `{\n  "EventId": "x",\n  "CloudTrailEvent": ${JSON.stringify(text)}\n}`,
  (text) => `{"CloudTrailEvent":${JSON.stringify(text)},"EventName":"Run","messageType":"x"}`,
  (text) => `{"CloudTrailEvent":${JSON.stringify(`${text} `)}}`,
  (text) => `{"CloudTrailEvent":${JSON.stringify(`${text}\n${text}`)}}`,
  (text) => `{"id":"1","timestamp":1,"message":${JSON.stringify(text)}}`,
  (text) => `{"id":"1","timestamp":"1","message":${JSON.stringify(text)}}`,
  (text) => `{"timestamp":1,"message":${JSON.stringify(text).replace('e', '\\u0065')}}`,
  (text) => `{"timestamp":1,"message":${JSON.stringify(text).replaceAll('/', '\\/')}}`,
  (text) => `{"timestamp":1,"message":${JSON.stringify(JSON.stringify(text))}}`,
  (text) => `{"@timestamp":"x","message":${JSON.stringify(text)}}`,
  (text) =>
    `{"@timestamp":"x","event":{"dataset":"aws.cloudtrail","original":${JSON.stringify(text)}}}`,
  (text) =>
    `{"_index":"a","_id":"b","_source":{"event":{"original":${JSON.stringify(text)}},"user":{"name":"x"}}}`,
  (text) =>
    `{"_source":{"event":{"original":${JSON.stringify(text)}},"message":${JSON.stringify(text)}}}`,
  (text) => `2026-09-15T10:00:00.000Z ${text}`,
  (text) => `2026-09-15T10:00:00.000Z  ${text}`,
  (text) => `2026-09-15T10:00:00.000Z ${text} `,
  (text) => `2026-09-15T10:00:00.000Z ${text}{}`,
  (text) => `2026-09-15 ${text}`,
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
  (records) => `{"value":[${records.join(',')}]}`,
  (records) => `{"records":[\n${records.join(',\n')}\n]}`,
  (records) => records.map((record) => `{"records":[${record}]}`).join('\n'),
  (records) => `{"logEvents":[${records.join(',')}],"messageType":"DATA_MESSAGE"}`,
  (records) => `{"hits":{"hits":[${records.join(',')}]}}`,
  tableOf,
]

/** A table whose columns are the members of its first record. */
function tableOf(records: readonly string[]): string {
  const values = records.map((text) => parseJson(text)).filter(isJsonObject)
  const names = Object.keys(values[0] ?? {})
  const rows = values.map((value) => names.map((name) => value[name] ?? null))
  return JSON.stringify({ tables: [{ columns: names.map((name) => ({ name })), rows }] })
}

/** Odd texts of a record. */
type OddTexts = (record: JsonObject) => fc.Arbitrary<string>

const writtenBy =
  (writings: readonly Writing[]): OddTexts =>
  (record) =>
    fc.constantFrom(...writings).map((write) => write(record))

/** Those of each cloud, and of the dialects of Azure that have other names. */
export const oddTextsOf = {
  aws: writtenBy(cloudtrailWritings),
  azure: writtenBy(azureWritings),
  'azure-dialects': (record) =>
    fc.oneof(
      { weight: 1, arbitrary: writtenBy([...anyCloud, ...azureDialectWritings])(record) },
      { weight: 2, arbitrary: oddTexts(record, azureOddities) },
    ),
  gcp: writtenBy(gcpWritings),
} as const satisfies Readonly<Record<string, OddTexts>>

/**
 * Files of some of the records, some of them twice, in any order, each written in some odd way and
 * perhaps wrapped, and the whole perhaps cut off somewhere.
 */
export function mutatedFiles(
  records: readonly JsonObject[],
  oddTextsFor: OddTexts = oddTextsOf.aws,
): fc.Arbitrary<Buffer> {
  const isWrapped = fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...wrappings) },
  )
  const text = fc.constantFrom(...records).chain((record) =>
    // Most are as they should be.
    fc.oneof(
      { weight: 2, arbitrary: writtenBy(plainWritings)(record) },
      { weight: 3, arbitrary: oddTextsFor(record) },
    ),
  )
  const written = fc.tuple(text, isWrapped).map(([one, wrap = (same) => same]) => wrap(one))
  const whole = fc
    .record({
      texts: fc.array(written, { minLength: 1, maxLength: 30 }),
      delivery: fc.constantFrom(...deliveries),
    })
    .map(({ texts, delivery }) => delivery(texts))
  return fc
    .record({
      delivered: whole,
      kept: fc.oneof(
        { weight: 3, arbitrary: fc.constant(1) },
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      encoding: fc.oneof(
        { weight: 9, arbitrary: fc.constant('utf8' as const) },
        fc.constant('utf16le' as const),
      ),
    })
    .map(({ delivered, kept, encoding }) =>
      Buffer.from(delivered.slice(0, Math.ceil(delivered.length * kept)), encoding),
    )
}
