import { describe, expect, it } from 'vitest'
import { activityColumns, activityRow } from './azure-activity-row.ts'

const record = {
  eventDataId: 'e-1',
  eventTimestamp: '2026-09-15T02:24:10.1234567Z',
  operationName: { value: 'Microsoft.Compute/disks/write', localizedValue: 'Write disk' },
  status: { value: 'Accepted', localizedValue: 'Accepted' },
  subStatus: { value: 'Created', localizedValue: 'Created' },
  resourceId: '/subscriptions/s/resourceGroups/RG/providers/Microsoft.Compute/disks/D',
  resourceProviderName: { value: 'Microsoft.Compute' },
  httpRequest: { clientIpAddress: '192.0.2.7' },
  claims: { appid: 'a-1' },
  properties: { hierarchy: 'tenant/s' },
  tenantId: 'tenant',
}

describe('a row of AzureActivity', () => {
  const row = activityRow(record)

  it('has operations in upper and resources in lower case', () => {
    expect(row).toMatchObject({
      OperationNameValue: 'MICROSOFT.COMPUTE/DISKS/WRITE',
      ResourceProviderValue: 'MICROSOFT.COMPUTE',
      _ResourceId: '/subscriptions/s/resourcegroups/rg/providers/microsoft.compute/disks/d',
    })
  })

  it('has states in the words of exports', () => {
    expect(row).toMatchObject({ ActivityStatusValue: 'Accept', ActivitySubstatusValue: 'Created' })
    expect(activityRow({ status: { value: 'Active' } })['ActivityStatusValue']).toBe('Active')
  })

  it('has objects as JSON text, in both columns', () => {
    expect(row).toMatchObject({
      Claims: '{"appid":"a-1"}',
      Claims_d: '{"appid":"a-1"}',
      HTTPRequest: '{"clientIpAddress":"192.0.2.7"}',
      CallerIpAddress: '192.0.2.7',
      Hierarchy: 'tenant/s',
    })
  })

  it('names the workspace as its tenant', () => {
    expect(row['TenantId']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('has no column beside those of the table', () => {
    const names = activityColumns.map(([name]) => name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(row)))
  })
})
