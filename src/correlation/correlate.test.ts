import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectionOf, eventAt } from '../../test/builders/eql-builder.ts'
import type { Event } from '../events/event.ts'
import { verbs } from '../environment/verb.ts'
import type { Match } from '../matching/match.ts'
import { createCorrelator, type CorrelatorOptions } from './correlate.ts'

function run(rules: readonly string[], events: readonly Event[], options: CorrelatorOptions = {}) {
  const correlator = createCorrelator(rules.map(detectionOf), options)
  for (const event of events) correlator.add(event)
  return correlator.finish()
}

function idsOf(matches: readonly Match[]): readonly string[] {
  return matches.map(({ events }) => events.map(({ id }) => id).join('-'))
}

const copyThenExpose =
  'sequence by spoor.chain.id [any where spoor.verb == "copy"] [any where spoor.verb == "expose"]'

function chained(id: number, verb: string, chains: readonly string[]): Event {
  return eventAt(id, id, { category: 'c', spoor: { verb, chain: { id: chains } } })
}

describe('the correlator', () => {
  it('matches what one event does not decide, and leaves the rest to the matcher', () => {
    const rules = [
      'any where true',
      'any where true | tail 1',
      'sequence [A where true] [B where true]',
    ]
    const events = [eventAt(1, 1, { category: 'A' }), eventAt(2, 2, { category: 'B' })]
    const { matches, diagnostics } = run(rules, events)
    expect(matches.map(({ detection }) => detection.id)).toEqual(rules.slice(1))
    expect(idsOf(matches)).toEqual(['2', '1-2'])
    expect(diagnostics).toEqual([])
  })

  it('goes on to the time of an event that it is only told of', () => {
    const rule = 'sequence with maxspan=1s [A where true] ![B where true]'
    const correlator = createCorrelator([detectionOf(rule)])
    correlator.add(eventAt(1, 0, { category: 'A' }))
    correlator.pass(5000)
    correlator.pass(10)
    const { matches, diagnostics } = correlator.finish()
    expect([idsOf(matches), diagnostics]).toEqual([['1'], []])
  })

  it('leaves missing events out of the match and says when their time was not over', () => {
    const rule = 'sequence with maxspan=1s [A where true] ![B where true]'
    const later = eventAt(9, 5000, { category: 'Z' })
    const { matches, diagnostics } = run([rule], [eventAt(1, 0, { category: 'A' })])
    expect(idsOf(matches)).toEqual(['1'])
    expect(diagnostics).toMatchObject([{ code: 'eql-window-open', severity: 'note' }])
    expect(run([rule], [eventAt(1, 0, { category: 'A' }), later]).diagnostics).toEqual([])
  })

  it('joins on each of several values: an event belongs to all its chains', () => {
    const events = [
      chained(1, 'copy', ['x', 'y']),
      chained(2, 'expose', ['y']),
      chained(3, 'expose', ['x']),
    ]
    expect(idsOf(run([copyThenExpose], events).matches)).toEqual(['1-2', '1-3'])
  })

  it('puts a copy before its use when they share a time, unless ties are those of Elastic', () => {
    const copy = eventAt(2, 0, { category: 'c', spoor: { verb: 'copy', chain: { id: 'x' } }, n: 2 })
    const use = eventAt(1, 0, {
      category: 'c',
      spoor: { verb: 'expose', chain: { id: 'x' } },
      n: 1,
    })
    expect(idsOf(run([copyThenExpose], [use, copy], { verbs }).matches)).toEqual(['2-1'])
    const elastic = { verbs, ties: 'elastic', tiebreakerField: 'n' } as const
    expect(run([copyThenExpose], [use, copy], elastic).matches).toEqual([])
  })

  it('takes the tiebreaker of the detection where it names one', () => {
    const detection = {
      ...detectionOf('sequence [A where true] [B where true]'),
      tiebreakerField: 'm',
    }
    const correlator = createCorrelator([detection], { ties: 'elastic', tiebreakerField: 'n' })
    correlator.add(eventAt(1, 0, { category: 'A', n: 2, m: 1 }))
    correlator.add(eventAt(2, 0, { category: 'B', n: 1, m: 2 }))
    expect(idsOf(correlator.finish().matches)).toEqual(['1-2'])
  })

  it('may be finished, be given more and be finished again', () => {
    const correlator = createCorrelator([detectionOf('sequence [A where true] [B where true]')])
    correlator.add(eventAt(2, 2, { category: 'B' }))
    expect(correlator.finish().matches).toEqual([])
    correlator.add(eventAt(1, 1, { category: 'A' }))
    expect(idsOf(correlator.finish().matches)).toEqual(['1-2'])
  })
})

const rules = [
  'sequence by k [A where true] [B where true] [any where true]',
  'sequence by ?k with maxspan=3ms [any where true] with runs=2 until [D where true]',
  'sequence with maxspan=4ms ![D where true] [A where true] ![C where true]',
  'sample by k [A where true] [B where true] [any where true]',
  'any where k == "x" | tail 3 | head 2',
]

const drawnEvents = fc
  .array(
    fc.record({
      time: fc.nat(6),
      category: fc.constantFrom('A', 'B', 'C', 'D'),
      k: fc.constantFrom('x', 'y', null, ['x', 'y']),
      verb: fc.constantFrom('create', 'copy', 'expose'),
    }),
    { maxLength: 14 },
  )
  .map((drawn) =>
    drawn.map(({ time, verb, ...fields }, id) => eventAt(id, time, { ...fields, spoor: { verb } })),
  )

describe('any order of adding', () => {
  it.each([undefined, 1, 2, 5])('gives the same, with a state cap of %s', (stateCap) => {
    let found = 0
    const shuffled = drawnEvents.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    )
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        const options = { verbs, ...(stateCap === undefined ? {} : { stateCap }) }
        const expected = run(rules, events, options)
        const result = run(rules, others, options)
        expect(idsOf(result.matches)).toEqual(idsOf(expected.matches))
        expect(result.diagnostics).toEqual(expected.diagnostics)
        found += expected.matches.length
      }),
      { numRuns: 300 },
    )
    expect(found).toBeGreaterThan(300)
  })
})

describe('the cap on kept events', () => {
  const rule = 'sequence [A where true] [B where true]'

  it('examines the earliest events only and says how many others there were', () => {
    const pairs = [0, 1, 2, 3].flatMap((pair) => [
      eventAt(pair * 2, pair * 2, { category: 'A' }),
      eventAt(pair * 2 + 1, pair * 2 + 1, { category: 'B' }),
    ])
    const { matches, diagnostics } = run([rule], pairs.toReversed(), { stateCap: 4 })
    expect(idsOf(matches)).toEqual(['0-1', '2-3'])
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({ code: 'eql-state-cap', severity: 'warning' })
    expect(diagnostics[0]?.message).toContain('4 later ones are not examined')
  })

  it('is not used up by events that lack a key of the stage', () => {
    const keyed = 'sequence by k [A where true] [B where true]'
    const without = [1, 2, 3, 4].map((id) => eventAt(id, id, { category: 'A' }))
    const pair = [eventAt(5, 5, { category: 'A', k: 1 }), eventAt(6, 6, { category: 'B', k: 1 })]
    const { matches, diagnostics } = run([keyed], [...without, ...pair], { stateCap: 2 })
    expect(idsOf(matches)).toEqual(['5-6'])
    expect(diagnostics).toEqual([])
  })

  it('makes an absence open that the events behind it could disprove', () => {
    const absence = 'sequence with maxspan=5ms [A where true] ![B where true]'
    const events = [0, 1].map((id) => eventAt(id, id, { category: 'A' }))
    const late = eventAt(2, 100, { category: 'B' })
    const { diagnostics } = run([absence], [...events, late], { stateCap: 2 })
    expect(diagnostics.map(({ code }) => code)).toEqual(['eql-state-cap', 'eql-window-open'])
  })

  it('is a whole number above zero', () => {
    expect(() => run([rule], [], { stateCap: 0 })).toThrow(TypeError)
  })
})

describe('a thousand correlation rules', () => {
  it('cost an event no more than the few that ask for its action', () => {
    let asked = 0
    const many = Array.from({ length: 1000 }, (_, index) => {
      const stage = (name: string): string =>
        `[any where event.action == "${name}${index}" and id >= 0]`
      return `sequence by k ${stage('First')} ${stage('Second')}`
    })
    const correlator = createCorrelator(many.map(detectionOf))
    const counted = (id: number, action: string): Event => {
      const event = eventAt(id, id, { category: 'c', k: 'x' })
      const document = { ...event.document, event: { action } }
      Object.defineProperty(document, 'id', { get: () => (asked++, id), enumerable: true })
      return { ...event, document }
    }
    correlator.add(counted(1, 'First7'))
    correlator.add(counted(2, 'Second7'))
    correlator.add(counted(3, 'Third'))
    expect(asked).toBe(2)
    expect(idsOf(correlator.finish().matches)).toEqual(['1-2'])
  })
})
