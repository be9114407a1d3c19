import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import type { Dialect } from '../telemetry/log-record.ts'
import { azureActivityEvent } from './azure-activity-log.ts'
import type { Event } from './event.ts'

const subscription = 'a921d5d4-bdb7-43c3-aa01-88c6ae24992f'
const snapshot = `/subscriptions/${subscription}/resourceGroups/RG/providers/Microsoft.Compute/snapshots/S1`
const upnClaim = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn'
const claims = { appid: 'app', [upnClaim]: 'att@contoso.com' }
const body = '{"location":"westeurope","properties":{"creationData":{"createOption":"Copy"}}}'
const readBody = { location: 'westeurope', properties: { creationData: { createOption: 'Copy' } } }

/** The acceptance of a snapshot as each dialect writes it; emulated. */
const rest: JsonObject = {
  eventDataId: '767945ce',
  eventTimestamp: '2022-06-27T13:58:59.1338922Z',
  operationName: { value: 'Microsoft.Compute/snapshots/write', localizedValue: 'Create Snapshot' },
  status: { value: 'Accepted', localizedValue: 'Accepted' },
  subStatus: { value: 'Created', localizedValue: 'Created (HTTP Status Code: 201)' },
  category: { value: 'Administrative', localizedValue: 'Administrative' },
  level: 'Informational',
  caller: 'att@contoso.com',
  claims,
  httpRequest: { clientIpAddress: '198.51.100.7', method: 'PUT' },
  resourceId: snapshot,
  correlationId: '9bb5d59e',
  subscriptionId: subscription,
  tenantId: 'd2af6ef7',
  properties: { statusCode: 'Accepted', responseBody: body },
}
const eventHub: JsonObject = {
  time: '2022-06-27T13:58:59.1338922Z',
  operationName: 'MICROSOFT.COMPUTE/SNAPSHOTS/WRITE',
  resultType: 'Accept',
  resultSignature: 'Accepted.Created',
  category: 'Administrative',
  level: 'Information',
  callerIpAddress: '198.51.100.7:52011',
  identity: { claims, authorization: { action: 'x', evidence: { principalId: 'p1' } } },
  resourceId: snapshot.toUpperCase(),
  correlationId: '9bb5d59e',
  durationMs: '12',
  location: 'global',
  properties: { statusCode: 'Accepted', responseBody: body },
}
const row: JsonObject = {
  'TimeGenerated [UTC]': '6/27/2022, 1:58:59.133 PM',
  EventDataId: '767945ce',
  OperationName: 'Create or Update Snapshot',
  OperationNameValue: 'MICROSOFT.COMPUTE/SNAPSHOTS/WRITE',
  ActivityStatus: '',
  ActivityStatusValue: 'Accept',
  ActivitySubstatusValue: 'Created',
  CategoryValue: 'Administrative',
  Level: 'Informational',
  Caller: 'att@contoso.com',
  Claims: JSON.stringify(claims),
  HTTPRequest: '{"clientRequestId":"r1"}',
  CallerIpAddress: '198.51.100.7',
  _ResourceId: snapshot.toLowerCase(),
  CorrelationId: '9bb5d59e',
  TenantId: 'workspace',
  Hierarchy: `d2af6ef7/${subscription}`,
  Properties: JSON.stringify({ statusCode: 'Accepted', responseBody: body }),
}
const powershell: JsonObject = {
  EventDataId: '767945ce',
  EventTimestamp: '/Date(1656338339133)/',
  OperationName: { Value: 'Microsoft.Compute/snapshots/write', LocalizedValue: 'Create' },
  Status: 'Accepted',
  SubStatus: 'Created',
  Category: { Value: 'Administrative' },
  Level: 4,
  Caller: 'att@contoso.com',
  Claims: { Content: claims },
  HttpRequest: { ClientIpAddress: '198.51.100.7', Method: 'PUT' },
  ResourceId: snapshot,
  CorrelationId: '9bb5d59e',
  TenantId: 'd2af6ef7',
  Properties: { Content: { statusCode: 'Accepted', responseBody: body } },
}

function normalise(
  value: JsonObject,
  dialect: Dialect = 'azure-rest',
): ReturnType<typeof azureActivityEvent> {
  const origin = { file: 'a.json', line: 3, index: 0, envelopes: [] }
  return azureActivityEvent({ source: 'azure.activitylogs', dialect, value, origin })
}

function eventOf(value: JsonObject, dialect?: Dialect): Event {
  const event = normalise(value, dialect)
  if ('rejected' in event) throw new Error(event.rejected)
  return event
}

const dialects = [
  ['azure-rest', rest],
  ['azure-event-hub', eventHub],
  ['azure-log-analytics', row],
  ['azure-powershell', powershell],
] as const

describe('an Azure activity record', () => {
  it.each(dialects)('has one native form and one document, written as %s', (dialect, value) => {
    const event = eventOf(value, dialect)
    expect(event.time).toBe(Date.parse('2022-06-27T13:58:59.133Z'))
    expect(event.native).toMatchObject({
      status: { value: 'Accepted' },
      subStatus: { value: 'Created' },
      category: { value: 'Administrative' },
      caller: 'att@contoso.com',
      claims,
      httpRequest: { clientIpAddress: expect.stringContaining('198.51.100.7') },
      correlationId: '9bb5d59e',
      properties: { statusCode: 'Accepted', responseBody: readBody },
    })
    expect(event.document).toMatchObject({
      '@timestamp': '2022-06-27T13:58:59.133Z',
      azure: {
        activitylogs: {
          result_type: 'Accept',
          result_signature: 'Accepted.Created',
          properties: { status_code: 'Accepted', responseBody: readBody },
        },
        correlation_id: '9bb5d59e',
      },
      source: { ip: '198.51.100.7' },
      event: { action: expect.stringMatching(/^microsoft\.compute\/snapshots\/write$/i) },
    })
    expect(event.document['event']).not.toHaveProperty('outcome')
  })

  it('knows the Entra tenant, never the workspace', () => {
    expect(eventOf(row, 'azure-log-analytics').native['tenantId']).toBe('d2af6ef7')
  })

  it('keeps what only Event Hub has, and its upper case', () => {
    const { document, native } = eventOf(eventHub, 'azure-event-hub')
    expect(native).toMatchObject({ resultType: 'Accept', location: 'global', durationMs: '12' })
    expect(document).toMatchObject({
      event: { action: 'MICROSOFT.COMPUTE/SNAPSHOTS/WRITE', duration: 12_000_000 },
      geo: { name: 'global' },
      azure: { resource: { provider: 'MICROSOFT.COMPUTE/SNAPSHOTS', name: 'S1' } },
      related: { entity: [snapshot.toUpperCase(), 'p1'] },
    })
  })

  it('takes the id from the record or derives one that stays the same', () => {
    expect(eventOf(rest).id).toBe('767945ce')
    const derived = eventOf(eventHub, 'azure-event-hub').id
    expect(derived).toMatch(/^derived-[0-9a-f]{16}$/)
    expect(eventOf({ ...eventHub, level: 'Warning' }, 'azure-event-hub').id).toBe(derived)
    expect(eventOf({ ...eventHub, resultType: 'Start' }, 'azure-event-hub').id).not.toBe(derived)
  })

  it('rejects a record without a time or without an operation, and says where', () => {
    expect(normalise({ ...rest, eventTimestamp: 'soon' })).toMatchObject({
      rejected: 'no-time',
      diagnostic: { code: 'event-without-time', file: 'a.json', line: 3 },
    })
    expect(normalise({ ...rest, operationName: {} })).toMatchObject({
      rejected: 'no-action',
    })
  })

  it('finds the resource of an older REST record in its event id', () => {
    const { resourceId: _, ...older } = rest
    const id = `${snapshot}/events/1/ticks/2`
    expect(eventOf({ ...older, id }).native['resourceId']).toBe(snapshot)
    expect(eventOf({ ...older, authorization: { scope: snapshot } }).native['resourceId']).toBe(
      snapshot,
    )
  })

  it('reads identity and properties that Event Hub sends as text', () => {
    const text = { ...eventHub, identity: 'Michell Lan', properties: '{"result":"failure"}' }
    const { document, native } = eventOf(text, 'azure-event-hub')
    expect(native).toMatchObject({ identity: 'Michell Lan', properties: { result: 'failure' } })
    expect(document).toMatchObject({
      azure: { activitylogs: { identity_name: 'Michell Lan' } },
      event: { outcome: 'failure' },
    })
  })
})

describe('the outcome of an Azure record', () => {
  it.each([
    ['Succeeded', 'success'],
    ['Failed', 'failure'],
    ['Started', undefined],
    ['Active', undefined],
  ])('of status %s is %s', (value, outcome) => {
    const { document } = eventOf({ ...rest, status: { value } })
    expect(document['event']).toHaveProperty('kind', 'event')
    expect(Object.entries(document['event'] ?? {}).find(([key]) => key === 'outcome')?.[1]).toBe(
      outcome,
    )
  })
})

const shared = new URL('../../../shared/data/azure/', import.meta.url)

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, shared), 'utf8'))
}

it.skipIf(!existsSync(shared))('reads the real samples [skips without ../shared]', () => {
  // The files hold what the folder's README says; a wrong shape fails below.
  const copy = eventOf(read('securathesis/44410568588.json') as JsonObject)
  expect(copy.document).toMatchObject({
    '@timestamp': '2022-06-27T13:58:59.133Z',
    azure: { activitylogs: { result_type: 'Accept' }, resource: { name: 'MCCISnapshot' } },
    user: { name: 'attacker', domain: 'securathesis.onmicrosoft.com', full_name: 'Attacker' },
  })
  expect(copy.native).toHaveProperty(
    'properties.responseBody.properties.creationData.createOption',
    'Copy',
  )
  // Two shapes of one export: a bare list, and a list below `value`.
  const list = read('suzaku-test-files/azure_graph_api_format.json') as JsonObject[]
  const wrapped = read('suzaku-test-files/azure_value_format.json') as { value: JsonObject[] }
  for (const record of [...list, ...wrapped.value]) {
    expect(eventOf(record).document).toHaveProperty('azure.resource.provider')
  }
})
