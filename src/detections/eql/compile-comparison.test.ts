import { expect, it } from 'vitest'
import type { Predicate } from '../query/query.ts'
import { compileEql } from './compile.ts'

/** The condition as a predicate. */
function predicateOf(condition: string): Predicate {
  const compiled = compileEql(`any where ${condition}`)
  if (!('query' in compiled) || compiled.query.kind !== 'event') throw new Error(condition)
  return compiled.query.where
}

it('!= is not == (eql.md 4)', () => {
  const equal = { kind: 'field', field: { path: 'a' }, matcher: { kind: 'equals', value: 7 } }
  expect(predicateOf('a == 7')).toMatchObject(equal)
  expect(predicateOf('a != 7')).toMatchObject({ kind: 'not', of: equal })
})

it('== null asks whether a field is missing', () => {
  expect(predicateOf('a == null')).toMatchObject({
    kind: 'not',
    of: { kind: 'presence', field: { path: 'a' }, test: 'present' },
  })
})

it.each([
  ['7 < a', '>'],
  ['7 <= a', '>='],
  ['7 > a', '<'],
  ['a > 7', '>'],
])('%s compares the field by %s', (condition, operator) => {
  expect(predicateOf(condition)).toMatchObject({
    field: { path: 'a' },
    matcher: { kind: 'compare', operator, value: 7 },
  })
})

it('== true on a test is that test, == false its negation', () => {
  const test = { kind: 'field', field: { path: 'a' } }
  expect(predicateOf('(a == 7) == true')).toMatchObject(test)
  expect(predicateOf('(a == 7) == false')).toMatchObject({ kind: 'not', of: test })
})

it('what no matcher decides is reckoned', () => {
  expect(predicateOf('length(a) == 7')).toMatchObject({
    kind: 'expression',
    expression: { kind: 'comparison', operator: '==' },
  })
})
