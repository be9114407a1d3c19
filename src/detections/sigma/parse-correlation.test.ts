import { describe, expect, test } from 'vitest'
import { needsClosedWindow, type SigmaCorrelation } from './correlation.ts'
import { parseSigma } from './parse-sigma.ts'

/** The correlation of a section, or code and place of what is wrong with it. */
function parse(section: string): SigmaCorrelation | readonly string[] {
  const text = `title: c\ncorrelation:\n${section.replace(/^/gm, '  ')}\n`
  const { correlations, diagnostics } = parseSigma(text, 'c.yml')
  const [only] = correlations
  const codes = diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`)
  return only === undefined || codes.length > 0 ? codes : only
}

const count = 'type: event_count\nrules: [a]\ntimespan: 10s\n'

test('a correlation with everything', () => {
  const parsed = parse(`type: value_percentile
rules: [a, b]
group-by: [user, ip]
aliases:
  ip: {a: sourceIPAddress, b: callerIp}
timespan: 15m
condition: {field: size, percentile: 95, gt: 1.5, lte: 9}
generate: true`)
  expect(parsed).toMatchObject({
    type: 'value_percentile',
    rules: [{ value: 'a' }, { value: 'b' }],
    groupBy: [{ value: 'user' }, { value: 'ip' }],
    aliases: [
      {
        name: { value: 'ip' },
        fields: [
          { rule: { value: 'a' }, field: { value: 'sourceIPAddress' } },
          { rule: { value: 'b' }, field: { value: 'callerIp' } },
        ],
      },
    ],
    timespan: { value: 900_000 },
    condition: {
      kind: 'threshold',
      bounds: [
        { operator: 'gt', value: 1.5 },
        { operator: 'lte', value: 9 },
      ],
      fields: [{ value: 'size' }],
      percentile: 95,
    },
    generate: true,
  })
})

describe('conditions', () => {
  test.each([
    ['temporal types mean all rules', 'type: temporal\nrules: [a, b]\ntimespan: 1s', false],
    ['an expression names the rules', 'type: temporal\ntimespan: 1s\ncondition: a AND b', false],
    ['not waits for the end', 'type: temporal\ntimespan: 1s\ncondition: a and not b', true],
    ['an upper bound waits too', `${count}condition: {lt: 2}`, true],
    ['a lower bound does not', `${count}condition: {gte: 2}`, false],
  ])('%s', (_, section, closed) => {
    const parsed = parse(section)
    const condition = 'condition' in parsed ? parsed.condition : undefined
    expect(condition === undefined ? parsed : needsClosedWindow(condition)).toBe(closed)
  })

  test('the rules of an expression', () => {
    const parsed = parse('type: temporal\ntimespan: 1s\ncondition: (a or b) and not a')
    expect(parsed).toMatchObject({ rules: [{ value: 'a' }, { value: 'b' }] })
    expect(parse('type: temporal_ordered\nrules: [a, a]\ntimespan: 1s')).toMatchObject({
      condition: { kind: 'threshold', bounds: [{ operator: 'gte', value: 2 }], fields: [] },
    })
  })
})

test.each([
  ['', ['sigma-correlation 2:1']],
  ['type: ordered_temporal', ['sigma-correlation-type 3:9', 'sigma-correlation-timespan 2:1']],
  [count, ['sigma-correlation-condition 2:1']],
  [
    'type: event_count\nrules: [a]\ntimespan: 1h30m\ncondition: {gte: 1}',
    ['sigma-correlation-timespan 5:13'],
  ],
  ['type: event_count\ntimespan: 1h\ncondition: {gte: 1}', ['sigma-correlation-rules 2:1']],
  [
    'type: event_count\nrules: a\ntimeframe: 1h\ncondition: {gte: 1}',
    ['sigma-correlation-timeframe 5:3'],
  ],
  [`${count}condition: {gte: x}`, ['sigma-correlation-condition 6:20']],
  [`${count}condition: {gt: 3, lt: 3}`, ['sigma-correlation-condition 6:14']],
  [`${count}condition: {gt: 3, gte: 4}`, ['sigma-correlation-condition 6:14']],
  [`${count}condition: {field: x, gte: 4}`, ['sigma-correlation-condition 6:15']],
  [`${count}condition: {gte: 4, geq: 4}`, ['sigma-correlation-condition 6:23']],
  [`${count}condition: a and b`, ['sigma-correlation-condition 6:14']],
  [`${count.replace('event', 'value')}condition: {gte: 4}`, ['sigma-correlation-condition 6:14']],
  ['type: temporal\nrules: [a, b]\ntimespan: 1s\ncondition: a', ['sigma-correlation-rules 4:14']],
  [
    'type: temporal\nrules: [a]\ntimespan: 1s\ncondition: a and b',
    ['sigma-correlation-rules 6:20'],
  ],
  ['type: temporal\ntimespan: 1s\ncondition: 1 of a*', ['sigma-correlation-condition 5:14']],
  [`${count}condition: {gte: 1}\naliases: {x: y}`, ['sigma-correlation-alias 7:13']],
  [`${count}condition: {gte: 1}\ngenerate: maybe`, ['sigma-correlation 7:13']],
  [`${count}condition: {gte: 1}\ngroup_by: u`, ['sigma-unknown-key 7:3']],
])('%j', (section, expected) => {
  expect(parse(section)).toEqual(expected)
})
