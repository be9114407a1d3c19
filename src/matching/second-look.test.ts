import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arbitraryEvent,
  arbitraryPredicate,
  eventOf,
} from '../../test/builders/arbitrary-predicate.ts'
import type { JsonValue } from '../base/json.ts'
import type { Matcher, PatternPart, Predicate } from '../detections/query/query.ts'
import { compilePredicate } from './compile-predicate.ts'
import { createSecondLook } from './second-look.ts'
import { createSharing } from './sharing.ts'

function field(path: string, matcher: Matcher): Predicate {
  return { kind: 'field', field: { document: 'native', path }, matcher }
}

function equals(path: string, value: string): Predicate {
  return field(path, { kind: 'equals', value, caseSensitive: false })
}

function pattern(path: string, ...parts: readonly PatternPart[]): Predicate {
  return field(path, { kind: 'pattern', parts, caseSensitive: false })
}

const run = { any: 'run' } as const

/** Is about all that gets something, and asks for what is given besides. */
function rule(...of: readonly Predicate[]): Predicate {
  return { kind: 'and', of: [pattern('eventName', { text: 'Get' }, run), ...of] }
}

/** The conditions that are left of all. */
function left(conditions: readonly Predicate[], native: Record<string, JsonValue>): string {
  const look = createSecondLook(conditions, createSharing())
  return look([...conditions.keys()], eventOf({}, native)).join(' ')
}

describe('the second look', () => {
  const agents = [
    rule(equals('agent', 'curl')),
    rule(pattern('agent', run, { text: 'tool-7' }, run)),
    rule(pattern('agent', { text: 'Mozilla' }, run)),
    rule(pattern('agent', run, { text: '/1.0' })),
    rule({ kind: 'not', of: equals('agent', 'curl') }),
    rule({ kind: 'or', of: [equals('agent', 'curl'), equals('person', 'eve')] }),
  ]

  it('strikes out what the event has not, whatever part of a value it is', () => {
    expect(left(agents, { agent: 'CURL' })).toBe('0 4 5')
    expect(left(agents, { agent: 'my-tool-7/1.0' })).toBe('1 3 4 5')
    expect(left(agents, { agent: ['wget', 'mozilla/5.0'] })).toBe('2 4 5')
    expect(left(agents, {})).toBe('4 5')
  })

  it('leaves few conditions to themselves', () => {
    expect(left(agents.slice(0, 4), { agent: 'other' })).toBe('0 1 2 3')
  })

  it('leaves what is no text, or so long that it hardly comes again', () => {
    expect(left(agents, { agent: 7 })).toBe('0 1 2 3 4 5')
    expect(left(agents, { agent: { name: 'curl' } })).toBe('0 1 2 3 4 5')
    expect(left(agents, { agent: 'x'.repeat(200) })).toBe('0 1 2 3 4 5')
  })

  it('asks for every value that is necessary', () => {
    const both = Array.from({ length: 5 }, () => rule(equals('agent', 'curl'), equals('to', 'x')))
    expect(left(both, { agent: 'curl', to: 'x' })).toBe('0 1 2 3 4')
    expect(left(both, { agent: 'curl', to: 'y' })).toBe('')
  })
})

/** Conditions that have much in common, so that the values of an event leave some of them. */
const asking = fc
  .array(
    fc
      .record({
        path: fc.constantFrom('agent', 'to'),
        text: fc.constantFrom('a', 'B', 'é', 'ab'),
        shape: fc.constantFrom('whole', 'start', 'end', 'inside', 'not'),
        caseSensitive: fc.boolean(),
      })
      .map(({ path, text, shape, caseSensitive }): Predicate => {
        const before = shape === 'end' || shape === 'inside' ? [run] : []
        const after = shape === 'start' || shape === 'inside' ? [run] : []
        const parts = [...before, { text }, ...after]
        const asked = field(path, { kind: 'pattern', parts, caseSensitive })
        return shape === 'not' ? { kind: 'not', of: asked } : asked
      }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((of) => fc.constantFrom(rule(...of), rule({ kind: 'or', of })))

const someText = fc.string({ unit: fc.constantFrom('a', 'b', 'B', 'É', 'é'), maxLength: 3 })
const someValue = fc.oneof(
  { weight: 4, arbitrary: someText },
  { weight: 1, arbitrary: fc.array(someText, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.constantFrom(7, null, { a: 'b' }) },
)
const someEvent = fc
  .record({ agent: someValue, to: someValue }, { requiredKeys: [] })
  .map((native) => eventOf({}, { eventName: 'GetObject', ...native }))

it.each([
  ['conditions that have much in common', asking, someEvent, 500],
  ['any conditions', arbitraryPredicate, arbitraryEvent, 10],
])(
  'of %s it keeps all that an event satisfies, whatever came before',
  (_, condition, event, fewest) => {
    let struck = 0
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 5, maxLength: 12 }),
        fc.array(event, { minLength: 1, maxLength: 5 }),
        (conditions, events) => {
          const look = createSecondLook(conditions, createSharing())
          const tests = conditions.map((one) => compilePredicate(one))
          const all = [...conditions.keys()]
          for (const one of events) {
            const kept = look(all, one)
            struck += all.length - kept.length
            expect(kept).toEqual(expect.arrayContaining(all.filter((place) => tests[place]?.(one))))
          }
        },
      ),
      { numRuns: 500 },
    )
    expect(struck).toBeGreaterThan(fewest)
  },
)
