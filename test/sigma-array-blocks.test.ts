import { describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../src/base/json.ts'
import { loadDetections } from '../src/detections/load-detection.ts'
import type { Event } from '../src/events/event.ts'
import { compileQuery } from '../src/matching/compile-query.ts'
import { explainQuery } from '../src/matching/explain-query.ts'

// Array blocks of SEP 212 behind `sigma-version: 3`, by the proposal's own tables, in our words.

function eventOf(native: JsonObject): Event {
  const document = { event: { dataset: 'aws.cloudtrail' } }
  return { source: 'aws.cloudtrail', id: '1', time: 0, endTime: 0, document, native, records: [] }
}

/** Does the search find the event? The explanation must say the same. */
function holds(search: string, native: JsonObject, version = 3): boolean | readonly string[] {
  const text = `title: t
sigma-version: ${version}
logsource: {product: aws, service: cloudtrail}
detection:
  s:
${search.replace(/^/gm, '    ')}
  condition: s
`
  const { detections, diagnostics } = loadDetections(text, 't.yml')
  const [only] = detections
  if (only === undefined)
    return diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`)
  const verdict = compileQuery(only.query).matches(eventOf(native))
  expect(explainQuery(only.query, eventOf(native)).verdict).toBe(verdict)
  return verdict
}

describe('one element must satisfy the whole block', () => {
  const block = 'ports[any]:\n  from: 22\n  cidr|startswith: "0.0.0.0/"'
  test.each<readonly [JsonValue, boolean]>([
    [
      [
        { from: 22, cidr: '10.0.0.0/8' },
        { from: 443, cidr: '0.0.0.0/0' },
      ],
      false,
    ],
    [[{ from: 443 }, { from: 22, cidr: '0.0.0.0/0' }], true],
    [{ from: 22, cidr: '0.0.0.0/0' }, true],
    [[], false],
  ])('%j is %j', (ports, want) => {
    expect(holds(block, { ports })).toBe(want)
  })
})

describe('quantifiers', () => {
  // Columns: some fit, all fit, none fits, empty, null, missing.
  test.each([
    ['any', [true, true, false, false, false, false]],
    ['all', [false, true, false, false, false, false]],
    ['all_or_empty', [false, true, false, true, true, true]],
    ['none', [false, false, true, true, true, true]],
  ])('%s', (quantifier, want) => {
    const events: readonly JsonObject[] = [
      { t: ['1a', '2'] },
      { t: ['1a', '1b'] },
      { t: ['2', '3'] },
      { t: [] },
      { t: null },
      {},
    ]
    const verdicts = events.map((event) => holds(`t[${quantifier}]|startswith: '1'`, event))
    expect(verdicts).toEqual(want)
  })
})

test.each<readonly [string, JsonObject, boolean]>([
  [
    'c[any]:\n  condition: a and not b\n  a: {x: 1}\n  b: {y: 1}',
    { c: [{ x: 1, y: 1 }, { x: 1 }] },
    true,
  ],
  [
    'c[any]:\n  condition: a and not b\n  a: {x: 1}\n  b: {y: 1}',
    { c: [{ x: 1, y: 1 }, { y: 2 }] },
    false,
  ],
  [
    "r[any]:\n  condition: e and not t\n  e: {'.|gte': 500}\n  t: {'.': 504}",
    { r: [504, 502] },
    true,
  ],
  [
    "r[any]:\n  condition: e and not t\n  e: {'.|gte': 500}\n  t: {'.': 504}",
    { r: [504, 200] },
    false,
  ],
  ['r[any]:\n  - {x: 1}\n  - {y: 1}', { r: [{ y: 1 }] }, true],
  ["r[any].ip[all]|startswith: '10.'", { r: [{ ip: ['10.1', '9.1'] }, { ip: ['10.2'] }] }, true],
  ["r[any].ip[all]|startswith: '10.'", { r: [{ ip: ['10.1', '9.1'] }] }, false],
  ["args[1]: '-enc'", { args: ['x', '-enc'] }, true],
  ["args[0]: '-enc'", { args: ['x', '-enc'] }, false],
  ["'a\\[0\\]': 1", { 'a[0]': 1 }, true],
])('%j on %j is %j', (search, event, want) => {
  expect(holds(search, event)).toBe(want)
})

test('brackets are part of the name below version 3', () => {
  expect(holds("t[any]: 'x'", { 't[any]': 'x' }, 2)).toBe(true)
  expect(holds("t[any]: 'x'", { t: ['x'] }, 2)).toBe(false)
  expect(holds('t[any]: {a: 1}', {}, 2)).toEqual(['sigma-search 6:13'])
})

test.each([
  ['t[some]: x', ['sigma-search 6:6']],
  ['t[-1]: x', ['sigma-search 6:6']],
  ['t[any]|contains: {a: 1}', ['sigma-search 6:5']],
  ['t[any].u: {a: 1}', ['sigma-search 6:5']],
  ['t[any]|contians: x', ['sigma-unknown-modifier 6:12']],
  [
    't[any]:\n  condition: z\n  a: {x: 1}',
    ['sigma-unknown-search 7:18', 'sigma-unused-search 8:7'],
  ],
])('%j is refused where it stands', (search, codes) => {
  expect(holds(search, {})).toEqual(codes)
})
