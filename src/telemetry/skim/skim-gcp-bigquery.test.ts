import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Oddities, oddTexts, withValue } from '../../../test/builders/odd-texts.ts'
import { RecordPasser } from '../../../test/builders/record-facts.ts'
import type { JsonObject, JsonValue } from '../../base/json.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const passer = new RecordPasser({
  filter: {
    needs: (source, service, action) =>
      `${source} ${service} ${action}` ===
      'gcp.audit compute.googleapis.com v1.compute.disks.insert',
  },
  dialects: ['gcp-bigquery-row'],
})

const [service, method] = ['compute.googleapis.com', 'v1.compute.instances.stop']
const logName = 'projects/example/logs/cloudaudit.googleapis.com%2Factivity'
const timestamp = '2026-09-15 10:00:01.123456 UTC'
const labels = { instance_id: '7', location: null, project_id: 'example', zone: 'europe-west1-b' }
const operation = { id: 'operation-1', producer: 'compute.googleapis.com', first: null, last: null }

/** A row of a table that a log sink fills; emulated. */
const sunk = {
  logName,
  resource: { type: 'gce_instance', labels },
  protopayload_auditlog: {
    serviceName: service,
    methodName: method,
    resourceName: 'projects/example/zones/europe-west1-b/instances/x',
    status: null,
    authenticationInfo: { principalEmail: 'x@example.com', serviceAccountDelegationInfo: [] },
    authorizationInfo: [{ permission: 'compute.instances.stop', granted: 'true' }],
    requestJson: '{"@type":"type.googleapis.com/compute.instances.stop"}',
    metadataJson: null,
  },
  textPayload: null,
  timestamp,
  receiveTimestamp: '2026-09-15 10:00:02.500000 UTC',
  severity: 'NOTICE',
  insertId: '-abc123',
  httpRequest: null,
  operation: null,
  trace: null,
  spanId: null,
  traceSampled: null,
  sourceLocation: null,
  split: null,
}

/** The same as a row of the view `_AllLogs`; emulated. */
const viewed = {
  log_name: logName,
  log_id: 'cloudaudit.googleapis.com/activity',
  resource: { type: 'gce_instance', labels: JSON.stringify(labels) },
  proto_payload: {
    type: 'type.googleapis.com/google.cloud.audit.AuditLog',
    audit_log: {
      service_name: service,
      method_name: method,
      status: null,
      authentication_info: { principal_email: 'x@example.com', principal_subject: null },
      authorization_info: [{ permission: 'compute.instances.stop', granted: true }],
      request: '{"@type":"type.googleapis.com/compute.instances.stop"}',
      metadata: null,
    },
    request_log: null,
  },
  timestamp,
  receive_timestamp: '2026-09-15 10:00:02.500000 UTC',
  severity: 'NOTICE',
  insert_id: '-abc123',
  http_request: null,
  labels: '{}',
  operation: null,
  trace: null,
  text_payload: null,
  json_payload: null,
}

/** The record as it is passed over, which says what the parser says of it. */
function skim(value: object): SkimmedRecord | undefined {
  return passer.skimSoundly(JSON.stringify(value))
}

const rows = [
  ['of a sink', sunk],
  ['of the view', viewed],
  ['of the view with labels as an object', { ...viewed, resource: { labels } }],
] as const

describe.each(rows)('a row %s that nothing could use', (_, row) => {
  it('is known by its place and time', () => {
    expect(skim(row)).toMatchObject({
      time: Date.UTC(2026, 8, 15, 10, 0, 1, 123),
      place: {
        source: 'gcp.audit',
        account: 'example',
        region: 'europe-west1',
        isDataEvent: false,
      },
      part: undefined,
    })
  })

  it.each([
    [{ region: 'us-east1', zone: 'europe-west1-b' }, 'us-east1'],
    [{ location: 'US', zone: null }, 'US'],
    [{ region: '', location: 'us-east1-c' }, 'us-east1'],
    [{ region: null, location: null, zone: null }, undefined],
    [{}, undefined],
  ])('stood in the region of its labels %j', (given, region) => {
    const all = { project_id: 'example', ...given }
    const written = typeof row.resource.labels === 'string' ? JSON.stringify(all) : all
    expect(skim({ ...row, resource: { labels: written } })?.place).toMatchObject({ region })
  })

  it.each([
    ['2026-09-15T10:00:01.123456Z', 1_123],
    ['2026-09-15 10:00:01', 1_000],
    ['2026-09-15 10:00:01.5 UTC', 1_500],
  ])('may have a time such as %s', (text, milliseconds) => {
    const minute = Date.UTC(2026, 8, 15, 10)
    expect(skim({ ...row, timestamp: text })?.time).toBe(minute + milliseconds)
  })

  it('may tell of access to data', () => {
    const name = logName.replace('activity', 'data_access')
    const changes = 'logName' in row ? { logName: name } : { log_name: name }
    expect(skim({ ...row, ...changes })?.place.isDataEvent).toBe(true)
  })

  it.each([
    [{ first: 'true' }, 'first'],
    [{ first: true, last: 'false' }, 'first'],
    [{ last: 'true', first: 'false' }, 'last'],
    [{ last: true }, 'last'],
    [{}, 'between'],
    [{ first: false, last: 'false' }, 'between'],
  ])('is a part of its operation when it has the marks %j', (marks, status) => {
    const part = skim({ ...row, operation: { ...operation, ...marks } })?.part
    expect(part).toMatchObject({
      key: 'gcp\noperation-1\ncompute.googleapis.com\nexample',
      status,
    })
  })

  it('is whole when it is first and last of its operation', () => {
    const marks = { first: 'true', last: true }
    expect(skim({ ...row, operation: { ...operation, ...marks } })).toMatchObject({
      part: undefined,
    })
  })
})

/** The same row with other values at paths such as `resource.labels.zone`; `undefined` takes one away. */
function changed(
  row: JsonObject,
  changes: Readonly<Record<string, JsonValue | undefined>>,
): JsonObject {
  return Object.entries(changes).reduce(
    (one, [path, value]) => withValue(one, path.split('.'), value),
    row,
  )
}

describe('a row is left to the parser', () => {
  const payload = 'protopayload_auditlog'

  it.each<[string, Record<string, JsonValue | undefined>]>([
    ['when it is needed', { [`${payload}.methodName`]: 'v1.compute.disks.insert' }],
    ['without a payload', { [payload]: null }],
    ['with a payload that is no object', { [payload]: [] }],
    ['with a payload that names its type', { [`${payload}.@type`]: 'google.cloud.other' }],
    ['without a method', { [`${payload}.methodName`]: null }],
    ['with a method that is no name', { [`${payload}.methodName`]: 'a b' }],
    ['without a service', { [`${payload}.serviceName`]: null }],
    ['with a text, as other logs have', { textPayload: 'x' }],
    ['with a text of no characters', { textPayload: '' }],
    ['without a project', { 'resource.labels.project_id': null }],
    ['with a project that is no text', { 'resource.labels.project_id': 7 }],
    ['with a zone that is no text', { 'resource.labels.zone': 7 }],
    ['with a region that is no name', { 'resource.labels.region': 'a b' }],
    ['with labels that are text', { 'resource.labels': JSON.stringify(labels) }],
    ['without a resource', { resource: null }],
    ['without an id', { insertId: null }],
    ['with an id of no characters', { insertId: '' }],
    ['with an id that has an escape', { insertId: 'a"b' }],
    ['without a time', { timestamp: null }],
    ['with a time of another zone', { timestamp: '2026-09-15 10:00:01+02:00' }],
    ['with a time that is a number', { timestamp: 1_789_466_401 }],
    ['without a log', { logName: null }],
    ['with an operation that is text', { operation: 'operation-1' }],
    ['with an operation without an id', { operation: { ...operation, id: null } }],
    ['with an operation without a producer', { operation: { ...operation, producer: null } }],
    ['with an operation of other members', { operation: { ...operation, firstly: 'true' } }],
    ['with a mark that is neither', { operation: { ...operation, first: 'TRUE' } }],
    ['with a mark that has an escape', { operation: { ...operation, first: 'tru"e' } }],
    ['with anything that rows do not have', { jsonPayload: {} }],
  ])('%s', (_, changes) => {
    expect(skim(changed(sunk, changes))).toBeUndefined()
  })

  const log = 'proto_payload.audit_log'

  it.each<[string, Record<string, JsonValue | undefined>]>([
    ['when it is needed', { [`${log}.method_name`]: 'v1.compute.disks.insert' }],
    ['without a log of audits', { [log]: null }],
    ['with a method that is named again', { [`${log}.method_Name`]: 'x' }],
    ['with a method that is named otherwise', { [`${log}.methodName`]: 'x' }],
    ['with a payload of both forms', { protopayload_auditlog: {} }],
    ['with labels that are no JSON', { 'resource.labels': '{"project_id":"example"' }],
    ['with labels that go on', { 'resource.labels': `${JSON.stringify(labels)} ` }],
    ['with labels of no characters', { 'resource.labels': '' }],
    ['with labels that are null', { 'resource.labels': null }],
    ['with labels of an escape', { 'resource.labels': '{"project_id":"ex\\u0061mple"}' }],
    [
      'with a project that stands twice',
      { 'resource.labels': '{"project_id":"a","project_id":"b"}' },
    ],
    ['without an id', { insert_id: undefined }],
    ['with an id of the other form', { insertId: 'x' }],
    ['without a time', { timestamp: undefined }],
    ['without a log', { log_name: undefined }],
    ['with anything that rows do not have', { Category: 'AzureBackupReport' }],
  ])('of the view %s', (_, changes) => {
    expect(skim(changed(viewed, changes))).toBeUndefined()
  })
})

function wrapped(row: object): string {
  return JSON.stringify({ timestamp: 1, message: JSON.stringify(row) })
}

it('a row in the text of a message is passed over, unless its own labels are text', () => {
  const alone = passer.skim(JSON.stringify(sunk))?.low
  expect(passer.skim(wrapped(sunk))?.low).toBe(alone)
  expect(passer.skim(wrapped({ ...viewed, resource: { labels } }))?.low).toBe(alone)
  expect(passer.skim(wrapped(viewed))).toBeUndefined()
  // Where the text of its labels would be laid stands nothing that is read.
  expect(passer.skim(wrapped({ span_id: 'x'.repeat(300), ...viewed }))).toBeUndefined()
})

/** What may be odd about rows beside what may be odd about any record: above all, labels that are text. */
const oddities: Oddities = {
  members: [
    'insertId',
    'insert_id',
    'logName',
    'log_name',
    'timestamp',
    'textPayload',
    'labels',
    'first',
    'region',
    'location',
    '@type',
    'protopayload_auditlog',
    'proto_payload',
    'methodName',
    'method_name',
    'httpRequest',
  ],
  values: [
    'true',
    'false',
    { project_id: 'other' },
    '{"project_id":"other","zone":"us-east1-b"}',
    ' {"project_id":"other"}',
    '{"project_id":"other","zone":null}',
    '{"project_id":"other","project_id":"example"}',
    '{"project_id":"other","\\u0070roject_id":"example"}',
    '{"project_id":"oth\\"er"}',
    '{"project_id":{"project_id":"example"}}',
    '[{"project_id":"example"}]',
    'us-east1-c',
    '2026-09-15 10:00:01 GMT',
    '2026-09-15T10:00:01Z',
    'v1.compute.disks.insert',
    `${logName}data_access`,
  ],
}

it('whatever is odd about a row, the parser says the same of what is passed over', () => {
  const whole = rows.map(([, row]) => row)
  const first = whole.map((row) => ({ ...row, operation: { ...operation, first: 'true' } }))
  const texts = fc.constantFrom(...whole, ...first).chain((row) => oddTexts(row, oddities))
  expect(passer.countSound(texts, 4000)).toBeGreaterThan(400)
})
