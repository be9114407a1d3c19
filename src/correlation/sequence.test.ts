import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventAt, idsOf, queryOf } from '../../test/builders/eql-builder.ts'
import {
  defineSequences,
  textOf,
  type TinyEvent,
  type TinyQuery,
} from '../../test/builders/sequence-definition.ts'
import type { Event } from '../events/event.ts'
import { runEql, type EqlResult } from './run-eql.ts'

/** `r:A1 e:B2` as events: key, letter and id; a second apart, in the order in which they stand. */
function story(text: string): readonly Event[] {
  return text.split(' ').map((word, place) => {
    const [, k, letter, id] = /^(?:(\w):)?([A-Z])(\d+)$/.exec(word) ?? []
    return eventAt(Number(id), place * 1000, { category: letter ?? '', ...(k ? { k } : {}) })
  })
}

function find(query: string, events: readonly Event[]): EqlResult {
  return runEql(events, queryOf(query), { size: Infinity, tiebreakerField: 'id' })
}

/** A second after the beginning, and so many nanoseconds in digits. */
function secondLater(nanos: string): Event {
  return eventAt(2, 1000, { category: 'B', '@timestamp': `1970-01-01T00:00:01.000${nanos}Z` })
}

/** An event that no stage takes: it only tells the time. */
function tickAt(seconds: number): Event {
  return eventAt(9, seconds * 1000, { category: 'Z' })
}

/** Events that open one sequence each. */
function opening(count: number): readonly Event[] {
  return Array.from({ length: count }, (_, id) => eventAt(id, id, { category: 'A', k: id }))
}

/** The event that closes the sequence of a key. */
function closing(key: number): Event {
  return eventAt(1_000_000 + key, 1_000_000, { category: 'B', k: key })
}

describe('the state machine (eql.md 9.3)', () => {
  const ab = '[A where true] [B where true]'
  const abc = `${ab} [C where true]`
  it.each([
    ['A1 A2 B3', `sequence ${ab}`, [[2, 3]]],
    ['A1 B2 A3 B4 C5', `sequence ${abc}`, [[3, 4, 5]]],
    ['A1 B2 B3 B4', `sequence ${ab}`, [[1, 2]]],
    [
      'A1 B2 A3 C4 B5 C6',
      `sequence ${abc}`,
      [
        [1, 2, 4],
        [3, 5, 6],
      ],
    ],
    [
      'r:A1 r:A2 e:B3 r:B4 r:B5 e:A6 r:A7 e:B8 r:C9 e:C10 r:C11',
      `sequence by k ${abc}`,
      [
        [2, 4, 9],
        [6, 8, 10],
      ],
    ],
    ['A1 A2 B3 B4', `sequence [A where true] with runs=2 [B where true]`, [[1, 2, 3]]],
    ['A1 B2 C3', `sequence with maxspan=2s ${abc}`, [[1, 2, 3]]],
    ['A1 B2 C3', `sequence with maxspan=1999ms ${abc}`, []],
  ])('%s: %s', (events, query, expected) => {
    // prettier-ignore
    expect(idsOf(find(query, story(events)))).toEqual(expected)
  })

  it('does not go back to an older head when the newest has ended or expired', () => {
    const query = 'sequence by k with maxspan=2s [A where true] [B where true]'
    expect(idsOf(find(query, story('r:A1 r:C2 r:C3 r:B4')))).toEqual([])
    const until = 'sequence [A where true] [B where true] until [U where true]'
    expect(idsOf(find(until, story('A1 A2 U3 B4')))).toEqual([])
  })

  it('counts an event exactly as far as maxspan as inside, one nanosecond more as outside', () => {
    const first = eventAt(1, 0, { category: 'A', '@timestamp': '1970-01-01T00:00:00.000Z' })
    const query = 'sequence with maxspan=1s [A where true] [B where true]'
    expect(idsOf(find(query, [first, secondLater('')]))).toEqual([[1, 2]])
    expect(idsOf(find(query, [first, secondLater('000001')]))).toEqual([])
  })

  it('puts several keys that one event completes in their order', () => {
    const events = [
      eventAt(1, 0, { category: 'A', k: 'b' }),
      eventAt(2, 1, { category: 'A', k: ['c', 'a'] }),
      eventAt(3, 2, { category: 'B', k: ['c', 'b', 'a'] }),
    ]
    const result = find('sequence by k [A where true] [B where true]', events)
    const keys = 'sequences' in result ? result.sequences.map(({ joinKeys }) => joinKeys) : []
    expect(keys).toEqual([['a'], ['b'], ['c']])
    expect(idsOf(result)).toEqual([[2, 3], [1, 3], [2, 3]]) // prettier-ignore
  })

  it('sorts what it is given: any order of the array gives the same', () => {
    const events = story('A1 B2 A3 C4 B5 C6')
    const query = 'sequence [A where true] [B where true] [C where true]'
    expect(idsOf(find(query, events.toReversed()))).toEqual(idsOf(find(query, events)))
  })
})

describe('an absence at the end of the input (eql.md 10)', () => {
  const query = 'sequence with maxspan=5s [A where true] ![B where true]'
  const isOpen = (events: readonly Event[]): unknown => {
    const result = find(query, events)
    return 'sequences' in result && result.sequences.map(({ isWindowOpen }) => isWindowOpen)
  }

  it('is open until event time has passed the span, whatever event tells the time', () => {
    expect(isOpen([eventAt(1, 0, { category: 'A' })])).toEqual([true])
    expect(isOpen([eventAt(1, 0, { category: 'A' }), tickAt(5)])).toEqual([true])
    expect(isOpen([eventAt(1, 0, { category: 'A' }), tickAt(6)])).toEqual([false])
  })

  it('is closed by an event that comes too late to disprove it', () => {
    const [first, last] = [eventAt(1, 0, { category: 'A' }), eventAt(2, 5001, { category: 'B' })]
    expect(isOpen([first, last])).toEqual([false])
    expect(isOpen([first, { ...last, time: 5000 }])).toEqual([])
  })
})

const letters = fc.constantFrom('A', 'B', 'AB', 'BC', 'ABC')
const stage = fc
  .tuple(fc.boolean(), fc.boolean(), letters)
  .map(([one, other, some]) => (one && other ? `!${some}` : some))

const tinyQuery: fc.Arbitrary<TinyQuery> = fc
  .record(
    {
      stages: fc.array(stage, { minLength: 2, maxLength: 4 }),
      key: fc.constantFrom('none' as const, 'plain' as const, 'optional' as const),
      until: fc.constantFrom('A', 'C', 'D'),
      maxspan: fc.integer({ min: 1, max: 6 }),
    },
    { requiredKeys: ['stages', 'key'] },
  )
  .filter(({ stages, maxspan }) => {
    const hasMissing = stages.some((one) => one.startsWith('!'))
    return stages.some((one) => !one.startsWith('!')) && (!hasMissing || maxspan !== undefined)
  })

const tinyEvents: fc.Arbitrary<readonly TinyEvent[]> = fc
  .array(
    fc.record({
      time: fc.nat(8),
      letter: fc.constantFrom('A', 'B', 'C', 'D'),
      k: fc.constantFrom(undefined, 'x', 'y', null, ['y', 'x'], ['x', null, 'x'], [null]),
    }),
    { maxLength: 10 },
  )
  .map((events) => events.toSorted((a, b) => a.time - b.time))

describe('against the definition, by looking back from each event', () => {
  it('finds the same sequences in the same order', () => {
    let found = 0
    fc.assert(
      fc.property(tinyQuery, tinyEvents, (query, tiny) => {
        const events = tiny.map(({ time, letter, k }, id) =>
          eventAt(id, time, { category: 'c', letter, ...(k === undefined ? {} : { k }) }),
        )
        const expected = defineSequences(query, tiny)
        expect(idsOf(find(textOf(query), events.toReversed()))).toEqual(expected)
        found += expected.length
      }),
      { numRuns: 5000 },
    )
    // Of queries and events that never meet nothing would be learnt.
    expect(found).toBeGreaterThan(2000)
  })
})

describe('the cap on open sequences', () => {
  const query = queryOf('sequence by k [A where true] [B where true]')

  it('gives up those extended longest ago and says so', () => {
    const events = [...opening(10), ...[0, 1, 8, 9].map(closing)]
    const result = runEql(events, query, { stateCap: 8, size: 50, tiebreakerField: 'id' })
    expect(idsOf(result)).toEqual([[8, 1_000_008], [9, 1_000_009]]) // prettier-ignore
    expect(result.diagnostics).toMatchObject([{ code: 'eql-state-cap', severity: 'warning' }])
  })

  it('is not reached by sequences that maxspan has ended', () => {
    const spanned = queryOf('sequence by k with maxspan=2ms [A where true] [B where true]')
    const result = runEql(opening(100), spanned, { stateCap: 8 })
    expect(result.diagnostics).toEqual([])
  })

  it('is not reached by one sequence that begins again and again', () => {
    const again = Array.from({ length: 50 }, (_, id) => eventAt(id, id, { category: 'A', k: 1 }))
    const result = runEql([...again, closing(1)], query, { stateCap: 2, tiebreakerField: 'id' })
    expect(idsOf(result)).toEqual([[49, 1_000_001]])
    expect(result.diagnostics).toEqual([])
  })

  it('also bounds the results', () => {
    const pairs = Array.from({ length: 6 }, (_, id) => [
      eventAt(id, id, { category: 'A', k: id }),
      eventAt(id + 100, id, { category: 'B', k: id }),
    ])
    const result = runEql(pairs.flat(), query, { stateCap: 5, size: 50, tiebreakerField: 'id' })
    expect(idsOf(result)).toHaveLength(5)
    expect(result.diagnostics).toMatchObject([{ code: 'eql-state-cap' }])
  })
})
