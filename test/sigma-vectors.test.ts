import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../src/base/json.ts'
import { loadDetections } from '../src/detections/load-detection.ts'
import type { Event } from '../src/events/event.ts'
import { compileQuery } from '../src/matching/compile-query.ts'

// The starter vectors of reference/sigma.md section 18 that are about one event. A vector is the
// YAML under `selection`, an event and the verdict; conditions are tried on searches that hold or not.

function verdict(detection: string, native: JsonObject): boolean {
  const text = `title: vector
logsource:
  product: aws
  service: cloudtrail
detection:
${detection.replace(/^/gm, '  ')}
`
  const { detections, diagnostics } = loadDetections(text, 'vector.yml')
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const [only] = detections
  if (errors.length > 0 || only === undefined) throw new TypeError(JSON.stringify(errors))
  return compileQuery(only.query).matches(eventOf(native))
}

function eventOf(native: JsonObject): Event {
  const document = { event: { dataset: 'aws.cloudtrail' } }
  return { source: 'aws.cloudtrail', id: '1', time: 0, endTime: 0, document, native, records: [] }
}

type Vector = readonly [item: string, event: JsonObject, want: boolean]

const items: Readonly<Record<string, readonly Vector[]>> = {
  '1 case does not matter': [["a: 'Foo'", { a: 'fOO' }, true]],
  '2 cased': [["a|cased: 'Foo'", { a: 'fOO' }, false]],
  '3 wildcards span lines': [["a: 'x*y?z'", { a: 'x1\n2yQz' }, true]],
  '4 wildcards backtrack': [["a: '*a?b'", { a: 'aXaYb' }, true]],
  '5 an escaped star is a star': [
    ["a: 'C:\\*'", { a: 'C:\\x' }, false],
    ["a: 'C:\\*'", { a: 'C:*' }, true],
  ],
  '6 a double backslash is one': [["a: 'C:\\\\*'", { a: 'C:\\x' }, true]],
  '7 endswith': [["a|endswith: '\\cmd.exe'", { a: 'C:\\W\\CMD.EXE' }, true]],
  '8 a lone star is any value': [
    ["a|contains: '*'", { a: '' }, true],
    ["a|contains: '*'", { a: 0 }, true],
    ["a|contains: '*'", { a: {} }, true],
    ["a|contains: '*'", { a: null }, false],
    ["a|contains: '*'", {}, false],
  ],
  '9 empty text': [
    ["a: ''", { a: '' }, true],
    ["a: ''", { a: null }, false],
    ["a: ''", {}, false],
  ],
  '10 null': [
    ['a: null', { a: null }, true],
    ['a: null', {}, true],
    ['a: null', { a: '' }, false],
    ['a: null', { a: [] }, false],
  ],
  '11 exists': [
    ['a|exists: true', { a: null }, true],
    ['a|exists: true', { a: [] }, true],
    ['a|exists: true', {}, false],
  ],
  '12 exists not': [['a|exists: false', { b: 1 }, true]],
  '13 a number as text': [
    ['a: 22', { a: '22' }, true],
    ['a: 22', { a: 22 }, true],
    ['a: 22', { a: '022' }, false],
  ],
  '14 text as a number': [["a: '22'", { a: 22 }, true]],
  '15 truth values': [
    ["a: 'true'", { a: true }, true],
    ['a: true', { a: 'True' }, true],
  ],
  '16 comparison': [
    ['a|gte: 1024', { a: '2048' }, true],
    ['a|gte: 1024', { a: 'x' }, false],
    ['a|gte: 1024', { a: '' }, false],
    ['a|gte: 1024', { a: true }, false],
  ],
  '17 neq': [
    ["a|neq: 'x'", { a: 'x' }, false],
    ["a|neq: 'x'", { a: 'y' }, true],
    ["a|neq: 'x'", {}, true],
  ],
  '18 neq of a list': [
    ["a|contains|neq: ['x','y']", { a: 'z' }, true],
    ["a|contains|neq: ['x','y']", { a: 'zy' }, false],
  ],
  '19 all over elements': [["a|contains|all: ['x','y']", { a: ['1x', '2y'] }, true]],
  '20 paths': [
    ["a.b: 'v'", { 'a.b': 'v', a: { b: 'w' } }, true],
    ["a.b: 'v'", { a: [{ b: 'w' }, { b: 'v' }] }, true],
  ],
  '21 objects as text': [['a|contains: \'"k":"v"\'', { a: { k: 'v' } }, true]],
  '22 the empty array as text': [["a: '[]'", { a: [] }, true]],
  '23 a regular expression is a search': [
    ["a|re: 'ab'", { a: 'xABx' }, false],
    ["a|re: 'ab'", { a: 'xabx' }, true],
  ],
  '24 flags': [
    ["a|re|i: '^ab.$'", { a: 'ABc' }, true],
    ["a|re|i: '^ab.$'", { a: 'ab\n' }, false],
    ["a|re|i|s: '^ab.$'", { a: 'ab\n' }, true],
  ],
  '25 cidr': [
    ["a|cidr: '10.0.0.0/8'", { a: '10.1.2.3' }, true],
    ["a|cidr: '10.0.0.0/8'", { a: 'AWS Internal' }, false],
    ["a|cidr: '10.0.0.0/8'", { a: '::ffff:10.1.2.3' }, false],
    ["a|cidr: '::ffff:10.0.0.0/104'", { a: '::ffff:10.1.2.3' }, true],
    ["a|cidr: '::ffff:10.0.0.0/104'", { a: '10.1.2.3' }, false],
  ],
  '26 cidr of IPv6': [["a|cidr: 'fe80::/10'", { a: 'FE80::1' }, true]],
  '27 fieldref': [
    ["a|fieldref: 'b'", { a: 'X', b: 'x' }, true],
    ["a|fieldref: 'b'", { a: 'x' }, false],
  ],
  '28 fieldref with a shape': [["a|fieldref|startswith: 'b'", { a: 'foobar', b: 'foo' }, true]],
  '29 base64offset': ['Zm9vYmFy', 'Zvb2Jhc', 'mb29iYX'].map((form): Vector => [
    "a|base64offset|contains: 'foobar'",
    { a: `-${form}-` },
    true,
  ]),
  '30 wide base64offset': ['cABpAG4AZw', 'AAaQBuAGcA', 'wAGkAbgBnA'].map((form): Vector => [
    "a|wide|base64offset|contains: 'ping'",
    { a: `-${form}-` },
    true,
  ]),
  '31 utf16 base64': [["a|utf16|base64: 'x'", { a: '//54AA==' }, true]],
  '32 windash': [
    ...['-', '/', '\u2013', '\u2014', '\u2015'].map((dash): Vector => [
      "a|windash|contains: ' -x'",
      { a: `cmd ${dash}x` },
      true,
    ]),
    ["a|windash|contains: ' -x'", { a: 'a-x' }, false],
  ],
  '33 parts of time': [
    ['a|hour: 3', { a: '2024-01-01T03:59:59Z' }, true],
    ['a|hour|gte: 22', { a: '2024-01-01T23:00:00Z' }, true],
    ['a|hour|gte: 22', { a: '2024-01-01T21:00:00Z' }, false],
  ],
  '34 keywords': [
    ['- evil', { x: { y: ['an Evil one'] } }, true],
    ['- evil', { evil: 'x' }, false],
  ],
  '35 all keywords': [["'|all': ['a1','b2']", { x: 'a1', y: { z: 'b2' } }, true]],
  '36 a list of maps': [
    ['- {a: 1, b: 2}\n- {c: 3}', { a: 1, c: 3 }, true],
    ['- {a: 1, b: 2}\n- {c: 3}', { a: 1 }, false],
  ],
  '37 one field twice': [
    ["a|startswith: 'x'\na|endswith: 'y'", { a: 'x-y' }, true],
    ["a|startswith: 'x'\na|endswith: 'y'", { a: 'x-z' }, false],
  ],
}

/** What breaks naive engines: sigma.md 11, in our own words. */
const oddCases: Readonly<Record<string, readonly Vector[]>> = {
  'a real star of a policy in an object': [
    [
      'p|contains|all: [\'"arn:x:::<N>/*"\', \'"Allow"\']',
      { p: { policy: { Effect: 'Allow', Resource: 'arn:x:::<N>/*' } } },
      true,
    ],
  ],
  'a list of numbers is keywords': [['- 0\n- 6', { argc: 'init 6' }, true]],
  'all keywords with a number among them': [["'|all': [POST, 500]", { m: 'POST', s: 500 }, true]],
  'an escaped character of YAML': [['a|contains: "\\u0410"', { a: 'x\u0430' }, true]],
  'equality of fields that never are equal': [
    ['a|fieldref: b', { a: 'arn:aws:iam::1:user/x', b: 'x' }, false],
  ],
  'null or a word': [
    ['- a: null\n- a: Success', {}, true],
    ['- a: null\n- a: Success', { a: 'Success' }, true],
    ['- a: null\n- a: Success', { a: 'AccessDenied' }, false],
  ],
  'empty array, empty text and zero in one map': [
    ["a: '[]'\nb: ''\nc: 0", { a: [], b: '', c: '0' }, true],
  ],
  'a wildcard inside a version': [
    ['a: v*.Compute.Firewalls.Insert', { a: 'v1.compute.firewalls.insert' }, true],
    ['a: v*.Compute.Firewalls.Insert', { a: 'beta.compute.firewalls.insert' }, false],
  ],
  'a question mark at the end': [["a|endswith: '1?'", { a: 'S-1-15' }, true]],
  'digits beyond 2^53': [
    ['a: 18446744073709551615', { a: '18446744073709551615' }, true],
    ['a: 18446744073709551615', { a: '18446744073709551616' }, false],
  ],
}

describe.each([...Object.entries(items), ...Object.entries(oddCases)])('%s', (_, vectors) => {
  test.each(vectors)('%j on %j is %j', (item, event, want) => {
    const search = `selection:\n${item.replace(/^/gm, '  ')}`
    expect(verdict(`${search}\ncondition: selection`, event)).toBe(want)
  })
})

/** Searches that hold exactly when the event has their letter. */
function conditionHolds(condition: string, holding: string, names = 's1 s2 f1 _h'): boolean {
  const searches = names.split(' ').map((name) => `${name}: {${name}: 1}`)
  const event = Object.fromEntries(holding.split(' ').map((name) => [name, 1]))
  return verdict([...searches, `condition: ${condition}`].join('\n'), event)
}

describe('conditions', () => {
  test.each([
    ['s1 or s2 and not f1', 's1 f1', true],
    ['s1 or s2 and not f1', 's2 f1', false],
    ['(s1 or s2) and not f1', 's1 f1', false],
    ['not s1 or s2', '', true],
    ['not s1 or s2', 's1', false],
    ['not not s1', 's1', true],
    ['1 of s*', 's2', true],
    ['all of s*', 's2', false],
    ['all of s*', 's1 s2', true],
    ['1 of them', '_h', false],
    ['1 of them', 'f1', true],
    ['1 of _*', '_h', true],
    ['any of s*', 's1', true],
    ['1 of s1', 's2', false],
    ['2 of s*', 's1', false],
    ['2 of them', 's1 f1', true],
    ['(s1)', 's1', true],
    ['not s1', '', true],
    ['[s1, s2]', 's2', true],
    ['>\n  s1 and\n  not s2', 's1', true],
  ])('%s with %s is %s', (condition, holding, want) => {
    expect(conditionHolds(condition, holding)).toBe(want)
  })

  test.each(['order', 'android', 'notfilter', 'a-b', 'and_filter', 'of_it'])(
    'the name %s is no operator',
    (name) => {
      expect(conditionHolds(name, name, name)).toBe(true)
      expect(conditionHolds(`not ${name}`, name, name)).toBe(false)
    },
  )

  test('a purely negative condition matches no event of another log', () => {
    const text = `title: negative
logsource: {product: aws, service: cloudtrail}
detection:
  s: {a: 1}
  condition: not s`
    const [only] = loadDetections(text, 'negative.yml').detections
    const event = { ...eventOf({}), document: { event: { dataset: 'gcp.audit' } } }
    expect(only === undefined ? undefined : compileQuery(only.query).matches(event)).toBe(false)
  })
})

describe('placeholders (sigma.md 10, vector 38)', () => {
  const text = `title: placeholder
logsource: {product: aws, service: cloudtrail}
detection:
  s: {a|expand: '%x%'}
  condition: s`

  test('their values may have wildcards', () => {
    const placeholders = new Map([['x', ['p', 'q*']]])
    const [only] = loadDetections(text, 'p.yml', { placeholders }).detections
    const matches = (a: string): boolean | undefined =>
      only && compileQuery(only.query).matches(eventOf({ a }))
    expect(['qq', 'p', 'x'].map(matches)).toEqual([true, true, false])
  })

  test('a rule without values for them does not load', () => {
    expect(loadDetections(text, 'p.yml')).toMatchObject({
      detections: [],
      diagnostics: [{ code: 'sigma-placeholder', severity: 'error', line: 4, column: 17 }],
    })
  })
})

describe('filters (sigma.md 9)', () => {
  const rule = `title: r
id: r
logsource: {product: aws, service: cloudtrail}
detection:
  selection: {a: 1}
  other: {a: 2}
  condition: 1 of them
`
  test.each([
    ['not selection', [true, true, false]],
    ['selection', [false, false, true]],
    ['not 1 of them', [true, true, false]],
  ])('%s narrows every condition and keeps its names to itself', (condition, want) => {
    const filter = `title: f
logsource: {product: aws}
filter:
  rules: r
  selection: {user: backup}
  condition: ${condition}
`
    const loaded = loadDetections(`${rule}---\n${filter}`, 'f.yml')
    const [only] = loaded.detections
    expect(only?.filters).toEqual(['f'])
    const events = [{ a: 1 }, { a: 2, user: 'x' }, { a: 1, user: 'backup' }]
    expect(events.map((one) => only && compileQuery(only.query).matches(eventOf(one)))).toEqual(
      want,
    )
  })
})
