import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { bigQueryRow } from './gcp-bigquery-row.ts'

const payloadOf = (protoPayload: JsonObject): unknown =>
  bigQueryRow({ protoPayload })['protopayload_auditlog']

describe('a row of a BigQuery sink', () => {
  it('keeps what every entry has, times to the microsecond', () => {
    expect(
      bigQueryRow({
        insertId: 'i1',
        resource: { type: 'gce_disk', labels: { project_id: 'p' } },
        timestamp: '2026-09-15T01:00:00.123456Z',
        receiveTimestamp: '2026-09-15T01:00:01.123456789Z',
      }),
    ).toMatchObject({
      insertId: 'i1',
      resource: { type: 'gce_disk', labels: { project_id: 'p' } },
      timestamp: '2026-09-15 01:00:00.123456 UTC',
      receiveTimestamp: '2026-09-15 01:00:01.123456 UTC',
      textPayload: null,
      operation: null,
    })
    expect(bigQueryRow({ timestamp: '2026-09-15T01:00:00Z' })['timestamp']).toBe(
      '2026-09-15 01:00:00.000000 UTC',
    )
  })

  it('has booleans as text', () => {
    expect(bigQueryRow({ operation: { id: 'o1', first: true } })['operation']).toEqual({
      id: 'o1',
      first: 'true',
    })
    const authorizationInfo = [{ permission: 'p', granted: true }]
    expect(payloadOf({ authorizationInfo })).toMatchObject({
      authorizationInfo: [{ permission: 'p', granted: 'true' }],
    })
  })

  it('has the open parts of the payload as JSON text', () => {
    expect(
      payloadOf({ request: { name: 's' }, response: { id: '1' }, metadata: {} }),
    ).toMatchObject({
      requestJson: '{"name":"s"}',
      responseJson: '{"id":"1"}',
      metadataJson: '{}',
    })
  })

  it('has a column for the change of a policy', () => {
    const serviceData = { '@type': 'type.googleapis.com/x', policyDelta: { bindingDeltas: [] } }
    expect(payloadOf({ serviceData })).toMatchObject({
      servicedata_v1_iam: { policyDelta: { bindingDeltas: [] } },
    })
  })

  it('has null where nothing is set, and no types', () => {
    const payload = payloadOf({
      '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
      methodName: 'm',
      status: {},
      requestMetadata: { callerIp: '192.0.2.7', requestAttributes: { auth: {} } },
    })
    expect(payload).toMatchObject({
      methodName: 'm',
      status: null,
      requestJson: null,
      requestMetadata: { callerIp: '192.0.2.7', requestAttributes: { auth: null } },
    })
    expect(payload).not.toHaveProperty('@type')
  })
})
