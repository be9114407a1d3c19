import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { emulatedCall } from '../../test/builders/cloudtrail-builder.ts'
import type { JsonObject } from '../base/json.ts'
import type { Dialect, LogSource } from '../telemetry/log-record.ts'
import type { Event } from './event.ts'
import { EventArchive } from './event-archive.ts'
import { createOperationMerger } from './merge-operations.ts'
import { normalise } from './normalise.ts'

const packing = {
  pack: (text: string) => deflateRawSync(text),
  unpack: (packed: Uint8Array) => inflateRawSync(packed).toString(),
}

function eventOf(source: LogSource, dialect: Dialect, value: JsonObject, index: number): Event {
  const event = normalise({ source, dialect, value, origin: { file: 'a', index, envelopes: [] } })
  if ('rejected' in event) throw new Error(event.rejected)
  return event
}

function call(index: number): Event {
  const value = emulatedCall('ec2', 'DeleteSnapshot', {
    eventID: `e-${index}`,
    requestParameters: { snapshotId: `snap-${index}` },
  })
  return eventOf('aws.cloudtrail', 'cloudtrail', value, index)
}

/** One row of an operation of Azure. */
function row(resultType: string, second: number): Event {
  const value = {
    time: `2026-09-15T10:00:0${second}.0000000Z`,
    resourceId: '/SUBSCRIPTIONS/S/RESOURCEGROUPS/R/PROVIDERS/MICROSOFT.COMPUTE/SNAPSHOTS/N',
    operationName: 'MICROSOFT.COMPUTE/SNAPSHOTS/WRITE',
    category: 'Administrative',
    resultType,
    correlationId: 'c',
    identity: {},
  }
  return eventOf('azure.activitylogs', 'azure-event-hub', value, second)
}

/** Two rows, merged. */
function operation(): Event {
  const merger = createOperationMerger()
  const [event, more] = [
    ...merger.add(row('Start', 1)),
    ...merger.add(row('Success', 2)),
    ...merger.flush(),
  ]
  if (event === undefined || more !== undefined) throw new Error('the rows are not one operation')
  return event
}

/** All that can be read of an event. */
function contentOf(event: Event): unknown {
  const { source, id, time, endTime, document, native, records } = event
  const values = records.map(({ id: own, record }) => [
    own,
    record.dialect,
    record.origin,
    record.value,
  ])
  return { source, id, time, endTime, document, native, values }
}

describe('an archive', () => {
  it('gives every event back as it was, in any order, over many blocks', () => {
    const archive = new EventArchive({ packing, whole: 0 })
    const events = [...Array.from({ length: 2000 }, (_, index) => call(index)), operation()]
    const kept = events.map((event) => archive.keep(event))
    for (const place of [0, 1999, 2000, 63, 64, 1000, 5, 1999]) {
      const [event, one] = [events[place], kept[place]]
      expect(one).not.toBe(event)
      expect(one && contentOf(one)).toEqual(event && contentOf(event))
    }
  })

  it('makes nothing anew of the first events', () => {
    const archive = new EventArchive({ packing, whole: 1 })
    const [first, second] = [call(1), call(2)]
    expect(archive.keep(first).document).toBe(first.document)
    expect(archive.keep(second).document).not.toBe(second.document)
    expect(archive.open(first)).toBe(first)
  })

  it.each([0, 9])('adds what is told of an event whenever somebody looks; %i whole', (whole) => {
    const archive = new EventArchive({ packing, whole })
    const [kept, other] = [archive.keep(call(1)), archive.keep(call(2))]
    expect(kept.document['spoor']).toBeUndefined()
    archive.tell((event) => ({ verb: event === kept ? 'delete' : 'other' }))
    expect(kept.document['spoor']).toEqual({ verb: 'delete' })
    expect(other.document['spoor']).toEqual({ verb: 'other' })
    expect(archive.open(kept).document['spoor']).toEqual({ verb: 'delete' })
  })
})
