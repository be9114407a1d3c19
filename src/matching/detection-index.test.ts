import { describe, expect, it } from 'vitest'
import type { Predicate, Query } from '../detections/query/query.ts'
import { eventOf } from '../../test/builders/arbitrary-predicate.ts'
import { indexQueries } from './detection-index.ts'

function action(value: string): Query {
  const field = { document: 'ecs', path: 'event.action' } as const
  const where: Predicate = {
    kind: 'field',
    field,
    matcher: { kind: 'equals', value, caseSensitive: false },
  }
  return { kind: 'event', where }
}

describe('index of queries', () => {
  it('offers one query in a thousand for an action, and those that name none', () => {
    const always: Query = { kind: 'event', where: { kind: 'constant', value: true } }
    const queries = Array.from({ length: 1000 }, (_, index) => action(`Action${index}`))
    const index = indexQueries([...queries, always])
    expect(index.candidates(eventOf({ event: { action: 'action7' } }))).toEqual([7, 1000])
    expect(index.candidates(eventOf({}))).toEqual([1000])
  })

  it('offers a query once, in order, however many of its values an event has', () => {
    const both: Query = {
      kind: 'event',
      where: { kind: 'or', of: [action('A').where, action('B').where] },
    }
    const index = indexQueries([action('B'), both])
    expect(index.candidates(eventOf({ event: { action: ['b', 'a'] } }))).toEqual([0, 1])
  })
})
