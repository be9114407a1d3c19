import { describe, expect, it } from 'vitest'
import { nativeFromLogAnalytics } from './azure-log-analytics.ts'

const tenantClaim = 'http://schemas.microsoft.com/identity/claims/tenantid'

describe('rows of AzureActivity (telemetry.md 1.2)', () => {
  it('get the names of REST, and columns that REST lacks are left out', () => {
    const row = {
      'TimeGenerated [UTC]': '1/2/2024, 1:00:00 AM',
      OperationNameValue: 'MICROSOFT.COMPUTE/DISKS/WRITE',
      OperationName: 'Create or Update Disk',
      ActivityStatusValue: 'Success',
      _ResourceId: '/subscriptions/s/disks/d',
      TenantId: 'the workspace',
      Type: 'AzureActivity',
    }
    expect(nativeFromLogAnalytics(row)).toEqual({
      eventTimestamp: '1/2/2024, 1:00:00 AM',
      operationName: { value: 'MICROSOFT.COMPUTE/DISKS/WRITE' },
      status: { value: 'Succeeded' },
      resourceId: '/subscriptions/s/disks/d',
    })
  })

  it('read objects that CSV prints into text', () => {
    expect(
      nativeFromLogAnalytics({
        Claims: '{"appid":"a-1"}',
        HTTPRequest: '{"method":"PUT"}',
        CallerIpAddress: '198.51.100.7',
        Properties: '{"requestbody":"{\\"a\\":1}"}',
      }),
    ).toEqual({
      claims: { appid: 'a-1' },
      httpRequest: { method: 'PUT', clientIpAddress: '198.51.100.7' },
      properties: { requestBody: { a: 1 } },
    })
  })

  it('name the tenant of Entra: first in the hierarchy, or else in the claims', () => {
    const claims = { Claims_d: { [tenantClaim]: 'claimed' }, TenantId: 'the workspace' }
    expect(nativeFromLogAnalytics({ ...claims, Hierarchy: 't-1/group' })['tenantId']).toBe('t-1')
    expect(nativeFromLogAnalytics(claims)['tenantId']).toBe('claimed')
  })
})
