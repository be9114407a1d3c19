import { expect, it } from 'vitest'
import type { Matcher, Predicate } from '../detections/query/query.ts'
import { describeClause } from './describe-clause.ts'

const field = { document: 'ecs', path: 'a.b' } as const

function about(matcher: Matcher): Predicate {
  return { kind: 'field', field, matcher }
}

const one = about({ kind: 'equals', value: 'x', caseSensitive: true })

const parts = [{ text: 'x' }, { any: 'run' }, { any: 'one' }] as const
const flags = { ignoreCase: false, multiLine: false, dotAll: false }

it.each<[string, Predicate]>([
  ['true', { kind: 'constant', value: true }],
  ['(a.b is "x" or not a.b is "x")', { kind: 'or', of: [one, { kind: 'not', of: one }] }],
  ['a.b is like "x*?"', about({ kind: 'pattern', parts, caseSensitive: true })],
  ['a.b matches "x+"', about({ kind: 'regex', source: 'x+', flags, whole: true })],
  ['a.b is in 10.0.0.0/8', about({ kind: 'cidr', block: '10.0.0.0/8' })],
  ['a.b >= 3', about({ kind: 'compare', operator: '>=', value: 3 })],
  ['a.b is missing', { kind: 'presence', field, test: 'null' }],
  ['a.b is there', { kind: 'presence', field, test: 'exists' }],
  [
    'some value is "x"',
    {
      kind: 'keyword',
      document: 'native',
      matcher: { kind: 'equals', value: 'x', caseSensitive: true },
    },
  ],
  ['all of a.b: a.b is "x"', { kind: 'element', field, quantifier: 'all', of: one }],
])('%s', (words, predicate) => {
  expect(describeClause(predicate)).toBe(words)
})
