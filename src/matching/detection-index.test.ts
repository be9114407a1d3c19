import { describe, expect, it } from 'vitest'
import type { PatternPart, Predicate } from '../detections/query/query.ts'
import { eventOf } from '../../test/builders/arbitrary-predicate.ts'
import { indexConditions } from './detection-index.ts'

function action(value: string): Predicate {
  const field = { document: 'ecs', path: 'event.action' } as const
  return { kind: 'field', field, matcher: { kind: 'equals', value, caseSensitive: false } }
}

describe('index of conditions', () => {
  it('offers one condition in a thousand for an action, and those that name none', () => {
    const always: Predicate = { kind: 'constant', value: true }
    const conditions = Array.from({ length: 1000 }, (_, index) => action(`Action${index}`))
    const index = indexConditions([...conditions, always])
    expect(index.candidates(eventOf({ event: { action: 'action7' } }))).toEqual([7, 1000])
    expect(index.candidates(eventOf({}))).toEqual([1000])
  })

  it('offers a condition by the beginning and the ending of a value', () => {
    const field = { document: 'ecs', path: 'event.action' } as const
    const pattern = (...parts: readonly PatternPart[]): Predicate => {
      return { kind: 'field', field, matcher: { kind: 'pattern', parts, caseSensitive: false } }
    }
    const run = { any: 'run' } as const
    const index = indexConditions([
      pattern({ text: 'Get' }, run),
      pattern(run, { text: 'Tagging' }),
      pattern({ text: 'GetBucketTagging' }, run),
      pattern({ text: 'Put' }, run),
    ])
    expect(index.candidates(eventOf({ event: { action: 'GETBUCKETTAGGING' } }))).toEqual([0, 1, 2])
    expect(index.candidates(eventOf({ event: { action: 'ge' } }))).toEqual([])
  })

  it('offers a condition once, in order, however many of its values an event has', () => {
    const both: Predicate = { kind: 'or', of: [action('A'), action('B')] }
    const index = indexConditions([action('B'), both])
    expect(index.candidates(eventOf({ event: { action: ['b', 'a'] } }))).toEqual([0, 1])
  })
})
