import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  oracleFirings,
  type OracleEntry,
  type OracleFiring,
} from '../../test/builders/correlation-oracle.ts'
import type { Detection } from '../detections/detection.ts'
import type { CorrelationTest } from '../detections/query/correlation-query.ts'
import type { CorrelationMember, CorrelationQuery, EventQuery } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { createCorrelator, type Correlator } from './correlate.ts'

const timespan = 4

/** An event of some members, in some groups; `v` is what values are read from. */
interface Drawn {
  readonly time: number
  readonly r: readonly number[]
  readonly g?: string | readonly string[] | null | undefined
  readonly v?: number | string | undefined
}

const drawnEvents = fc.array(
  fc.record(
    {
      time: fc.nat(14),
      r: fc.constantFrom<Drawn['r'][]>([0], [0], [1], [2], [0, 1], [0, 1, 2]),
      g: fc.constantFrom<Drawn['g'][]>('x', 'x', 'x', 'y', ['x', 'y'], [], null),
      v: fc.constantFrom<NonNullable<Drawn['v']>[]>(1, 2, '2', 5, -3, 'none'),
    },
    { requiredKeys: ['time', 'r'] },
  ),
  { minLength: 3, maxLength: 16 },
)

/** Ids rise in the order in which the correlator puts events of one time. */
function eventsOf(drawn: readonly Drawn[]): readonly Event[] {
  return drawn.map(({ time, r, g, v }, place) => ({
    source: 'aws.cloudtrail',
    id: String(place).padStart(3, '0'),
    time,
    endTime: time,
    document: {},
    native: { r, ...(g === undefined ? {} : { g }), ...(v === undefined ? {} : { v }) },
    records: [],
  }))
}

function ruleOf(member: number): EventQuery {
  const field = { document: 'native', path: 'r' } as const
  const matcher = { kind: 'equals', value: member, caseSensitive: true } as const
  return { kind: 'event', where: { kind: 'field', field, matcher } }
}

function fieldAt(path: string): CorrelationMember['groupBy'][number] {
  return { kind: 'field', field: { document: 'native', path } }
}

function memberOf(member: number): CorrelationMember {
  return { query: ruleOf(member), groupBy: [fieldAt('g')], values: [fieldAt('v')] }
}

function queryOf(test: CorrelationTest, members = [0, 1, 2].map(memberOf)): CorrelationQuery {
  return { kind: 'correlation', members, groupBy: ['g'], timespan, test }
}

function run(
  query: CorrelationQuery,
  events: readonly Event[],
  stateCap?: number,
): ReturnType<Correlator['finish']> {
  const detection: Detection = {
    id: 'c',
    title: 'c',
    language: 'sigma',
    level: 'low',
    techniques: [],
    falsePositives: [],
    text: '',
    query,
  }
  const correlator = createCorrelator([detection], stateCap === undefined ? {} : { stateCap })
  for (const event of events) correlator.add(event)
  return correlator.finish()
}

function toldBy({ matches }: ReturnType<typeof run>): readonly string[] {
  return matches.map(({ events, group }) => {
    return `${group?.[0]?.value}: ${events.map(({ id }) => Number(id)).join(' ')}`
  })
}

function told(firings: readonly OracleFiring[]): readonly string[] {
  return firings.map(({ group, events }) => `${group}: ${events.join(' ')}`)
}

/** What the oracle counts: one entry for each group of each event. */
function entriesOf(drawn: readonly Drawn[]): readonly OracleEntry[] {
  return drawn
    .flatMap((one, id) =>
      groupsOf(one).map((group) => ({
        time: one.time,
        events: [id],
        members: one.r,
        group,
        values: one.v === undefined || one.v === 'none' ? [] : [Number(one.v)],
      })),
    )
    .sort((a, b) => a.time - b.time || (a.events[0] ?? 0) - (b.events[0] ?? 0))
}

function groupsOf({ g }: Drawn): readonly string[] {
  return typeof g === 'string' ? [g] : (g ?? [])
}

/** Places of the events in event time, ties by id: what the oracle knows them by. */
function inOrder(drawn: readonly Drawn[]): readonly Drawn[] {
  return drawn.toSorted((a, b) => a.time - b.time)
}

const member = (place: number) => ({ kind: 'member', member: place }) as const
const tests: readonly CorrelationTest[] = [
  { kind: 'events', bounds: [{ operator: '>=', value: 3 }] },
  { kind: 'events', bounds: [{ operator: '<', value: 2 }] },
  { kind: 'events', bounds: [{ operator: '!=', value: 2 }] },
  {
    kind: 'events',
    bounds: [
      { operator: '>', value: 1 },
      { operator: '<=', value: 3 },
    ],
  },
  { kind: 'sum', bounds: [{ operator: '>=', value: 4 }] },
  { kind: 'sum', bounds: [{ operator: '=', value: 4 }] },
  { kind: 'average', bounds: [{ operator: '>', value: 1.5 }] },
  { kind: 'percentile', percentile: 50, bounds: [{ operator: '>=', value: 2 }] },
  { kind: 'percentile', percentile: 95, bounds: [{ operator: '>', value: 4.5 }] },
  { kind: 'members', bounds: [{ operator: '>=', value: 3 }] },
  { kind: 'members', bounds: [{ operator: '>=', value: 2 }] },
  {
    kind: 'expression',
    expression: { kind: 'or', of: [{ kind: 'and', of: [member(0), member(1)] }, member(2)] },
  },
  {
    kind: 'expression',
    expression: { kind: 'and', of: [member(0), { kind: 'not', of: member(1) }] },
  },
  { kind: 'ordered', alternatives: [{ chain: [0, 1, 2], absent: [] }] },
  {
    kind: 'ordered',
    alternatives: [
      { chain: [0, 1], absent: [] },
      { chain: [2, 1], absent: [] },
    ],
  },
  { kind: 'ordered', alternatives: [{ chain: [1, 0], absent: [2] }] },
]

/** Draws events with themselves in another order. */
const shuffledEvents = drawnEvents.map(inOrder).chain((drawn) => {
  const events = eventsOf(drawn)
  const others = fc.shuffledSubarray([...events], { minLength: events.length })
  return fc.tuple(fc.constant(drawn), others)
})

describe('what fires is what the definition says, in whatever order events come', () => {
  it.each(tests.map((test) => ({ name: JSON.stringify(test), test })))('$name', ({ test }) => {
    let found = 0
    fc.assert(
      fc.property(shuffledEvents, ([drawn, events]) => {
        const expected = told(oracleFirings(test, timespan, entriesOf(drawn)))
        found += expected.length
        expect(toldBy(run(queryOf(test), events)).toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 250, seed: 8 },
    )
    expect(found).toBeGreaterThan(20)
  })

  it('different values, as text', () => {
    const test: CorrelationTest = { kind: 'distinct', bounds: [{ operator: '>=', value: 3 }] }
    fc.assert(
      fc.property(shuffledEvents, ([drawn, events]) => {
        const texts = new Map(['1', '2', '5', '-3', 'none'].map((text, place) => [text, place]))
        const asPlaces = drawn.map(({ v, ...one }) => {
          return v === undefined ? one : { ...one, v: texts.get(String(v)) ?? 9 }
        })
        const expected = told(oracleFirings(test, timespan, entriesOf(asPlaces)))
        expect(toldBy(run(queryOf(test), events)).toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 250, seed: 8 },
    )
  })
})

describe('nested correlations', () => {
  const inner: CorrelationTest = { kind: 'events', bounds: [{ operator: '>=', value: 2 }] }
  const outers: readonly CorrelationTest[] = [
    { kind: 'ordered', alternatives: [{ chain: [0, 1], absent: [] }] },
    { kind: 'members', bounds: [{ operator: '>=', value: 2 }] },
    { kind: 'events', bounds: [{ operator: '>=', value: 2 }] },
    {
      kind: 'expression',
      expression: { kind: 'and', of: [member(0), { kind: 'not', of: member(1) }] },
    },
  ]
  it.each(outers.map((test) => ({ name: JSON.stringify(test), test })))(
    'a match takes part at the time of its last event: $name',
    ({ test }) => {
      const many = queryOf(inner, [memberOf(0)])
      const nested = {
        query: many,
        groupBy: [{ kind: 'group', place: 0 }],
        values: [{ kind: 'group', place: null }],
      } as const
      const query = queryOf(test, [nested, memberOf(1)])
      let found = 0
      fc.assert(
        fc.property(shuffledEvents, ([drawn, events]) => {
          const entries = entriesOf(drawn)
          const only = (place: number): readonly OracleEntry[] =>
            entries.filter(({ members }) => members.includes(place))
          const matches = oracleFirings(inner, timespan, only(0)).map((one): OracleEntry => {
            const time = drawn[one.events.at(-1) ?? 0]?.time ?? 0
            return { ...one, time, members: [0], values: [] }
          })
          const others = only(1).map((one) => ({ ...one, members: [1] }))
          const expected = told(oracleFirings(test, timespan, [...matches, ...others]))
          found += expected.length
          expect(toldBy(run(query, events)).toSorted()).toEqual(expected.toSorted())
        }),
        { numRuns: 250, seed: 8 },
      )
      expect(found).toBeGreaterThan(20)
    },
  )
})

it('counts the rules of a nested one by their own stages, wherever it stands among the members', () => {
  const both = queryOf({ kind: 'members', bounds: [{ operator: '>=', value: 2 }] }, [
    memberOf(1),
    memberOf(2),
  ])
  const nested = { query: both, groupBy: [{ kind: 'group', place: 0 }], values: [] } as const
  const query = queryOf({ kind: 'members', bounds: [{ operator: '>=', value: 2 }] }, [
    memberOf(0),
    nested,
  ])
  const firingsFor = (...rules: readonly number[]): number =>
    run(query, eventsOf(rules.map((rule, time) => ({ time, r: [rule], g: 'x' })))).matches.length
  expect(firingsFor(0, 1, 2)).toBe(1)
  expect(firingsFor(0, 1, 1)).toBe(0)
  expect(firingsFor(0, 0, 1)).toBe(0)
})

it('rests on an open window when a match that it counts does', () => {
  const few = queryOf({ kind: 'events', bounds: [{ operator: '<', value: 2 }] }, [memberOf(0)])
  const group = { kind: 'group', place: 0 } as const
  const nested = { query: few, groupBy: [group], values: [] }
  const any: CorrelationTest = { kind: 'events', bounds: [{ operator: '>=', value: 1 }] }
  const codesOf = (last: number): readonly string[] => {
    const drawn: readonly Drawn[] = [
      { time: 0, r: [0], g: 'x' },
      { time: last, r: [1], g: 'y' },
    ]
    const query = queryOf(any, [nested, memberOf(1)])
    return run(query, eventsOf(drawn)).diagnostics.map(({ code }) => code)
  }
  expect(codesOf(timespan)).toEqual(['sigma-window-open'])
  expect(codesOf(timespan + 1)).toEqual([])
})

describe('the state cap', () => {
  const many = Array.from({ length: 40 }, (_, time): Drawn => ({
    time,
    r: [0],
    g: ['x', 'y', 'z'],
  }))
  const test: CorrelationTest = { kind: 'events', bounds: [{ operator: '>=', value: 2 }] }

  it('bounds what windows hold, and says so', () => {
    const long = { ...queryOf(test), timespan: 1000 }
    const { diagnostics } = run(long, eventsOf(many), 40)
    expect(diagnostics).toMatchObject([{ code: 'sigma-state-cap', severity: 'warning' }])
    expect(diagnostics[0]?.message).toContain('window entries: 80 are in no window')
  })

  it.each<CorrelationTest>([
    { kind: 'events', bounds: [{ operator: '>=', value: 2 }] },
    { kind: 'events', bounds: [{ operator: '<', value: 2 }] },
  ])('is not reached by windows of other groups that are over: $bounds', (one) => {
    const apart = many.map(({ time, r }) => ({ time, r, g: ['a', 'b', 'c'].map((g) => g + time) }))
    const { diagnostics } = run({ ...queryOf(one), timespan: 1 }, eventsOf(apart), 40)
    expect(diagnostics.filter(({ message }) => message.includes('window entries'))).toEqual([])
  })

  it('gives the same in any order', () => {
    fc.assert(
      fc.property(shuffledEvents, fc.constantFrom(1, 2, 5), ([drawn, events], cap) => {
        for (const one of tests) {
          const expected = run(queryOf(one), eventsOf(drawn), cap)
          expect(run(queryOf(one), events, cap)).toEqual(expected)
        }
      }),
      { numRuns: 40, seed: 8 },
    )
  })
})
