import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isJsonObject, valueAt, type JsonObject, type JsonValue } from '../base/json.ts'
import type { Dialect } from '../telemetry/log-record.ts'
import type { Event } from './event.ts'
import { gcpAuditEvent } from './gcp-audit-log.ts'

const granted = { permission: 'compute.disks.createSnapshot', granted: true }

function entryOf(payload: JsonObject = {}, entry: JsonObject = {}): JsonObject {
  return {
    insertId: '-rqdnbhdej9s',
    logName: 'projects/p/logs/cloudaudit.googleapis.com%2Factivity',
    timestamp: '2021-01-14T13:47:56.631786Z',
    severity: 'NOTICE',
    resource: { type: 'gce_disk', labels: { project_id: 'p' } },
    ...entry,
    protoPayload: {
      '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
      methodName: 'v1.compute.disks.createSnapshot',
      serviceName: 'compute.googleapis.com',
      resourceName: 'projects/p/zones/z/disks/d',
      authenticationInfo: { principalEmail: 'a@b.c' },
      ...payload,
    },
  }
}

function normalise(
  value: JsonObject,
  dialect: Dialect = 'gcp-log-entry',
): ReturnType<typeof gcpAuditEvent> {
  const origin = { file: 'a.json', index: 0, envelopes: [] }
  return gcpAuditEvent({ source: 'gcp.audit', dialect, value, origin })
}

function eventOf(value: JsonObject, dialect?: Dialect): Event {
  const event = normalise(value, dialect)
  if ('rejected' in event) throw new Error(event.rejected)
  return event
}

function fieldOf(event: Event, field: string): JsonValue | undefined {
  return valueAt(event.document, ...field.split('.'))
}

function sourceOf(callerIp: string): JsonValue | undefined {
  return fieldOf(eventOf(entryOf({ requestMetadata: { callerIp } })), 'source')
}

describe('a GCP audit log entry', () => {
  it('keeps the entry itself as its native form', () => {
    const entry = entryOf()
    const event = eventOf(entry)
    expect(event.native).toBe(entry)
    expect(event).toMatchObject({
      id: '-rqdnbhdej9s',
      time: Date.parse('2021-01-14T13:47:56.631Z'),
    })
    expect(event.document).toMatchObject({
      event: {
        action: 'v1.compute.disks.createSnapshot',
        provider: 'activity',
        module: 'gcp',
        dataset: 'gcp.audit',
      },
      client: { user: { email: 'a@b.c' } },
      user: { email: 'a@b.c' },
      cloud: { provider: 'gcp', project: { id: 'p' } },
      service: { name: 'compute.googleapis.com' },
    })
  })

  it.each([
    [{ status: { code: 0 } }, 'success'],
    [{ status: { code: '7' }, authorizationInfo: [granted] }, 'failure'],
    [{ status: {}, authorizationInfo: [granted] }, 'success'],
    [{ authorizationInfo: [{ ...granted, granted: false }] }, 'failure'],
    [{ authorizationInfo: [{}] }, 'unknown'],
    [{ authorizationInfo: [granted, granted] }, 'unknown'],
    [{}, 'unknown'],
  ])('of %j came to %s', (payload, outcome) => {
    expect(fieldOf(eventOf(entryOf(payload)), 'event.outcome')).toBe(outcome)
  })

  it.each([
    [{ first: true }, ['start'], ['session']],
    [{ last: true }, ['end'], ['session']],
    [{}, undefined, ['session']],
    [{ first: true, last: true }, undefined, undefined],
  ])('with the marks %j has type %j', (marks, type, category) => {
    const event = eventOf(entryOf({}, { operation: { id: 'o1', ...marks } }))
    expect(fieldOf(event, 'event.type')).toEqual(type)
    expect(fieldOf(event, 'event.category')).toEqual(category)
    expect(fieldOf(event, 'gcp.audit.logentry_operation.id')).toBe('o1')
  })

  it('takes only addresses for an address', () => {
    expect(sourceOf('2001:db8::1')).toEqual({ ip: '2001:db8::1' })
    expect(sourceOf('gce-internal-ip')).toEqual({ address: 'gce-internal-ip' })
    expect(sourceOf('10.1')).toEqual({ address: '10.1' })
  })

  it('moves what is an object elsewhere out of the way where it is plain', () => {
    const payload = { request: { policy: 'p', a: 1 }, response: { status: 'RUNNING' } }
    expect(fieldOf(eventOf(entryOf(payload)), 'gcp.audit')).toMatchObject({
      request: { policy_value: 'p', a: 1 },
      response: { status_value: 'RUNNING' },
    })
  })

  it('rejects what is no audit log, has no time or no method', () => {
    const flow = { ...entryOf(), protoPayload: undefined, jsonPayload: {} }
    expect(normalise(entryOf({ '@type': 'type.googleapis.com/other' }))).toMatchObject({
      rejected: 'not-an-audit-log',
    })
    expect(normalise(flow)).toMatchObject({ rejected: 'not-an-audit-log' })
    expect(normalise(entryOf({}, { timestamp: '' }))).toMatchObject({ rejected: 'no-time' })
    expect(normalise(entryOf({ methodName: '' }))).toMatchObject({ rejected: 'no-action' })
  })
})

const shared = new URL('../../../shared/data/gcp/', import.meta.url)

/** Every record below the folder; some files hold a list. */
function readSamples(): readonly JsonObject[] {
  const names = readdirSync(shared, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, shared), 'utf8')))
    .filter(isJsonObject)
}

it.skipIf(!existsSync(shared))('reads the real samples [skips without ../shared]', () => {
  const results = readSamples().map((value) =>
    normalise(value, 'protopayload_auditlog' in value ? 'gcp-bigquery-row' : 'gcp-log-entry'),
  )
  const rejected = results.flatMap((one) => ('rejected' in one ? [one.rejected] : []))
  // Two load balancer entries and a VPC flow.
  expect(rejected).toEqual(['not-an-audit-log', 'not-an-audit-log', 'not-an-audit-log'])
  const read = results.flatMap((one) => ('rejected' in one ? [] : [one]))
  const table = read.find(({ id }) => id === '2ihezydi73o')
  expect(table?.native).toHaveProperty('protoPayload.metadata.tableDataRead.reason', 'JOB')
  expect(table?.document).toHaveProperty('event.outcome', 'success')
  expect(read.length).toBeGreaterThan(30)
})
