import { expect, it } from 'vitest'
import { describeToken, isKeyword, symbols, type Token } from './token.ts'

it('keywords are lower case (eql.md 2)', () => {
  expect(['and', 'AND', 'until', 'head', 'constructor'].filter(isKeyword)).toEqual(['and', 'until'])
})

it('no symbol stands before a longer one that it begins', () => {
  const hidden = symbols.filter((one, at) =>
    symbols.slice(0, at).some((earlier) => one.startsWith(earlier)),
  )
  expect(hidden).toEqual([])
})

it.each<readonly [Token['kind'], string, string]>([
  ['end', '', 'the end of the query'],
  ['string', 'a"b', 'the string "a\\"b"'],
  ['decimal', '1.5', 'the number 1.5'],
  ['name~', 'length', '"length~"'],
  ['word', '==', '"=="'],
])('a message calls the %s %s: %s', (kind, text, called) => {
  expect(describeToken({ kind, text, start: 0, end: 0 })).toBe(called)
})
