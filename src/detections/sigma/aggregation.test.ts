import { expect, test } from 'vitest'
import { parseSigma, type ParsedSigma } from './parse-sigma.ts'

function parse(condition: string, timeframe = 'timeframe: 10m'): ParsedSigma {
  return parseSigma(`title: old
id: x
level: high
logsource: {product: aws, service: cloudtrail}
detection:
  s: {eventName: DescribeSnapshots}
  t: {eventName: CreateSnapshot}
  ${timeframe}
  condition: ${condition}
`)
}

function codes(parsed: ParsedSigma): readonly string[] {
  return parsed.diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`)
}

// sigma.md 7: the forms of SigmaHQ's old rules and the correlations that they are.
test.each([
  ['s | count() > 5', 'event_count', [], [], 'gt'],
  ['s | count() by user >= 5', 'event_count', ['user'], [], 'gte'],
  ['s | count(eventName) by user, ip < 5', 'value_count', ['user', 'ip'], ['eventName'], 'lt'],
  ['s | sum(size) by user > 5', 'value_sum', ['user'], ['size'], 'gt'],
  ['s | avg(size) = 5', 'value_avg', [], ['size'], 'eq'],
])('%s', (condition, type, groups, ...[fields, operator]) => {
  const parsed = parse(condition)
  expect(codes(parsed)).toEqual(['sigma-legacy-aggregation 9:16'])
  expect(parsed.rules).toMatchObject([{ isPart: true, detection: { searches: [{}, {}] } }])
  expect(parsed.rules[0]).not.toHaveProperty('id')
  expect(parsed.correlations).toMatchObject([
    {
      id: { value: 'x' },
      level: { value: 'high' },
      type,
      rules: [{ value: parsed.rules[0]?.name?.value }],
      groupBy: groups.map((value) => ({ value })),
      timespan: { value: 600_000 },
      condition: {
        bounds: [{ operator, value: 5 }],
        fields: fields.map((value) => ({ value })),
      },
      generate: false,
    },
  ])
})

test('near is a temporal correlation over one rule for each search', () => {
  const parsed = parse('s | near t and not s')
  expect(parsed.rules.map(({ detection }) => detection.conditions)).toMatchObject([
    [{ name: 's' }],
    [{ name: 't' }],
    [{ name: 's' }],
  ])
  expect(parsed.correlations).toMatchObject([
    {
      type: 'temporal',
      condition: { expression: { kind: 'and', of: [{}, { kind: 'search' }, { kind: 'not' }] } },
    },
  ])
})

test.each([
  ['s | min(size) > 5', 'timeframe: 1m', 'sigma-aggregation 9:16'],
  ['s | sum() > 5', 'timeframe: 1m', 'sigma-aggregation 9:16'],
  ['s | count()', 'timeframe: 1m', 'sigma-aggregation 9:16'],
  ['s | count() > 5', 't2: {a: 1}', 'sigma-aggregation 9:16'],
  ['s | count() > 5', 'timeframe: 1 hour', 'sigma-aggregation 8:14'],
  ['[s, t | count() > 5]', 'timeframe: 1m', 'sigma-aggregation 9:20'],
])('%s with %s is refused', (condition, timeframe, code) => {
  const parsed = parse(condition, timeframe)
  expect(codes(parsed)).toEqual([code])
  expect([...parsed.rules, ...parsed.correlations]).toEqual([])
})
