import { describe, expect, test } from 'vitest'
import { parseCondition } from './condition.ts'
import { leavesOf } from './correlation-condition.ts'
import type { CorrelationCondition } from './correlation.ts'
import { parseSigma } from './parse-sigma.ts'

/** The condition of a correlation over the rules a and b, or the codes of what is wrong. */
function read(type: string, condition: string): CorrelationCondition | readonly string[] {
  const written = condition === '' ? '' : `, condition: ${condition}`
  const text = `title: t\ncorrelation: {timespan: 1m, rules: [a, b], type: ${type}${written}}\n`
  const { correlations, diagnostics } = parseSigma(text)
  return correlations[0]?.condition ?? diagnostics.map(({ message }) => message)
}

describe('conditions that are read (sigma.md 8)', () => {
  test.each([
    ['event_count', '{gte: 10}', { bounds: [{ operator: 'gte', value: 10 }], fields: [] }],
    ['event_count', '{gt: 1, lt: 3}', { bounds: [{ value: 1 }, { value: 3 }] }],
    ['value_count', '{field: [f, g], gt: 1}', { fields: [{ value: 'f' }, { value: 'g' }] }],
    ['value_percentile', '{field: f, gt: 1}', { percentile: 50 }],
    ['value_percentile', '{field: f, gt: 1, percentile: 95}', { percentile: 95 }],
    ['temporal', '', { bounds: [{ operator: 'gte', value: 2 }] }],
    ['temporal', 'a AND not b', { expression: { kind: 'and', of: [{}, { kind: 'not' }] } }],
  ])('%s %s', (type, condition, expected) => {
    expect(read(type, condition)).toMatchObject(expected)
  })
})

describe('conditions that are refused', () => {
  test.each([
    ['event_count', '', 'a correlation of type event_count needs a condition'],
    ['event_count', '{}', 'the condition compares with nothing'],
    ['event_count', '{gte: many}', '"gte" needs a number and has a string'],
    ['event_count', '{gt: 3, lt: 3}', 'no number is in this range'],
    ['event_count', '{field: f, gt: 3}', 'the type event_count looks at no field'],
    ['value_sum', '{gt: 3}', 'the type value_sum needs a "field"'],
    ['value_sum', '{field: [f, g], gt: 3}', 'the type value_sum looks at one field only'],
    ['value_sum', '{field: f, gt: 3, percentile: 5}', '"percentile" belongs to value_percentile'],
    [
      'value_percentile',
      '{field: f, gt: 3, percentile: 101}',
      '"percentile" is a number from 0 to 100',
    ],
    [
      'temporal',
      '1 of them',
      'an expression names each rule: "1 of" and "all of" have no place in it',
    ],
  ])('%s %s', (type, condition, message) => {
    expect(read(type, condition)).toEqual([message])
  })
})

test('the leaves of a condition are in the order of the text', () => {
  const source = { text: 'b and not (a or 1 of c*)', offsetOf: (index: number) => index }
  const condition = parseCondition(source, () => {})
  const leaves = condition === undefined ? [] : leavesOf(condition)
  expect(leaves.map((one) => (one.kind === 'search' ? one.name : one.target))).toEqual([
    'b',
    'a',
    'c*',
  ])
})
