import { expect, test } from 'vitest'
import type { CorrelationTest } from '../query/correlation-query.ts'
import { compileCorrelationCondition } from './compile-correlation-condition.ts'
import { linkSigma } from './link.ts'
import { parseSigma } from './parse-sigma.ts'

const rules = ['a', 'b', 'c'].map(
  (name) =>
    `title: ${name}\nname: ${name}\nlogsource: {product: aws}\ndetection: {s: {a: 1}, condition: s}\n`,
)

/** What a correlation over a, b and c asks, or the first fault. */
function compile(type: string, condition: string): CorrelationTest | string | undefined {
  const text = `title: t\ncorrelation: {type: ${type}, rules: [a, b, c], timespan: 1m, condition: ${condition}}\n`
  const parsed = parseSigma([...rules, text].join('---\n'))
  const [linked] = linkSigma(parsed).correlations
  if (linked === undefined) throw new TypeError(JSON.stringify(parsed.diagnostics))
  let fault: string | undefined
  return compileCorrelationCondition(linked, (_, { message }) => (fault = message)) ?? fault
}

test.each([
  ['event_count', '{eq: 3}', { kind: 'events', bounds: [{ operator: '=', value: 3 }] }],
  ['value_sum', '{field: f, neq: 3}', { kind: 'sum', bounds: [{ operator: '!=', value: 3 }] }],
  ['value_avg', '{field: f, lte: 3}', { kind: 'average' }],
  ['value_median', '{field: f, gt: 3}', { kind: 'percentile', percentile: 50 }],
  ['value_percentile', '{field: f, gt: 3, percentile: 9}', { percentile: 9 }],
  ['temporal', '{gte: 2}', { kind: 'members', bounds: [{ operator: '>=', value: 2 }] }],
])('%s %s (sigma.md 8)', (type, condition, expected) => {
  expect(compile(type, condition)).toMatchObject(expected)
})

test.each([
  ['{gte: 3}', [[0, 1, 2]]],
  ['{gt: 1}', [[0, 1], [0, 2], [1, 2]]], // prettier-ignore
  ['{gte: 1.5}', [[0, 1], [0, 2], [1, 2]]], // prettier-ignore
  ['{gte: 0}', [[0], [1], [2]]],
])('in order, %s is any so many in the order of the list', (condition, chains) => {
  const alternatives = chains.map((chain) => ({ chain, absent: [] }))
  expect(compile('temporal_ordered', condition)).toEqual({ kind: 'ordered', alternatives })
})

test('in order, "not" of an "and" is that one of the two is absent', () => {
  expect(compile('temporal_ordered', 'c and not (a and b)')).toMatchObject({
    alternatives: [
      { chain: [2], absent: [0] },
      { chain: [2], absent: [1] },
    ],
  })
})

test.each([
  ['{lte: 2}', 'how many rules follow one another can only have a lower bound'],
  ['{gte: 4}', 'the condition asks for 4 rules and 3 are listed'],
])('in order, %s is refused', (condition, message) => {
  expect(compile('temporal_ordered', condition)).toBe(message)
})
