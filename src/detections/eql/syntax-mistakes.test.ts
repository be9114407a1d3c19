import { expect, it } from 'vitest'
import { parseEql } from './parser.ts'

function codesOf(condition: string): readonly string[] {
  const parsed = parseEql(`any where ${condition}`)
  return 'statement' in parsed ? [] : parsed.diagnostics.map(({ code }) => code)
}

it.each([
  ['a = 1', 'eql-equals-sign'],
  ['a not like "x"', 'eql-infix-not'],
  ['a not : "x"', 'eql-infix-not'],
  ['child of [any where true]', 'eql-process-relationship'],
  ['a < b < c', 'eql-chained-comparison'],
  ['(a) == (b) == c', 'eql-chained-comparison'],
  ['a[0] == 1', 'eql-array-index'],
  ['a b', 'eql-syntax'],
])('%s is refused by name: %s (eql.md 13)', (condition, code) => {
  expect(codesOf(condition)).toEqual([code])
})

it.each(['not a like "x"', 'a not in (1, 2)', 'a < b and b < c'])('%s is no mistake', (right) => {
  expect(codesOf(right)).toEqual([])
})
