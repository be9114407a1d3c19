import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Detection } from '../detections/detection.ts'
import type { Predicate } from '../detections/query/query.ts'
import {
  arbitraryEvent,
  arbitraryPredicate,
  eventOf,
} from '../../test/builders/arbitrary-predicate.ts'
import { compileQuery } from './compile-query.ts'
import { createMatcher } from './match-event.ts'

function detectionOf(where: Predicate, index: number): Detection {
  return {
    id: String(index),
    title: `rule ${index}`,
    language: 'sigma',
    level: 'low',
    techniques: [],
    falsePositives: [],
    text: '',
    query: { kind: 'event', where },
  }
}

describe('matching of one event', () => {
  it('finds through the index exactly what it finds without', () => {
    let found = 0
    fc.assert(
      fc.property(
        fc.array(arbitraryPredicate, { maxLength: 12 }),
        fc.array(arbitraryEvent, { minLength: 1, maxLength: 3 }),
        (rules, events) => {
          const detections = rules.map(detectionOf)
          const matcher = createMatcher(detections)
          for (const event of events) {
            const expected = detections.filter(({ query }) => compileQuery(query).matches(event))
            const matches = matcher.match(event)
            found += matches.length
            expect(matches.map(({ detection }) => detection)).toEqual(expected)
          }
        },
      ),
      { numRuns: 2000 },
    )
    expect(found).toBeGreaterThan(1000)
  })

  it('names the event with the detection', () => {
    const always = detectionOf({ kind: 'constant', value: true }, 0)
    fc.assert(
      fc.property(arbitraryEvent, (event) => {
        expect(createMatcher([always]).match(event)).toEqual([
          { detection: always, events: [event] },
        ])
      }),
      { numRuns: 5 },
    )
  })

  it('leaves alone what one event does not decide', () => {
    const always = detectionOf({ kind: 'constant', value: true }, 0)
    const stage = { where: { kind: 'constant', value: true }, keys: [] } as const
    const sample: Detection = { ...always, query: { kind: 'sample', stages: [stage, stage] } }
    const pipes = [{ kind: 'head', count: 1 }] as const
    const piped: Detection = { ...always, query: { kind: 'event', where: stage.where, pipes } }
    expect(createMatcher([sample, piped, always]).match(eventOf({}))).toMatchObject([
      { detection: always },
    ])
  })
})
