import { describe, expect, test } from 'vitest'
import type { Detection } from '../detection.ts'
import { isDecidedAtClose } from '../query/correlation-query.ts'
import type { CorrelationQuery, Predicate } from '../query/query.ts'
import { stagesOf } from '../query/stages-of.ts'
import { loadSigma } from './load-sigma.ts'

const members = ['a', 'b', 'c'].map(
  (name, place) => `title: ${name}
name: ${name}
tags: [attack.t100${place}]
logsource: {product: aws, service: cloudtrail}
detection:
  selection: {${name}: ${place}}
  condition: selection
`,
)

function load(section: string): { readonly only?: Detection; readonly codes: readonly string[] } {
  const text = `title: top\ncorrelation: {timespan: 10s, ${section}}\n`
  const { detections, diagnostics } = loadSigma([text, ...members].join('---\n'), 'c.yml')
  const only = detections.find(({ title }) => title === 'top')
  const codes = diagnostics.map(({ code, line }) => `${code} ${line}`)
  return { ...(only === undefined ? {} : { only }), codes }
}

function queryOf(section: string): CorrelationQuery | undefined {
  const { only } = load(section)
  return only?.query.kind === 'correlation' ? only.query : undefined
}

describe('the detection of a correlation', () => {
  test('has the text of every rule that it rests on, and spans that count in it', () => {
    const { only, codes } = load('type: temporal, rules: [c, a]')
    expect(codes).toEqual([])
    const wheres: readonly Predicate[] =
      only === undefined ? [] : stagesOf(only.query).map(({ where }) => where)
    const items = wheres.map((where) => (where.kind === 'and' ? where.of.at(-1) : where))
    expect(items.map((item) => only?.text.slice(item?.span?.start, item?.span?.end))).toEqual([
      'c: 2',
      'a: 0',
    ])
    expect(only?.text.startsWith('title: top')).toBe(true)
    expect(only?.text).not.toContain('title: b')
  })

  test('inherits the techniques of its rules where it has no tags (sigma.md 8)', () => {
    expect(load('type: temporal, rules: [a, c]').only?.techniques).toEqual(['T1000', 'T1002'])
  })
})

describe('what must be true of a window', () => {
  test.each([
    ['type: event_count, rules: a, condition: {gt: 1, lte: 3}', { kind: 'events' }, true],
    ['type: value_count, rules: a, condition: {field: f, gte: 1}', { kind: 'distinct' }, false],
    [
      'type: value_median, rules: a, condition: {field: f, gte: 1}',
      { kind: 'percentile', percentile: 50 },
      false,
    ],
    [
      'type: temporal, condition: a and not b',
      {
        kind: 'expression',
        expression: { kind: 'and', of: [{ member: 0 }, { kind: 'not', of: { member: 1 } }] },
      },
      true,
    ],
    [
      'type: temporal_ordered, rules: [c, a, b]',
      { kind: 'ordered', alternatives: [{ chain: [0, 1, 2], absent: [] }] },
      false,
    ],
    [
      'type: temporal_ordered, rules: [c, a, b], condition: {gt: 1}',
      { alternatives: [{ chain: [0, 1] }, { chain: [0, 2] }, { chain: [1, 2] }] },
      false,
    ],
    [
      'type: temporal_ordered, rules: [c, a, b], condition: b and not (a and c)',
      {
        alternatives: [
          { chain: [2], absent: [1] },
          { chain: [2], absent: [0] },
        ],
      },
      true,
    ],
  ])('%s', (section, expected, isClosed) => {
    const query = queryOf(section)
    expect(query).toMatchObject({ timespan: 10_000, test: expected })
    expect(query && isDecidedAtClose(query.test)).toBe(isClosed)
  })
})

test('what cannot be run exactly is refused at its line', () => {
  const codes = ['sigma-correlation-condition 2']
  const ordered = 'type: temporal_ordered, rules:'
  expect(load(`${ordered} [a, b], condition: {lte: 1}`).codes).toEqual(codes)
  expect(load(`${ordered} [a, b], condition: {gte: 3}`).codes).toEqual(codes)
  expect(load(`${ordered} [a, b, a], condition: a and b`).codes).toEqual(codes)
  const either = Array.from({ length: 9 }, () => '(a or b or c)').join(' and ')
  expect(load(`${ordered} [a, b, c], condition: ${either}`).codes).toEqual(codes)
})

test('a correlation whose rule has an error does not load', () => {
  const faulty = (members[0] ?? '').replace('condition: selection', 'condition: nothing')
  const text = `title: top\ncorrelation: {timespan: 1s, type: temporal, rules: a}\n---\n${faulty}`
  const { detections, diagnostics } = loadSigma(text, 'c.yml')
  expect(detections).toEqual([])
  expect(diagnostics.map(({ code }) => code)).toContain('sigma-correlation-unknown-rule')
})
