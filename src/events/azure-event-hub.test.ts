import { describe, expect, it } from 'vitest'
import { nativeFromEventHub } from './azure-event-hub.ts'

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn'

describe('records of Event Hub (telemetry.md 1.2)', () => {
  it('get the names of REST', () => {
    const record = {
      time: '2024-05-01T10:00:00Z',
      operationName: 'MICROSOFT.COMPUTE/DISKS/WRITE',
      category: 'Administrative',
      resultType: 'Start',
      resultSignature: 'Started.',
      callerIpAddress: '198.51.100.7',
      durationMs: 0,
    }
    expect(nativeFromEventHub(record)).toEqual({
      eventTimestamp: record.time,
      operationName: { value: record.operationName },
      category: { value: 'Administrative' },
      status: { value: 'Started' },
      httpRequest: { clientIpAddress: '198.51.100.7' },
      resultType: 'Start',
      resultSignature: 'Started.',
      durationMs: 0,
    })
  })

  it('tell the state by their signature where there is no result type', () => {
    expect(nativeFromEventHub({ resultSignature: 'Accepted.Created' })).toMatchObject({
      status: { value: 'Accepted' },
      subStatus: { value: 'Created' },
    })
  })

  it.each([
    [{ claims: { [upn]: 'alice@example.com', oid: 'o-1' } }, 'alice@example.com'],
    [{ claims: { oid: 'o-1' } }, 'o-1'],
    [{ claims: {}, authorization: { evidence: { principalId: 'p-1' } } }, 'p-1'],
    ['{"claims":{"upn":"bob@example.com"}}', 'bob@example.com'],
  ])('name the caller by the best claim: %j', (identity, caller) => {
    expect(nativeFromEventHub({ identity })['caller']).toBe(caller)
  })

  it('keep an identity that is plain text', () => {
    expect(nativeFromEventHub({ identity: 'alice' })).toEqual({ identity: 'alice' })
  })
})
