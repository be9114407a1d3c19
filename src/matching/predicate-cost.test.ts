import { expect, it } from 'vitest'
import type { Matcher, Predicate } from '../detections/query/query.ts'
import { compareCost } from './predicate-cost.ts'

const equals: Matcher = { kind: 'equals', value: 1, caseSensitive: true }
const flags = { ignoreCase: false, multiLine: false, dotAll: false }
const regex: Matcher = { kind: 'regex', source: 'x', flags, whole: false }

function fieldTest(matcher: Matcher): Predicate {
  return { kind: 'field', field: { document: 'ecs', path: 'a' }, matcher }
}

it('puts the cheaper predicates first', () => {
  const constant: Predicate = { kind: 'constant', value: true }
  const keyword: Predicate = { kind: 'keyword', document: 'native', matcher: equals }
  const both: Predicate = { kind: 'and', of: [fieldTest(equals), fieldTest(equals)] }
  const rising = [constant, fieldTest(equals), both, keyword, fieldTest(regex)]
  expect(rising.toReversed().toSorted(compareCost)).toEqual(rising)
})

it('a list of values of one field is dearer than one of them, cheaper than a search in a text', () => {
  const list: Predicate = { kind: 'or', of: Array.from({ length: 9 }, () => fieldTest(equals)) }
  const search = fieldTest({ kind: 'pattern', parts: [{ any: 'run' }], caseSensitive: false })
  const mixed: Predicate = { kind: 'or', of: [fieldTest(equals), search] }
  const rising = [fieldTest(equals), list, search, mixed]
  expect(rising.toReversed().toSorted(compareCost)).toEqual(rising)
})

it('a negation costs what it negates', () => {
  const test = fieldTest(regex)
  expect(compareCost({ kind: 'not', of: test }, test)).toBe(0)
})
