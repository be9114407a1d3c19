import { describe, expect, it } from 'vitest'
import { gcpEntry, gcpHome } from '../../test/builders/gcp-builder.ts'
import type { JsonObject, JsonValue } from '../base/json.ts'
import { gcpDocument } from './gcp-document.ts'
import { parseTimestamp } from './timestamp.ts'

function documentOf(payload: Readonly<Record<string, JsonValue>>): JsonObject {
  const native = gcpEntry({
    method: 'v1.compute.disks.insert',
    resource: 'zones/z/disks/d',
    payload,
  })
  const timestamp = parseTimestamp(native['timestamp'])
  if (timestamp === undefined) throw new Error('the builder gives a time')
  return gcpDocument({ id: 'e-1', native, timestamp })
}

describe('the ECS document of Google Cloud (telemetry.md 5.1)', () => {
  it('says who did what and where (emulated)', () => {
    expect(documentOf({})).toMatchObject({
      '@timestamp': '2024-05-01T10:00:00.631Z',
      cloud: { provider: 'gcp', project: { id: gcpHome.project } },
      event: { id: 'e-1', action: 'v1.compute.disks.insert', provider: 'activity' },
      related: { ip: ['198.51.100.7'], user: ['alice@example.com'] },
      service: { name: 'compute.googleapis.com' },
      source: { ip: '198.51.100.7' },
      user: { email: 'alice@example.com' },
    })
  })

  it('takes no word that stands for a hidden address as an address', () => {
    const document = documentOf({ requestMetadata: { callerIp: 'gce-internal-ip' } })
    expect(document['source']).toEqual({ address: 'gce-internal-ip' })
    expect(document['related']).not.toHaveProperty('ip')
  })

  it('has no empty fields', () => {
    const document = documentOf({ authenticationInfo: {}, requestMetadata: {} })
    expect(document).not.toHaveProperty('client')
    expect(document).not.toHaveProperty('source')
    expect(document).not.toHaveProperty('user_agent')
  })
})
