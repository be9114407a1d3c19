import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changedRecords,
  isPassedSoundly,
  needed,
  parse,
  resource,
  skim,
  subscription,
} from '../../test/builders/skimmed-azure.ts'

const claims = JSON.stringify({ appid: 'a', name: 'x' })

/** A row of AzureActivity as a query prints it; emulated. */
const row = {
  TenantId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  SourceSystem: 'Azure',
  CallerIpAddress: '192.0.2.7',
  CategoryValue: 'Administrative',
  CorrelationId: 'C0EC8139-89bc-4712-b20b-67e0b164dd1d',
  Claims: claims,
  Claims_d: { appid: 'a', name: 'x' },
  Level: 'Informational',
  OperationNameValue: 'MICROSOFT.WEB/SITES/RESTART/ACTION',
  Properties: '{}',
  Caller: 'x@example.com',
  EventDataId: '3A4A487F-2cc1-472f-b70a-38d7a546a95b',
  EventSubmissionTimestamp: '2026-09-15T10:00:31Z',
  HTTPRequest: '',
  ActivityStatusValue: 'Start',
  TimeGenerated: '2026-09-15T10:00:01.1239999Z',
  SubscriptionId: subscription.toUpperCase(),
  OperationName: null,
  ActivityStatus: null,
  Category: null,
  ResourceId: '',
  Type: 'AzureActivity',
  _ResourceId: resource,
  TableName: 'PrimaryResult',
}

describe('a row that nothing could use', () => {
  it('is known by its place and time, its key and its operation', () => {
    const skimmed = skim(JSON.stringify(row))
    expect(skimmed).toEqual(parse(row))
    expect(skimmed).toMatchObject({
      dialect: 'azure-log-analytics',
      time: Date.UTC(2026, 8, 15, 10, 0, 1, 123),
      account: subscription,
      region: undefined,
      phase: 0,
      operation: ['azure', row.CorrelationId, row.OperationNameValue, resource]
        .join('\n')
        .toLowerCase(),
      value: row,
    })
  })

  it.each<[string, object]>([
    ['in the resource that stands first', { ResourceId: `${resource}/slots/b` }],
    ['of no other resource', { _ResourceId: undefined, ResourceId: resource }],
    ['of a resource that is no text', { ResourceId: 7 }],
    ['of a subscription that only its resource names', { SubscriptionId: '' }],
    ['whose subscription stands twice', { _SubscriptionId: subscription }],
    ['of a state that is none', { ActivityStatusValue: 'Active' }],
    ['that has ended', { ActivityStatusValue: 'Success', ActivityStatus: 'Started' }],
    ['of a category of its own', { Category: 'Administrative' }],
    ['of a table that is not named', { Type: undefined, TableName: undefined }],
    ['in the words of the display as well', { OperationName: 'Restart a site' }],
  ])('may be one %s', (_, changes) => {
    expect(isPassedSoundly(JSON.stringify({ ...row, ...changes }))).toBe(true)
  })
})

describe('a row is left to the parser', () => {
  it.each<[string, object]>([
    ['when it is needed, in whatever letters', { OperationNameValue: needed.toUpperCase() }],
    ['of the older form', { OperationNameValue: undefined, OperationName: 'Restart a site' }],
    ['with an operation that is null', { OperationNameValue: null }],
    ['with an operation that is an object', { OperationNameValue: { value: 'a/write' } }],
    ['with an operation that is no name', { OperationNameValue: 'Restart a site' }],
    ['without a state', { ActivityStatusValue: '', ActivityStatus: 'Started' }],
    ['without a resource', { _ResourceId: null }],
    ['with a resource of no subscription', { _ResourceId: '/providers/Microsoft.Web' }],
    [
      'of another subscription than its resource',
      { SubscriptionId: subscription.replace('a', 'b') },
    ],
    ['with a subscription that is no text', { SubscriptionId: 7 }],
    ['without a correlation', { CorrelationId: '' }],
    ['without an id', { EventDataId: '' }],
    ['with an id that is no text', { EventDataId: 7 }],
    ['without a time', { TimeGenerated: undefined }],
    ['with a time as the portal prints it', { TimeGenerated: '9/15/2026, 10:00:01.123 AM' }],
    ['of a table of Azure Backup', { Type: 'CoreAzureBackup' }],
    ['of a category of Azure Backup', { Category: 'AzureBackupReport' }],
    ['of such a table by its name', { TableName: 'AddonAzureBackupJobs' }],
    ['with a type that is no text', { Type: ['CoreAzureBackup'] }],
    ['with anything that the table does not have', { Computer: 'x' }],
    ['with the columns of a CSV export', { 'TimeGenerated [UTC]': row.TimeGenerated }],
  ])('%s', (_, changes) => {
    expect(skim(JSON.stringify({ ...row, ...changes }))).toBeUndefined()
  })
})

it('whatever is changed of a row, the parser says the same of what is passed over', () => {
  let passed = 0
  const texts = changedRecords(row)
  const isSound = (text: string): void => void (passed += isPassedSoundly(text) ? 1 : 0)
  fc.assert(fc.property(texts, isSound), { numRuns: 2000 })
  expect(passed).toBeGreaterThan(400)
})
