import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { cloudtrailEvent } from './aws-cloudtrail.ts'
import type { Event } from './event.ts'
import { type LateFields, LazyEvent, passingDocument } from './lazy-event.ts'

const facts: Omit<Event, 'document'> = {
  source: 'aws.cloudtrail',
  id: 'e-1',
  time: 1000,
  endTime: 1000,
  native: { eventName: 'CopySnapshot' },
  records: [],
}

function counted(document: JsonObject): { readonly event: LazyEvent; readonly made: () => number } {
  let made = 0
  const event = new LazyEvent(facts, {
    head: { 'event.dataset': 'aws.cloudtrail', 'event.action': 'CopySnapshot' },
    document: () => {
      made++
      return document
    },
  })
  return { event, made: () => made }
}

describe('the document', () => {
  it('is made when it is first read, once', () => {
    const { event, made } = counted({ event: { action: 'CopySnapshot' } })
    expect(event.head['event.action']).toBe('CopySnapshot')
    expect(made()).toBe(0)
    expect(event.document).toEqual({ event: { action: 'CopySnapshot' } })
    expect(event.document).toBe(event.document)
    expect(made()).toBe(1)
  })

  it('can be had without being kept, whatever the event is', () => {
    const { event, made } = counted({ x: 1 })
    expect([passingDocument(event), passingDocument(event)]).toEqual([{ x: 1 }, { x: 1 }])
    expect(made()).toBe(2)
    expect(passingDocument({ ...facts, document: { y: 1 } })).toEqual({ y: 1 })
    const { document } = event
    expect(passingDocument(event)).toBe(document)
    expect(made()).toBe(3)
  })

  it('is written with the event', () => {
    const { event } = counted({ x: 1 })
    expect(JSON.parse(JSON.stringify(event))).toEqual({ ...facts, document: { x: 1 } })
  })

  it('goes with the event when its records are others', () => {
    const { event } = counted({ x: 1 })
    const record = { source: 'aws.cloudtrail', dialect: 'cloudtrail', value: {} } as const
    const records = [
      { id: 'e-1', record: { ...record, origin: { file: 'f', index: 0, envelopes: [] } } },
    ]
    expect(event.withRecords(records)).toMatchObject({ records, document: { x: 1 } })
  })
})

function late(made: string[]): LateFields {
  return {
    known: { verb: 'other' },
    names: new Set(['principal', 'time']),
    make: () => {
      made.push('made')
      return { principal: { id: 'alice' } }
    },
  }
}

describe('fields of ours', () => {
  it('that are at hand make no others, and no document', () => {
    const { event, made } = counted({})
    const calls: string[] = []
    const told = event.withSpoor(late(calls))
    expect(told.spoorField('verb')).toBe('other')
    expect(told.spoorField('chain')).toBeUndefined()
    expect(calls).toEqual([])
    expect(told.spoorField('principal')).toEqual({ id: 'alice' })
    expect(told.spoorField('time')).toBeUndefined()
    expect(calls).toEqual(['made'])
    expect(made()).toBe(0)
  })

  it('stand in the document beside all others', () => {
    const { event } = counted({ x: 1 })
    const told = event.withSpoor(late([]))
    expect(told.document).toEqual({ x: 1, spoor: { verb: 'other', principal: { id: 'alice' } } })
    expect(event.document).toEqual({ x: 1 })
  })

  it('that are given later replace those of the same name', () => {
    const told = counted({}).event.withSpoor(late([]))
    const again = told.withSpoor({ known: { verb: 'copy' }, names: new Set(), make: () => ({}) })
    expect(again.document['spoor']).toEqual({ verb: 'copy', principal: { id: 'alice' } })
    expect(again.spoorField('principal')).toEqual({ id: 'alice' })
  })
})

it('what is known of a CloudTrail event is what its document says', () => {
  const value = {
    eventTime: '2026-03-02T14:05:00Z',
    eventID: 'e-1',
    eventName: 'CopySnapshot',
    eventSource: 'ec2.amazonaws.com',
  }
  const origin = { file: 'f', index: 0, envelopes: [] }
  const event = cloudtrailEvent({ source: 'aws.cloudtrail', dialect: 'cloudtrail', value, origin })
  if (!(event instanceof LazyEvent)) throw new Error('rejected')
  const { dataset, action, provider } = event.document['event'] as JsonObject
  expect(event.head).toEqual({
    'event.dataset': dataset,
    'event.action': action,
    'event.provider': provider,
  })
})
