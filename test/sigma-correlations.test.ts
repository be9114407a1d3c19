import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../src/base/json.ts'
import { createCorrelator } from '../src/correlation/correlate.ts'
import { loadDetections } from '../src/detections/load-detection.ts'
import type { Event } from '../src/events/event.ts'
import { createMatcher } from '../src/matching/match-event.ts'
import {
  callAt,
  correlationText,
  firingsOf,
  runCorrelations,
} from './builders/sigma-correlation-builder.ts'

// The starter vectors of reference/sigma.md section 18 that are about correlations. A vector is a
// correlation over the rules r1, r2, r3 with a time span of 10 s, a stream of `r@seconds` or
// `r@seconds:group`, perhaps with fields, and the firings by the ids of their events.

type Vector = readonly [section: string, stream: string, firings: readonly string[]]

const counted = 'type: event_count, rules: [r1], group-by: [g], condition: {gte: 3}'
const both = 'type: temporal, rules: [r1, r2], group-by: [g]'
const ordered = 'type: temporal_ordered, rules: [r1, r2], group-by: [g]'
const values = (rest: string): string => `type: value_${rest.replace(',', ', rules: [r1],')}`

const vectors: Readonly<Record<string, readonly Vector[]>> = {
  'c1 both ends belong to the window': [[counted, '1@0 1@5 1@10', ['0 5 10']]],
  'c2 a millisecond later does not': [[counted, '1@0 1@5 1@10.001', []]],
  'c3 the window slides': [[counted, '1@8 1@9 1@11', ['8 9 11']]],
  'c4 groups are apart': [[counted, '1@0:a 1@1:b 1@2:a 1@3:b 1@4:a', ['0 2 4']]],
  'c5 fires once per crossing': [
    [counted, '1@0 1@1 1@2 1@6', ['0 1 2']],
    [counted, '1@0 1@1 1@2 1@20 1@21 1@22', ['0 1 2', '20 21 22']],
    ['type: event_count, rules: [r1], condition: {gte: 1}', '1@0 1@10 1@20.001', ['0', '20.001']],
  ],
  'c6 different values': [
    [
      values('count, condition: {field: v, gte: 3}'),
      '1@0;v=1 1@1;v=1 1@2;v=2 1@3;v=3',
      ['0 1 2 3'],
    ],
    [values('count, condition: {field: v, gte: 2}'), '1@0;v=1 1@1 1@2;v=2', ['0 2']],
    [values('count, condition: {field: v, gte: 2}'), '1@0;v=a 1@1;v=A', ['0 1']],
  ],
  'c7 different tuples': [
    [
      values('count, condition: {field: [v, w], gte: 2}'),
      '1@0;v=1;w=a 1@1;v=1;w=b 1@2;v=1;w=a',
      ['0 1'],
    ],
  ],
  'c8 sums': [
    [values('sum, condition: {field: v, gt: 500}'), '1@0;v="200" 1@1;v=400 1@2;v=x', ['0 1']],
    [values('avg, condition: {field: v, gte: 15}'), '1@0;v=10 1@1;v=20', ['0 1']],
    [values('median, condition: {field: v, gt: 3}'), '1@0;v=1 1@1;v=9 1@2;v=4', ['0 1']],
  ],
  'c9 percentiles lie between ranks': [
    [
      values('percentile, condition: {field: v, percentile: 95, gte: 19.05, lt: 19.051}'),
      Array.from({ length: 20 }, (_, place) => `1@${place / 4};v=${place + 1}`).join(' '),
      [Array.from({ length: 20 }, (_, place) => place / 4).join(' ')],
    ],
  ],
  'c10 any order': [
    [both, '2@0 1@9', ['0 9']],
    [both, '2@0:a 1@9:b', []],
    [both, '2@0 1@10.001', []],
  ],
  'c11 the listed order': [
    [ordered, '2@0 1@9', []],
    [ordered, '2@0 1@9 2@12', ['9 12']],
    [ordered, '2@5 1@5', ['5 5']],
    [ordered, '1@0 2@10', ['0 10']],
    [ordered, '1@0 2@10.001', []],
  ],
  'c12 noise': [
    [ordered, '1@0 2@1 1@2', ['0 1']],
    [ordered, '1@0 3@1 1@2 2@3', ['0 2 3']],
  ],
  'c13 one event of two rules': [
    [both, '1+2@0', ['0']],
    [ordered, '1+2@0', []],
    [ordered, '1+2@0 1@0', ['0 0']],
    ['type: event_count, rules: [r1, r2], condition: {gte: 2}', '1+2@0', []],
  ],
  'c14 not waits for the end of the window': [
    ['type: temporal, condition: r1 and not r2', '1@0 2@9 3@30', []],
    ['type: temporal, condition: r1 and not r2', '1@0 2@10 3@30', []],
    ['type: temporal, condition: r1 and not r2', '1@0 2@10.001 3@30', ['0']],
    ['type: temporal_ordered, condition: r1 and r2 and not r3', '1@0 2@1 3@2 1@20 2@21', ['20 21']],
    ['type: temporal_ordered, condition: r1 and (r2 OR r3)', '2@0 1@1 3@2', ['1 2']],
  ],
  'c16 nesting': [
    ['type: temporal_ordered, rules: [many, r2], group-by: g', '1@0 1@1 1@2 2@3', ['0 1 2 3']],
    ['type: temporal_ordered, rules: [many, r2], group-by: g', '1@0 1@1 2@1.5 1@2', []],
    ['type: temporal_ordered, rules: [many, r1], group-by: g', '1@0 1@1 1@2', []],
    ['type: temporal_ordered, rules: [many, r1], group-by: g', '1@0 1@1 1@2 1@3', ['0 1 2 3']],
    ['type: temporal, rules: [many, r2], group-by: other', '1@0 1@1 1@2 2@3', []],
  ],
  'c20 few matches': [
    [
      'type: event_count, rules: [r1], group-by: [g], condition: {lt: 2}',
      '1@0:a 1@0:b 1@1:b 2@11',
      ['0'],
    ],
    [
      'type: event_count, rules: [r1], condition: {gte: 2, lte: 3}',
      '1@0 1@1 1@20 1@21 1@22 1@23',
      ['0 1'],
    ],
    ['type: event_count, rules: [r1], condition: {neq: 2}', '1@0 1@1 1@20', ['20']],
    ['type: event_count, rules: [r1], condition: {eq: 2}', '1@0 1@10 1@11', ['0 10']],
  ],
}

const nested = correlationText(
  'type: event_count, rules: [r1], group-by: [g], timespan: 10s, condition: {gte: 3}',
  'many',
)

/** `1+2@5:a;v=3` is an event of r1 and r2 at 5 s in group a, its `v` 3. */
function eventsOf(stream: string): readonly Event[] {
  return stream.split(' ').map((one) => {
    const [head = '', ...fields] = one.split(';')
    const [rules = '', place = ''] = head.split('@')
    const [seconds = '', group = 'x'] = place.split(':')
    const native: JsonObject = Object.fromEntries(
      fields.map((field) => {
        const [name = '', text = ''] = field.split('=')
        return [name, /^[\d"]/.test(text) ? (JSON.parse(text) as string | number) : text]
      }),
    )
    return callAt(
      Number(seconds),
      { r: rules.split('+').map(Number), g: group, ...native },
      seconds,
    )
  })
}

function run(section: string, events: readonly Event[]): ReturnType<typeof runCorrelations> {
  const documents = section.includes('many') ? [nested] : []
  return runCorrelations([...documents, correlationText(`${section}, timespan: 10s`)], events)
}

describe.each(Object.entries(vectors))('%s', (_, cases) => {
  test.each(cases)('%s on %s fires %j', (section, stream, firings) => {
    expect(firingsOf(run(section, eventsOf(stream)))).toEqual(firings)
    // c19: unsorted input gives the same.
    expect(firingsOf(run(section, eventsOf(stream).toReversed()))).toEqual(firings)
  })
})

test('c15 aliases tie rules by fields of different names', () => {
  const aliases =
    'aliases: {sid: {r1: responseElements.snapshotId, r2: requestParameters.snapshotId}}'
  const section = `type: temporal_ordered, rules: [r1, r2], group-by: [sid], ${aliases}`
  const copy = callAt(0, { r: 1, user: 'a', responseElements: { snapshotId: 'snap-1' } })
  const share = callAt(5, { r: 2, user: 'b', requestParameters: { snapshotId: 'snap-1' } })
  const other = callAt(6, { r: 2, user: 'a', requestParameters: { snapshotId: 'snap-2' } })
  const { matches } = run(section, [copy, share, other])
  expect(matches).toMatchObject([
    { events: [copy, share], group: [{ field: 'sid', value: 'snap-1' }] },
  ])
})

test('c17 an event without a group field is skipped and counted', () => {
  const without = callAt(1, { r: 1 })
  const { matches, diagnostics } = run(counted, [...eventsOf('1@0 1@2'), without])
  expect(matches).toEqual([])
  expect(diagnostics).toMatchObject([{ code: 'sigma-correlation-unused', severity: 'note' }])
  expect(diagnostics[0]?.message).toContain('1 of the events')
})

test('an array in a group field is one membership per element (section 8, point 3)', () => {
  const events = [callAt(0, { r: 1, g: ['a', 'b'] }), callAt(1, { r: 1, g: 'b' })]
  const section = counted.replace('gte: 3', 'gte: 2')
  expect(run(section, events).matches).toMatchObject([{ events, group: [{ value: 'b' }] }])
})

test('c18 generate decides whether the rules match on their own', () => {
  const base = `title: base
name: base
logsource: {product: aws, service: cloudtrail}
detection: {s: {r: 1}, condition: s}
`
  const idsOf = (generate: boolean): readonly string[] => {
    const section = `type: event_count, rules: base, timespan: 10s, condition: {gte: 2}, generate: ${generate}`
    const { detections } = loadDetections(`${base}---\n${correlationText(section)}`, 'c18.yml')
    const matcher = createMatcher(detections)
    const correlator = createCorrelator(detections)
    const events = eventsOf('1@0 1@1')
    for (const event of events) correlator.add(event)
    const alone = events.flatMap(matcher.match)
    return [...alone, ...correlator.finish().matches].map(({ detection }) => detection.id)
  }
  expect(idsOf(false)).toEqual(['c'])
  expect(idsOf(true)).toEqual(['base', 'base', 'c'])
})

test('c20 a window that is open when the logs end is flagged', () => {
  const few = 'type: event_count, rules: [r1], group-by: [g], condition: {lt: 2}'
  const codesOf = (stream: string): readonly string[] =>
    run(few, eventsOf(stream)).diagnostics.map(({ code }) => code)
  expect(codesOf('1@0')).toEqual(['sigma-window-open'])
  expect(codesOf('1@0 2@10')).toEqual(['sigma-window-open'])
  expect(codesOf('1@0 2@10.001')).toEqual([])
})

test('an aggregation of Sigma 1 runs as the correlation that it is (section 7)', () => {
  const text = `title: old
id: old
logsource: {product: aws, service: cloudtrail}
detection:
  selection: {r: 1}
  timeframe: 10s
  condition: selection | count() by g > 1
`
  const { detections } = loadDetections(text, 'old.yml')
  expect(detections.map((one) => one.text)).toEqual([text])
  const correlator = createCorrelator(detections)
  for (const event of eventsOf('1@0:a 1@1:b 1@10:a')) correlator.add(event)
  expect(correlator.finish().matches).toMatchObject([{ events: [{ id: '0' }, { id: '10' }] }])
})
