import { describe, expect, test } from 'vitest'
import { lintCatalogue } from './catalogue.ts'
import type { LintFinding } from './lint-rule.ts'
import { lintSigma } from './lint-sigma.ts'

const head = 'title: t\nlogsource: {product: aws, service: cloudtrail}\n'

function lint(text: string, file = 'r.yml'): readonly LintFinding[] {
  return lintSigma([{ text, file }])
}

/** Code and place of everything found in a rule with this detection; it begins in line 4. */
function found(detection: string, top = head): readonly string[] {
  const text = `${top}detection:\n${detection.replace(/^/gm, '  ')}\n`
  return lint(text).map(({ code, line, column }) => `${code} ${line}:${column}`)
}

describe('the catalogue', () => {
  test('gives every id and code once', () => {
    expect(new Set(lintCatalogue.map(({ id }) => id)).size).toBe(lintCatalogue.length)
    expect(new Set(lintCatalogue.map(({ code }) => code)).size).toBe(lintCatalogue.length)
  })

  test.each(lintCatalogue.map((rule) => [rule.id, rule] as const))('%s says all', (id, rule) => {
    expect(id).toMatch(/^S\d{3}$/)
    for (const text of [rule.what, rule.why, rule.fix]) expect(text).toMatch(/^\S.*\.$/)
  })
})

// The acceptance of issue 4: each of these has its diagnostic, with line and column.
test.each([
  [
    's: {eventName: A}\nt: {eventName: B}\ncondition: s and t',
    ['sigma-never-matches 1:8', 'sigma-contradiction 5:7'],
  ],
  ['s: {eventName: A}\ncondition: s and not s', ['sigma-never-matches 1:8']],
  ['s: {eventNam|contians: a}\ncondition: s', ['sigma-unknown-modifier 4:16']],
  ['s: {eventNam: a}\ncondition: s', ['sigma-unknown-field 4:7']],
  ['s: {userIdentity.arm: a}\ncondition: s', ['sigma-unknown-field 4:7']],
  ['s: {requestParameters.anything.goes: a}\ncondition: s', []],
  [
    's: {eventName: a}\ncondition: 1 of q*',
    ['sigma-unused-search 4:3', 'sigma-empty-selector 5:14'],
  ],
])('%j', (detection, expected) => {
  expect(found(detection)).toEqual(expected)
})

test.each([
  ['notes: {eventName: a}\ncondition: notes', ['sigma-keyword-like-name 4:3']],
  ['s: {eventName: a}\ncondition: all of them', ['sigma-all-of-them 5:14']],
  ['s: {eventName: a}\nt: {eventName: a}\ncondition: s OR t', ['sigma-upper-case-operator 6:16']],
  ['s: {eventName: [a, null]}\ncondition: s', ['sigma-null-in-list 4:7']],
  ['s: {eventName|contains|all: a}\ncondition: s', ['sigma-all-single-value 4:7']],
  ['s: {eventName: [a]}\ncondition: s', ['sigma-single-item-list 4:18']],
  ["s: {eventName: '*'}\ncondition: s", ['sigma-lone-star 4:18']],
  ["s: {eventName: '*a*'}\ncondition: s", ['sigma-wildcard-for-modifier 4:7']],
  ["s: {eventName: 'a**b'}\ncondition: s", ['sigma-double-wildcard 4:18']],
  ["s: {eventName: 'C:\\*'}\ncondition: s", ['sigma-escaped-wildcard 4:18']],
  ["s: {eventName: '5'}\ncondition: s", ['sigma-number-as-text 4:18']],
  ['s: {eventName: "a\\x01"}\ncondition: s', ['sigma-control-character 4:18']],
  ["s: {eventName|exists: 'true'}\ncondition: s", ['sigma-value-type 4:25']],
  ["s: {eventName|re: '(?i)a'}\ncondition: s", ['sigma-regex 4:21']],
  ["s: {eventName|re: '(a+)+'}\ncondition: s", ['sigma-regex 4:21']],
  ['s: {eventName|fieldref: eventNam}\ncondition: s', ['sigma-unknown-field 4:27']],
])('%j', (detection, expected) => {
  expect(found(detection)).toEqual(expected)
})

test.each([
  [`date: 2024/01/02\n${head}`, ['sigma-date 1:7']],
  [`id: mine\n${head}`, ['sigma-id 1:5']],
  [
    `tags: [attack.initial_access, x, attack.t1, attack.t1]\n${head}`,
    ['sigma-tag 1:8', 'sigma-tag 1:31', 'sigma-tag 1:45'],
  ],
  [`taxonomy: ecs\n${head}`, ['sigma-unknown-field 5:7']],
])('%j', (top, expected) => {
  expect(found('s: {eventName: a}\ncondition: s', top)).toEqual(expected)
})

test('duplicate ids over files, filters without not, correlations of what did not happen', () => {
  const body = `id: 0b0d3c3e-1111-4222-8333-444455556666\nname: n\nlogsource: {product: aws}\n`
  const detection = 'detection: {s: {eventName: a}, condition: s}\n'
  const filter =
    'title: f\nlogsource: {product: aws}\nfilter: {rules: any, s: {awsRegion: b}, condition: s}\n'
  const correlation =
    'title: c\ncorrelation:\n  {type: event_count, rules: n, timespan: 1m, condition: {lt: 2}}\n'
  const findings = lintSigma([
    { file: 'a.yml', text: `title: a\n${body}${detection}` },
    { file: 'b.yml', text: `title: b\n${body}${detection}` },
    { file: 'c.yml', text: `${filter}---\n${correlation}` },
  ])
  expect(findings.map(({ code, file, line }) => `${file}:${line} ${code}`)).toEqual([
    'b.yml:2 sigma-duplicate-id',
    'b.yml:3 sigma-duplicate-name',
    'c.yml:3 sigma-filter-without-not',
    'c.yml:7 sigma-correlation-closed-window',
  ])
})

test('the conventions of SigmaHQ are told on demand', () => {
  const text = `${head}detection: {s: {eventName: a}, condition: s}\n`
  expect(lint(text)).toEqual([])
  const codes = lintSigma([{ text, file: 'r.yml' }], { profile: 'sigmahq' }).map(({ code }) => code)
  expect(codes).toEqual([
    'sigmahq-description',
    'sigmahq-file-name',
    'sigmahq-missing',
    'sigmahq-title',
    'sigma-error-not-excluded',
  ])
})
