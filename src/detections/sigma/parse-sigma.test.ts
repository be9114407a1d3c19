import { expect, test } from 'vitest'
import { parseSigma } from './parse-sigma.ts'

const head = 'title: t\nlogsource:\n  product: aws\n  service: cloudtrail\n'

/** Code and place of everything reported on a rule with this detection. */
function problems(detection: string, top = head): readonly string[] {
  const text = `${top}detection:\n${detection.replace(/^/gm, '  ')}\n`
  return parseSigma(text, 'r.yml').diagnostics.map(
    ({ code, line, column }) => `${code} ${line}:${column}`,
  )
}

test('a rule with all its attributes', () => {
  const text = `title: Title
id: 0b0d3c3e-1111-4222-8333-444455556666
name: a_name
status: test
level: high
description: text
author: somebody
date: 2024-01-02
modified: 2024/02/03
references: [https://example.com]
tags: [attack.t1578.001]
falsepositives: [Unlikely]
fields: [a]
simulation: {x: 1}
logsource: {product: aws, service: cloudtrail, definition: switch it on}
detection:
  selection: {a: 1}
  condition: selection
`
  const { rules, diagnostics } = parseSigma(text)
  expect(diagnostics).toEqual([])
  const [rule] = rules
  expect(rule).toMatchObject({
    title: { value: 'Title', span: { start: 7, end: 12 } },
    status: { value: 'test' },
    level: { value: 'high' },
    taxonomy: 'sigma',
    date: { value: '2024-01-02' },
    modified: { value: '2024/02/03' },
    tags: [{ value: 'attack.t1578.001' }],
    falsepositives: [{ value: 'Unlikely' }],
    customKeys: [{ value: 'simulation' }],
  })
  expect(rule?.logsource.attributes.map(({ name }) => name)).toEqual(['product', 'service'])
})

test('each shape of a search', () => {
  const text = `${head}detection:
  map: {a: [1, x], b|contains: y}
  maps: [{a: 1}, {b: 2}]
  words: [evil, 5]
  word: evil
  mixed: [evil, {a: 1}]
  keyed: {'|all': [p, q]}
  condition: 1 of them
`
  const { rules, diagnostics } = parseSigma(text)
  expect(diagnostics).toEqual([])
  expect(rules[0]?.detection.searches.map(({ block }) => block)).toMatchObject([
    {
      kind: 'all',
      items: [{ field: 'a', values: [{ value: 1 }, { value: 'x' }] }, { field: 'b' }],
    },
    { kind: 'any', blocks: [{ kind: 'all' }, { kind: 'all' }] },
    { kind: 'any', blocks: [{ items: [{ values: [{ value: 'evil' }] }] }, {}] },
    { kind: 'all', items: [{ values: [{ value: 'evil' }] }] },
    { kind: 'any', blocks: [{ items: [{ values: [{ value: 'evil' }] }] }, {}] },
    { kind: 'all', items: [{ modifiers: { all: true } }] },
  ])
  expect(rules[0]?.detection.searches[5]?.block).not.toHaveProperty('items.0.field')
})

test.each([
  ['s: {a: 1}', ['sigma-condition 5:1']],
  ['s: {a: 1}\ncondition: s and', ['sigma-condition 7:19']],
  ['s: {a|contians: 1}\ncondition: s', ['sigma-unknown-modifier 6:9']],
  ['s: {a|contains|re: x}\ncondition: s', ['sigma-modifier-combination 6:18']],
  ['s: {a: []}\ncondition: s', ['sigma-search 6:7']],
  ['s: {a: {b: 1}}\ncondition: s', ['sigma-search 6:10']],
  ['s: {}\ncondition: s', ['sigma-search 6:3']],
  ['s:\ncondition: s', ['sigma-search 6:3']],
  ['s: []\ncondition: s', ['sigma-search 6:3']],
  ['s: [[1]]\ncondition: s', ['sigma-search 6:7']],
  ['s: {a: 1, a: 2}\ncondition: s', ['sigma-duplicate-key 6:13']],
  ['condition: s', ['sigma-detection 5:1']],
  ['s: {a: 1}\ncondition: 5', ['sigma-condition 7:14']],
  ['s: {a: 1}\ntimeframe: 5m\ncondition: s', ['sigma-timeframe 7:3']],
  [
    's: {a|x: 1}\nt: {b|y: 1}\ncondition: s',
    ['sigma-unknown-modifier 6:9', 'sigma-unknown-modifier 7:9'],
  ],
])('%j', (detection, expected) => {
  expect(problems(detection)).toEqual(expected)
})

test.each([
  ['logsource: {product: aws}\n', ['sigma-title 1:1']],
  ['title: ""\nlogsource: {product: aws}\n', ['sigma-title 1:1']],
  ['title: t\n', ['sigma-logsource 1:1']],
  ['title: t\nlogsource: {definition: x}\n', ['sigma-logsource 2:1']],
  ['title: t\nlogsource: {product: [aws, gcp]}\n', ['sigma-logsource 2:22']],
  [`level: hihg\n${head}`, ['sigma-level 1:8']],
  [`status: testing\n${head}`, ['sigma-status 1:9']],
  [`taxonomy: windows\n${head}`, ['sigma-taxonomy 1:11']],
  [`levle: high\n${head}`, ['sigma-unknown-key 1:1']],
  [`author: {a: 1}\n${head}`, ['sigma-attribute 1:9']],
])('%j', (top, expected) => {
  expect(problems('s: {a: 1}\ncondition: s', top)).toEqual(expected)
})

test('a document that is no rule is refused by name, the next one read', () => {
  const rule = `${head}detection: {s: {a: 1}, condition: s}\n`
  const { rules, diagnostics } = parseSigma(`title: x\nname: workflow\n---\n${rule}`, 'r.yml')
  expect(diagnostics).toMatchObject([{ code: 'sigma-not-a-rule', severity: 'error' }])
  expect(rules).toHaveLength(1)
})

test('a file holds documents of every kind', () => {
  const rule = `${head}detection: {s: {a: 1}, condition: s}\n`
  const filter = `${head}filter: {rules: any, s: {b: 1}, condition: not s}\n`
  const correlation =
    'title: c\ncorrelation: {type: event_count, rules: t, timespan: 1m, condition: {gte: 2}}\n'
  const parsed = parseSigma([rule, filter, correlation].join('---\n'))
  expect(parsed).toMatchObject({
    rules: [{ title: { value: 't' } }],
    filters: [{ rules: 'any', detection: { conditions: [{ kind: 'not' }] } }],
    correlations: [{ title: { value: 'c' }, rules: [{ value: 't' }] }],
    diagnostics: [],
  })
})

test.each([
  ['3', 3, []],
  ['"2.1.0"', 2, []],
  ['4', undefined, ['sigma-version']],
  ['new', undefined, ['sigma-version']],
])('the version %s', (written, version, codes) => {
  const text = `sigma-version: ${written}\n${head}detection: {s: {a: 1}, condition: s}\n`
  const { rules, diagnostics } = parseSigma(text)
  expect(rules[0]?.version).toBe(version)
  expect(diagnostics.map(({ code }) => code)).toEqual(codes)
})

test('a misspelt detection and level are guessed', () => {
  const { diagnostics } = parseSigma('title: x\ndetecton: {}\n')
  expect(diagnostics).toMatchObject([{ hint: 'did you mean "detecton"?' }])
  expect(
    parseSigma(`level: hihg\n${head}detection: {s: {a: 1}, condition: s}`).diagnostics,
  ).toMatchObject([{ message: '"hihg" is no level', hint: 'did you mean "high"?' }])
})
