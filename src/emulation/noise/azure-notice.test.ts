import { expect, it } from 'vitest'
import { noiseMoment } from '../../../test/builders/noise-builder.ts'
import { azureEstateOf } from './azure-estate.ts'
import { noticeRecord } from './azure-notice.ts'
import type { AzureNotice } from './azure-notice.ts'

const moment = noiseMoment('azure')
const machineId = azureEstateOf(moment.place).machines[0]?.machineId ?? ''
const notice: AzureNotice = {
  resourceId: machineId,
  operation: 'Microsoft.Authorization/policies/audit/action',
  category: 'Policy',
  status: 'Succeeded',
  level: 'Warning',
  properties: { isComplianceCheck: 'False' },
}

it('is written by the platform: no caller, no address, no claims', () => {
  const { record, principal, id } = noticeRecord(moment, notice)
  expect(principal).toBe(`azure:${moment.place.tenant}:unknown`)
  expect(record).toMatchObject({
    category: 'Policy',
    resultType: 'Success',
    level: 'Warning',
    operationName: 'MICROSOFT.AUTHORIZATION/POLICIES/AUDIT/ACTION',
    resourceId: machineId.toUpperCase(),
    correlationId: id,
    properties: { isComplianceCheck: 'False', eventCategory: 'Policy' },
  })
  expect('identity' in record || 'callerIpAddress' in record).toBe(false)
})

it('says the same in the REST dialect', () => {
  const { record } = noticeRecord({ ...moment, azureDialect: 'azure-rest' }, notice)
  expect(record).toMatchObject({
    category: { value: 'Policy' },
    status: { value: 'Succeeded' },
    level: 'Warning',
    operationName: { value: notice.operation },
    eventName: { value: 'EndRequest' },
    resourceGroupName: 'rg-web-prod',
    resourceType: { value: 'Microsoft.Compute/virtualMachines' },
    subscriptionId: moment.place.id,
    eventTimestamp: expect.stringMatching(/^2026-09-15T09:20:00\.\d{7}Z$/),
  })
  expect('caller' in record || 'httpRequest' in record).toBe(false)
})

it('keeps words that are states of their own', () => {
  const health: AzureNotice = { ...notice, category: 'ResourceHealth', status: 'Active' }
  expect(noticeRecord(moment, health).record).toMatchObject({ resultType: 'Active' })
})
