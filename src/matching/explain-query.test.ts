import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Predicate, Query } from '../detections/query/query.ts'
import {
  arbitraryEvent,
  arbitraryPredicate,
  eventOf,
} from '../../test/builders/arbitrary-predicate.ts'
import { compileQuery } from './compile-query.ts'
import { explainQuery } from './explain-query.ts'

function equals(path: string, value: string): Predicate {
  const field = { document: 'ecs', path } as const
  return { kind: 'field', field, matcher: { kind: 'equals', value, caseSensitive: true } }
}

describe('explanations', () => {
  it('always agree with the compiled query', () => {
    const verdicts = new Set<boolean>()
    fc.assert(
      fc.property(arbitraryPredicate, arbitraryEvent, (where, event) => {
        const query: Query = { kind: 'event', where }
        const { verdict } = explainQuery(query, event)
        verdicts.add(verdict)
        expect(verdict).toBe(compileQuery(query).matches(event))
      }),
      { numRuns: 2000 },
    )
    expect(verdicts.size).toBe(2)
  })

  it('decide every part and show what was seen, also after the first failure', () => {
    const parts = [equals('a', 'x'), equals('b', 'y')]
    const query: Query = { kind: 'event', where: { kind: 'and', of: parts } }
    const { verdict, of } = explainQuery(query, eventOf({ a: 'z', b: ['q', 'y'] }))
    expect(verdict).toBe(false)
    expect(of.map((part) => part.verdict)).toEqual([false, true])
    expect(of.map((part) => part.seen[0]?.values)).toEqual([['z'], ['q', 'y']])
  })

  it('show a missing field as one without values', () => {
    const query: Query = { kind: 'event', where: { kind: 'not', of: equals('a', 'x') } }
    const { verdict, of } = explainQuery(query, eventOf({}))
    expect(verdict).toBe(true)
    expect(of[0]?.seen[0]?.values).toEqual([])
  })

  it('of a sequence tell which stages the event satisfies', () => {
    const stages = [equals('a', 'x'), equals('b', 'y')].map((where) => ({
      where,
      keys: [],
      isMissing: false,
      runs: 1,
    }))
    const until = { where: equals('a', 'z'), keys: [] }
    const { verdict, of } = explainQuery({ kind: 'sequence', stages, until }, eventOf({ b: 'y' }))
    expect(verdict).toBe(true)
    expect(of.map((part) => part.verdict)).toEqual([false, true, false])
  })
})
