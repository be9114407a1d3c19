import { describe, expect, test } from 'vitest'
import { parseSigma } from '../parse-sigma.ts'
import { checkCorrelation, checkFilter } from './documents.ts'
import type { LintProblem } from './lint-rule.ts'

/** The codes told of a correlation or filter. */
function told(document: string): readonly string[] {
  const found: string[] = []
  const tell = ({ code }: LintProblem): unknown => found.push(code)
  const { correlations, filters, diagnostics } = parseSigma(`title: t\n${document}\n`)
  if (correlations.length + filters.length !== 1) throw new TypeError(JSON.stringify(diagnostics))
  for (const one of correlations) checkCorrelation({ document: one, tell })
  for (const one of filters) checkFilter({ document: one, tell })
  return found
}

function filter(condition: string): string {
  return `logsource: {product: aws}\nfilter: {rules: any, s: {a: 1}, t: {a: 2}, condition: ${condition}}`
}

describe('a correlation that fires for what did not happen (sigma.md 8)', () => {
  test.each([
    ['event_count', '{gte: 3}', []],
    ['event_count', '{lt: 3}', ['sigma-correlation-closed-window']],
    ['temporal', 'a and b', []],
    ['temporal', 'a and not b', ['sigma-correlation-closed-window']],
  ])('%s %s', (type, condition, expected) => {
    const section = `{type: ${type}, rules: [a, b], timespan: 1m, condition: ${condition}}`
    expect(told(`correlation: ${section}`)).toEqual(expected)
  })
})

test('the time span of a correlation is no "timeframe"', () => {
  const section = '{type: temporal, rules: [a], timeframe: 1m}'
  expect(told(`correlation: ${section}`)).toEqual(['sigma-correlation-timeframe'])
})

test('a filter without a "not" keeps what it should leave out (sigma.md 9)', () => {
  expect(told(filter('s or t'))).toEqual(['sigma-filter-without-not'])
  expect(told(filter('s or not t'))).toEqual([])
})
