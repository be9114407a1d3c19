import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { recordKeyOf, recordShapeOf, skipReasonOf } from './recognise-record.ts'

const hub = {
  time: '2024-01-01T00:00:00Z',
  operationName: 'MICROSOFT.COMPUTE/SNAPSHOTS/WRITE',
  resourceId: '/SUBSCRIPTIONS/S/SNAPSHOTS/A',
  category: 'Administrative',
  resultType: 'Start',
  correlationId: 'c-1',
}

function recognised(value: JsonObject): readonly (string | undefined)[] {
  const shape = recordShapeOf(value)
  return shape === undefined ? [] : [shape.dialect, recordKeyOf(shape, value)]
}

describe('Azure Activity dialects', () => {
  it('are told apart, and known by their event data id', () => {
    const key = 'azure.activitylogs abc-1'
    const rest = { eventDataId: 'ABC-1', operationName: { value: 'x', localizedValue: 'X' } }
    expect(recognised(rest)).toEqual(['azure-rest', key])
    const shell = { EventDataId: 'abc-1', EventTimestamp: '2024', OperationName: { Value: 'x' } }
    expect(recognised(shell)).toEqual(['azure-powershell', key])
    const row = { EventDataId: 'abc-1', TimeGenerated: '2024', OperationName: 'Create' }
    expect(recognised({ ...row, OperationNameValue: 'X/WRITE' })).toEqual([
      'azure-log-analytics',
      key,
    ])
    expect(recognised({ ...row, Type: 'AzureActivity' })[0]).toBe('azure-log-analytics')
    expect(recognised(hub)[0]).toBe('azure-event-hub')
  })

  it('keep the records of one operation apart, and repeats of one record together', () => {
    const [, started] = recognised(hub)
    expect(started).toMatch(/^azure\.activitylogs \["/)
    const repeat = { ...hub, operationName: hub.operationName.toLowerCase(), level: 'Information' }
    expect(recognised(repeat)[1]).toBe(started)
    expect(recognised({ ...hub, resultType: 'Success' })[1]).not.toBe(started)
    expect(recognised({ ...hub, time: '2024-01-01T00:00:01Z' })[1]).not.toBe(started)
  })

  it('fall back on a hash of the record without a correlation id', () => {
    const { correlationId: _, ...rest } = hub
    expect(recognised(rest)[1]).toMatch(/^azure\.activitylogs [0-9a-f]{64}$/)
  })
})

it('skips Azure Backup rows in every form', () => {
  expect(skipReasonOf({ Category: 'AzureBackupReport' })).toBe('azure-backup-job')
  expect(skipReasonOf({ ...hub, category: 'AddonAzureBackupJobs' })).toBe('azure-backup-job')
  expect(skipReasonOf({ Type: 'CoreAzureBackup' })).toBe('azure-backup-job')
  expect(skipReasonOf(hub)).toBeUndefined()
})
