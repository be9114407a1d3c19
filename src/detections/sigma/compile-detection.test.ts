import { expect, test } from 'vitest'
import { compileDetection } from './compile-detection.ts'
import { parseSigma } from './parse-sigma.ts'
import { noPlaceholders } from './placeholders.ts'
import type { Predicate } from '../query/query.ts'
import { taxonomyOf } from './taxonomy.ts'

interface Compiled {
  readonly predicate: string | undefined
  readonly codes: readonly string[]
}

function compile(section: string, { isPart = false } = {}): Compiled {
  const text = `title: t\nsigma-version: 3\nlogsource: {product: aws}\ndetection: ${section}\n`
  const { rules, diagnostics } = parseSigma(text)
  const [rule] = rules
  if (rule === undefined) throw new TypeError(JSON.stringify(diagnostics))
  const codes: string[] = []
  const predicate = compileDetection(rule.detection, {
    taxonomy: taxonomyOf(rule.logsource, 'sigma'),
    report: (_, { code }) => codes.push(code),
    placeholders: noPlaceholders,
    spanOf: () => undefined,
    isPart,
  })
  return { predicate: predicate && shown(predicate), codes }
}

function shown(one: Predicate): string {
  switch (one.kind) {
    case 'and':
    case 'or':
      return `${one.kind}(${one.of.map(shown).join(' ')})`
    case 'not':
      return `not(${shown(one.of)})`
    case 'element':
      return `${one.quantifier} ${one.field.path}(${shown(one.of)})`
    case 'field':
      return one.matcher.kind === 'equals' ? String(one.matcher.value) : one.matcher.kind
    default:
      return one.kind
  }
}

test.each([
  ['{s: {a: 1, b: 2}, condition: s}', 'and(1 2)'],
  ['{s: [{a: 1}, {b: 2}], condition: s}', 'or(1 2)'],
  ['{s: {a: 1}, t: {a: 2}, condition: [s, t]}', 'or(1 2)'],
  ['{s: {a: 1}, t: {a: 2}, condition: s and not t}', 'and(1 not(2))'],
  ['{s_1: {a: 1}, s_2: {a: 2}, condition: 1 of s_*}', 'or(1 2)'],
  ['{s_1: {a: 1}, s_2: {a: 2}, condition: all of s_*}', 'and(1 2)'],
  ["{s: {'a[any]': {b: 1}}, condition: s}", 'any a(1)'],
  ["{s: {'a[none]': {b: 1}}, condition: s}", 'not(any a(1))'],
  ["{s: {'a[all_or_empty]': {b: 1}}, condition: s}", 'not(any a(not(1)))'],
])('%s', (section, expected) => {
  expect(compile(section)).toEqual({ predicate: expected, codes: [] })
})

test('a search that no condition uses is told, but not of a part', () => {
  const section = '{s: {a: 1}, t: {a: 2}, condition: s}'
  expect(compile(section)).toEqual({ predicate: '1', codes: ['sigma-unused-search'] })
  expect(compile(section, { isPart: true }).codes).toEqual([])
})

test('a search with an error refuses the whole, used or not', () => {
  const section = "{s: {a: 1}, t: {'a|gte': x}, condition: s}"
  expect(compile(section, { isPart: true })).toEqual({
    predicate: undefined,
    codes: ['sigma-value'],
  })
})
