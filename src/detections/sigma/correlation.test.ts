import { expect, test } from 'vitest'
import type { Condition } from './condition.ts'
import { needsClosedWindow, typeOfAggregation } from './correlation.ts'
import type { ThresholdOperator } from './rule.ts'

const span = { start: 0, end: 0 }
const a: Condition = { kind: 'search', name: 'a', span }

function isClosedFor(...operators: readonly ThresholdOperator[]): boolean {
  const bounds = operators.map((operator, place) => ({ operator, value: place }))
  return needsClosedWindow({ kind: 'threshold', bounds, fields: [] })
}

test('only lower bounds are decided while the window is open (sigma.md 8)', () => {
  expect((['gt', 'gte'] as const).map((one) => isClosedFor(one))).toEqual([false, false])
  expect((['lt', 'lte', 'eq', 'neq'] as const).every((one) => isClosedFor(one))).toBe(true)
  expect(isClosedFor('gte', 'lte')).toBe(true)
})

test('an expression waits for the end where it has a "not", however deep', () => {
  const both: Condition = { kind: 'and', of: [a, a], span }
  const deep: Condition = {
    kind: 'or',
    of: [a, { ...both, of: [{ kind: 'not', of: a, span }] }],
    span,
  }
  expect(needsClosedWindow({ kind: 'expression', expression: both })).toBe(false)
  expect(needsClosedWindow({ kind: 'expression', expression: deep })).toBe(true)
})

test('what the aggregations of Sigma 1 are called as correlations (sigma.md 7)', () => {
  const rest = { groupBy: [], operator: 'gt', value: 5, span } as const
  expect(typeOfAggregation({ kind: 'count', ...rest })).toBe('event_count')
  expect(typeOfAggregation({ kind: 'count', field: 'f', ...rest })).toBe('value_count')
  expect(typeOfAggregation({ kind: 'sum', field: 'f', ...rest })).toBe('value_sum')
  expect(typeOfAggregation({ kind: 'avg', field: 'f', ...rest })).toBe('value_avg')
  expect(typeOfAggregation({ kind: 'near', searches: [], span })).toBe('temporal')
})
