import { expect, test } from 'vitest'
import { parseSigma, type ParsedSigma } from './parse-sigma.ts'

/** `splitAggregation` is the last step of parsing a rule. */
function split(condition: string, timeframe = '  timeframe: 15m\n'): ParsedSigma {
  return parseSigma(`title: t
id: 0b0d3c3e-1111-4222-8333-444455556666
level: high
logsource: {product: aws}
detection:
  a: {x: 1}
  b: {y: 1}
${timeframe}  condition: ${condition}
`)
}

test('a count becomes a correlation that keeps id, title and level (sigma.md 7)', () => {
  const { rules, correlations } = split('a | count(f) by g > 5')
  expect(correlations).toMatchObject([
    {
      title: { value: 't' },
      id: { value: '0b0d3c3e-1111-4222-8333-444455556666' },
      level: { value: 'high' },
      type: 'value_count',
      groupBy: [{ value: 'g' }],
      timespan: { value: 900_000 },
      condition: { bounds: [{ operator: 'gt', value: 5 }], fields: [{ value: 'f' }] },
      generate: false,
    },
  ])
  expect(rules.map(({ id, isPart }) => [id, isPart])).toEqual([[undefined, true]])
  expect(correlations[0]?.rules.map(({ value }) => value)).toEqual([rules[0]?.name?.value])
})

test('"near" makes a part of each search, and one that is not near must be absent', () => {
  const { rules, correlations } = split('a | near not b')
  expect(rules.map(({ detection }) => detection.conditions)).toMatchObject([
    [{ kind: 'search', name: 'a' }],
    [{ kind: 'search', name: 'b' }],
  ])
  expect(correlations[0]?.condition).toMatchObject({
    expression: { kind: 'and', of: [{ kind: 'search' }, { kind: 'not' }] },
  })
})

test('without a time span that can be read the rule is refused', () => {
  for (const timeframe of ['', '  timeframe: soon\n']) {
    const { rules, correlations, diagnostics } = split('a | count() > 5', timeframe)
    expect([rules, correlations]).toEqual([[], []])
    expect(diagnostics.map(({ code }) => code)).toEqual(['sigma-aggregation'])
  }
})

test('a rule without an aggregation stays as it is', () => {
  const { rules, correlations } = split('a or b', '')
  expect(rules.map(({ isPart, name }) => [isPart, name])).toEqual([[undefined, undefined]])
  expect(correlations).toEqual([])
})
