import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryEvent, arbitraryPredicate } from '../../test/builders/arbitrary-predicate.ts'
import type { FieldReference, Predicate } from '../detections/query/query.ts'
import { compilePredicate } from './compile-predicate.ts'
import { upperBound } from './upper-bound.ts'

const isAction = ({ path, aliases }: FieldReference): boolean =>
  path === 'event.action' && aliases === undefined

function asks(path: string, value: string): Predicate {
  return {
    kind: 'field',
    field: { document: 'ecs', path },
    matcher: { kind: 'equals', value, caseSensitive: false },
  }
}

const known = asks('event.action', 'Run')
const other = asks('a', 'x')
const yes: Predicate = { kind: 'constant', value: true }
const no: Predicate = { kind: 'constant', value: false }
const not = (of: Predicate): Predicate => ({ kind: 'not', of })
const and = (...of: Predicate[]): Predicate => ({ kind: 'and', of })
const or = (...of: Predicate[]): Predicate => ({ kind: 'or', of })

describe('the bound of a condition by its action', () => {
  it.each<[string, Predicate, Predicate]>([
    ['asks for the action', known, known],
    ['is true of what asks for anything else', other, yes],
    ['is true of what refuses anything else', not(other), yes],
    ['keeps a refused action', not(known), not(known)],
    ['drops the rest of an and', and(known, other), known],
    ['is true where an alternative asks for anything else', or(known, other), yes],
    ['is true where not both are refused', not(and(known, other)), yes],
    ['keeps what is refused of either', not(or(known, other)), not(known)],
    ['folds constants', and(known, no), no],
    [
      'knows nothing of keywords',
      {
        kind: 'keyword',
        document: 'ecs',
        matcher: { kind: 'equals', value: 'Run', caseSensitive: true },
      },
      yes,
    ],
  ])('%s', (_, condition, bound) => {
    expect(upperBound(condition, isAction)).toEqual(bound)
  })

  it('holds wherever the condition holds', () => {
    fc.assert(
      fc.property(arbitraryPredicate, arbitraryEvent, (condition, event) => {
        if (!compilePredicate(condition)(event)) return
        expect(compilePredicate(upperBound(condition, isAction))(event)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('asks for known fields alone', () => {
    fc.assert(
      fc.property(arbitraryPredicate, (condition) => {
        const text = JSON.stringify(upperBound(condition, isAction))
        expect(text).not.toMatch(/"path":"(?!event\.action)|aliases/)
      }),
    )
  })
})
