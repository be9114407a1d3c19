import { describe, expect, it } from 'vitest'
import { auditOf } from './gcp-audit-fields.ts'

describe('gcp.audit (telemetry.md 5.4)', () => {
  it('leaves out an operation whose id only repeats the entry', () => {
    const operation = { id: 'op-1', producer: 'compute', first: true }
    expect(auditOf('e-1', { operation }, {})['logentry_operation']).toMatchObject(operation)
    expect(auditOf('op-1', { operation }, {})['logentry_operation']).toBeUndefined()
  })

  it('renames the attributes of each permission', () => {
    const authorizationInfo = [
      { granted: true, resourceAttributes: { name: 'd' } },
      { granted: true },
    ]
    expect(auditOf('e-1', {}, { authorizationInfo })['authorization_info']).toEqual([
      { granted: true, resource_attributes: { name: 'd' } },
      { granted: true },
    ])
  })

  it('puts a plain policy or status under another name than an object', () => {
    const plain = auditOf(
      'e-1',
      {},
      { request: { policy: 'p', a: 1 }, response: { status: 'DONE' } },
    )
    expect(plain['request']).toEqual({ policy_value: 'p', a: 1 })
    expect(plain['response']).toEqual({ status_value: 'DONE' })
    const object = auditOf('e-1', {}, { request: { policy: { etag: 'x' } } })
    expect(object['request']).toEqual({ policy: { etag: 'x' } })
  })

  it('reads numbers given as text and times to the millisecond', () => {
    const native = { receiveTimestamp: '2024-05-01T10:00:01.631786Z' }
    expect(auditOf('e-1', native, { numResponseItems: '12', status: { code: 7 } })).toMatchObject({
      num_response_items: 12,
      receive_timestamp: '2024-05-01T10:00:01.631Z',
      status: { code: 7 },
    })
  })
})
