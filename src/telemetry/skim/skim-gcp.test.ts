import { describe, expect, it } from 'vitest'
import { oddTexts } from '../../../test/builders/odd-texts.ts'
import { RecordPasser } from '../../../test/builders/record-facts.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const passer = new RecordPasser({
  filter: {
    needs: (source, service, action) =>
      `${source} ${service} ${action}` ===
      'gcp.audit compute.googleapis.com v1.compute.disks.insert',
  },
  dialects: ['gcp-log-entry'],
})

const payload = {
  '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
  authenticationInfo: { principalEmail: 'x@example.com' },
  serviceName: 'compute.googleapis.com',
  methodName: 'v1.compute.instances.stop',
  resourceName: 'projects/example/zones/europe-west1-b/instances/x',
}
const labels = { instance_id: '7', project_id: 'example', zone: 'europe-west1-b' }

/** An entry of a sink; emulated. */
const entry = {
  protoPayload: payload,
  insertId: '-abc123',
  resource: { type: 'gce_instance', labels },
  timestamp: '2026-09-15T10:00:01.123456Z',
  severity: 'NOTICE',
  logName: 'projects/example/logs/cloudaudit.googleapis.com%2Factivity',
  receiveTimestamp: '2026-09-15T10:00:02.5Z',
}
const operation = { id: 'operation-1', producer: 'compute.googleapis.com' }

/** The record as it is passed over, which says what the parser says of it. */
function skim(value: object): SkimmedRecord | undefined {
  return passer.skimSoundly(JSON.stringify(value))
}

describe('an entry that nothing could use', () => {
  it('is known by its place and time, and by its key', () => {
    expect(skim(entry)).toMatchObject({
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
    [{ location: 'us', zone: 'europe-west1-b' }, 'us'],
    [{ location: 'us-east1-c' }, 'us-east1'],
    [{ location: 'EU' }, 'EU'],
    [{ region: '', location: null, zone: 'europe-west1-b' }, 'europe-west1'],
    [{ zone: null }, undefined],
    [{}, undefined],
  ])('stood in the region of its labels %j', (given, region) => {
    const changed = { ...entry, resource: { labels: { project_id: 'example', ...given } } }
    expect(skim(changed)?.place.region).toBe(region)
  })

  it('may tell of access to data', () => {
    const logName = entry.logName.replace('activity', 'data_access')
    expect(skim({ ...entry, logName })?.place.isDataEvent).toBe(true)
  })

  it.each([
    [{ first: true }, 'first'],
    [{ last: true }, 'last'],
    [{}, 'between'],
    [{ first: false, last: false }, 'between'],
    // Only rows of BigQuery have marks that are text.
    [{ first: 'true' }, 'between'],
  ])('is a part of its operation when it has the marks %j', (marks, status) => {
    const value = { ...entry, operation: { ...operation, ...marks } }
    expect(skim(value)?.part).toEqual({
      key: 'gcp\noperation-1\ncompute.googleapis.com\nexample',
      status,
      dialect: 'gcp-log-entry',
      bytes: Buffer.from(JSON.stringify(value)),
    })
  })

  it('is whole when it is first and last of its operation', () => {
    const value = { ...entry, operation: { ...operation, first: true, last: true } }
    expect(skim(value)).toMatchObject({ part: undefined })
  })

  it.each([null, '', undefined])('is of no operation when that is %j', (none) => {
    expect(skim({ ...entry, operation: none })).toMatchObject({ part: undefined })
  })
})

const withPayload = (changes: object): object => ({ protoPayload: { ...payload, ...changes } })
const withLabels = (changes: object): object => ({
  resource: { labels: { ...labels, ...changes } },
})

describe('an entry is left to the parser', () => {
  it.each<[string, object]>([
    ['when it is needed', withPayload({ methodName: 'v1.compute.disks.insert' })],
    ['without a payload', { protoPayload: undefined }],
    ['with another payload', withPayload({ '@type': 'type.googleapis.com/other' })],
    ['with a payload of no type', withPayload({ '@type': undefined })],
    ['without a method', withPayload({ methodName: undefined })],
    ['with a method that is no name', withPayload({ methodName: 'a b' })],
    ['without a service', withPayload({ serviceName: undefined })],
    ['without a project', withLabels({ project_id: undefined })],
    ['with a project that is no text', withLabels({ project_id: 7 })],
    ['with a region that is no name', withLabels({ region: 'a b' })],
    ['with a zone that is no text', withLabels({ zone: 7 })],
    ['without labels', { resource: {} }],
    ['without an id', { insertId: undefined }],
    ['with an id of no characters', { insertId: '' }],
    ['with an id that has an escape', { insertId: 'a"b' }],
    ['without a time', { timestamp: undefined }],
    ['with a time of another zone', { timestamp: '2026-09-15T10:00:01+02:00' }],
    ['without a log', { logName: undefined }],
    ['with an operation that is text', { operation: 'operation-1' }],
    ['with an operation of no members', { operation: {} }],
    ['with an operation without an id', { operation: { first: true } }],
    ['with an operation of other members', { operation: { ...operation, firstly: true } }],
    ['with anything that entries do not have', { jsonPayload: {} }],
  ])('%s', (_, changes) => {
    expect(skim({ ...entry, ...changes })).toBeUndefined()
  })
})

it('whatever is odd about an entry, the parser says the same of what is passed over', () => {
  const members = ['jsonPayload', 'protopayload_auditlog', 'log_name', 'first', 'region', 'message']
  const value = { ...entry, operation: { ...operation, first: true } }
  expect(passer.countSound(oddTexts(value, { members }), 2000)).toBeGreaterThan(200)
})
