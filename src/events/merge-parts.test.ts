import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import type { LogSource } from '../telemetry/log-record.ts'
import type { Event } from './event.ts'
import { operationPartOf } from './merge-parts.ts'

function eventOf(source: LogSource, native: JsonObject): Event {
  return { source, id: '1', time: 0, endTime: 0, document: {}, native, records: [] }
}

const azure = {
  correlationId: 'C',
  operationName: { value: 'Microsoft.Compute/disks/write' },
  resourceId: '/subscriptions/S/disks/D',
  status: { value: 'Accepted' },
}

describe('the part that an event is', () => {
  it('has the same key in either letter case of Azure', () => {
    const upper = {
      ...azure,
      operationName: { value: 'MICROSOFT.COMPUTE/DISKS/WRITE' },
      resourceId: '/SUBSCRIPTIONS/S/DISKS/D',
      status: { value: 'Failed' },
    }
    const key = operationPartOf(eventOf('azure.activitylogs', azure))?.key
    expect(operationPartOf(eventOf('azure.activitylogs', upper))).toEqual({ key, phase: 4 })
    expect(
      operationPartOf(eventOf('azure.activitylogs', { ...azure, resourceId: '/x' }))?.key,
    ).not.toBe(key)
  })

  it.each([
    [{ first: true }, 0],
    [{}, 1],
    [{ last: true }, 3],
  ])('of a GCP operation with the marks %j has phase %i', (marks, phase) => {
    const native = { operation: { id: 'o', producer: 'compute.googleapis.com', ...marks } }
    expect(operationPartOf(eventOf('gcp.audit', native))?.phase).toBe(phase)
  })

  it('is none for events that are whole', () => {
    const whole = [
      eventOf('aws.cloudtrail', azure),
      eventOf('azure.activitylogs', { ...azure, correlationId: '' }),
      eventOf('azure.activitylogs', { ...azure, status: { value: 'Active' } }),
      eventOf('gcp.audit', {}),
      eventOf('gcp.audit', { operation: { id: 'o', first: true, last: true } }),
    ]
    expect(whole.map(operationPartOf).filter((part) => part !== undefined)).toEqual([])
  })
})
