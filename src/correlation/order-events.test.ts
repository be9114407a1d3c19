import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptWith } from '../../test/builders/kept-builder.ts'
import type { JsonObject } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import { verbs } from '../environment/verb.ts'
import type { LogRecord } from '../telemetry/log-record.ts'
import { compileEventOrder, orderFields, type OrderOptions } from './order-events.ts'

function eventOf(id: string, fields: JsonObject = {}, index?: number): Event {
  const origin = { file: 'a.json', index: index ?? 0, envelopes: [] }
  const record = { source: 'aws.cloudtrail', dialect: 'cloudtrail', value: {}, origin } as const
  const records: readonly { id: string; record: LogRecord }[] =
    index === undefined ? [] : [{ id, record }]
  return {
    source: 'aws.cloudtrail',
    id,
    time: 0,
    endTime: 0,
    document: fields,
    native: {},
    records,
  }
}

/** The ids of the events, ordered. */
function ordered(events: readonly Event[], options: OrderOptions = {}): string {
  const { fields, keep } = keptWith(...orderFields(options))
  return events
    .map((event) => keep(event))
    .sort(compileEventOrder(fields, options))
    .map(({ event }) => event.id)
    .join(' ')
}

function verb(id: string, name: string): Event {
  return eventOf(id, { spoor: { verb: name } })
}

describe('events of one time in a hunt (design 4.7)', () => {
  it('stand so that what makes a copy comes before what uses it', () => {
    const story = [
      verb('5', 'create'),
      verb('4', 'share'),
      verb('3', 'restore'),
      verb('2', 'launch'),
      verb('1', 'expose'),
    ]
    expect(ordered(story.toReversed(), { verbs })).toBe('5 4 3 2 1')
  })

  it('stand by event id where the verb is the same, unknown or missing', () => {
    const events = [eventOf('d'), verb('c', 'dance'), verb('b', 'copy'), verb('a', 'copy')]
    expect(ordered(events, { verbs })).toBe('a b c d')
  })
})

describe('events of one time in Elasticsearch (eql.md 1)', () => {
  it('stand by the tiebreaker, numbers before texts and missing last', () => {
    const events = [
      eventOf('none'),
      eventOf('text', { n: 'b' }),
      eventOf('ten', { n: 10 }),
      eventOf('nine', { n: 9 }),
    ]
    const options = { ties: 'elastic', tiebreakerField: 'n' } as const
    expect(ordered(events, options)).toBe('nine ten text none')
  })

  it('then by the place of their records, or as they were given', () => {
    expect(ordered([eventOf('b', {}, 1), eventOf('a', {}, 0)], { ties: 'elastic' })).toBe('a b')
    expect(ordered([eventOf('b'), eventOf('a')], { ties: 'elastic' })).toBe('b a')
  })
})

describe('event time', () => {
  it('comes before everything else, to the nanosecond where documents tell it', () => {
    const late = eventOf('a', { '@timestamp': '1970-01-01T00:00:00.0000005Z' })
    const early = eventOf('b', { '@timestamp': '1970-01-01T00:00:00.000000499Z' })
    expect(ordered([late, early])).toBe('b a')
    expect(ordered([{ ...early, time: 1 }, late])).toBe('a b')
  })

  it.each(['hunt', 'elastic'] as const)('%s: any order of the input gives the same', (ties) => {
    const event = fc
      .record({ time: fc.nat(1), verb: fc.constantFrom(...verbs), n: fc.nat(1) })
      .map(({ time, ...one }) => ({ time, fields: { spoor: { verb: one.verb }, n: one.n } }))
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), fc.nat(), (drawn, turn) => {
        const events = drawn.map(({ time, fields }, place) => ({
          ...eventOf(String(place), fields, place),
          time,
        }))
        const at = turn % (events.length + 1)
        const turned = [...events.slice(at), ...events.slice(0, at)].reverse()
        const options = { ties, verbs, tiebreakerField: 'n' }
        expect(ordered(turned, options)).toBe(ordered(events, options))
      }),
    )
  })
})
