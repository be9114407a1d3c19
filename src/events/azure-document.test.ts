import { describe, expect, it } from 'vitest'
import { valueAt, type JsonObject, type JsonValue } from '../base/json.ts'
import { azureDocument } from './azure-document.ts'

const timestamp = { milliseconds: 0, text: '1970-01-01T00:00:00.0001234Z' }

function fieldOf(native: JsonObject, field: string): JsonValue | undefined {
  return valueAt(azureDocument({ id: '1', native, timestamp }), ...field.split('.'))
}

function categoryOf(properties: JsonObject): JsonValue | undefined {
  return fieldOf({ properties }, 'azure.activitylogs.event_category')
}

describe('the document of an Azure event', () => {
  it('shows milliseconds, as Elastic does', () => {
    expect(fieldOf({}, '@timestamp')).toBe('1970-01-01T00:00:00.000Z')
  })

  it('names its data set as Elastic does', () => {
    expect(azureDocument({ id: '1', native: {}, timestamp })).toMatchObject({
      event: { kind: 'event', module: 'azure', dataset: 'azure.activitylogs', id: '1' },
      data_stream: { dataset: 'azure.activitylogs' },
      cloud: { provider: 'azure' },
    })
  })

  it('takes the address of the request, then that of the claims', () => {
    const claims = { ipaddr: '198.51.100.9' }
    const requested = { httpRequest: { clientIpAddress: '198.51.100.7:443' }, claims }
    expect(fieldOf(requested, 'source')).toEqual({ ip: '198.51.100.7' })
    expect(fieldOf({ claims }, 'source')).toEqual({ ip: '198.51.100.9' })
    expect(fieldOf({ claims: { ipaddr: '<Redacted>' } }, 'source')).toBeUndefined()
    const hidden = { httpRequest: { clientIpAddress: 'hidden' } }
    expect(fieldOf(hidden, 'source')).toEqual({ address: 'hidden' })
  })

  it.each([
    ['Write', ['change']],
    ['READ', ['access']],
    ['Delete', ['deletion']],
    ['Action', ['change']],
    ['Administrative', undefined],
  ])('has for category %s the type %j', (value, type) => {
    expect(fieldOf({ category: { value } }, 'event.type')).toEqual(type)
  })

  it('names the event category by the properties', () => {
    expect(categoryOf({ eventCategory: 'Security' })).toBe('Security')
    expect(categoryOf({ policies: '[]' })).toBe('Policy')
    expect(categoryOf({})).toBe('Administrative')
  })

  it('renames what Elastic renames and leaves the rest', () => {
    const properties = { statusCode: 'OK', serviceRequestId: null, statusMessage: 'm', entity: 'e' }
    expect(fieldOf({ properties }, 'azure.activitylogs.properties')).toEqual({
      status_code: 'OK',
      service_request_id: null,
      entity: 'e',
    })
    expect(fieldOf({ properties }, 'message')).toBe('m')
  })

  it('counts a duration in nanoseconds and ignores what is none', () => {
    expect(fieldOf({ durationMs: '3' }, 'event.duration')).toBe(3_000_000)
    expect(fieldOf({ durationMs: 'long' }, 'event.duration')).toBeUndefined()
    expect(fieldOf({ durationMs: '' }, 'event.duration')).toBeUndefined()
  })
})
