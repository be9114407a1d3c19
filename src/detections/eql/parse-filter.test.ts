import { expect, it } from 'vitest'
import { EqlFaultError } from './fault.ts'
import { lexEql } from './lexer.ts'
import { parseFilter, parseKeys } from './parse-filter.ts'
import { TokenCursor } from './token-cursor.ts'

function cursorOver(text: string): TokenCursor {
  return new TokenCursor(lexEql(text))
}

it.each([
  ['any where true', undefined],
  ['process where true', 'process'],
  ['"any" where true', 'any'],
  ['"""a b""" where true', 'a b'],
])('%s is of category %j', (text, category) => {
  const filter = parseFilter(cursorOver(text))
  expect(filter.category).toBe(category)
  expect(filter.span).toEqual({ start: 0, end: text.length })
})

it.each(['`process` where true', '7 where true', 'where true', 'process if true', 'any where'])(
  'refuses %s',
  (text) => {
    expect(() => parseFilter(cursorOver(text))).toThrow(EqlFaultError)
  },
)

it('reads keys behind by and none without it', () => {
  expect(parseKeys(cursorOver('by a, ?b.c'))).toMatchObject([
    { path: 'a', isOptional: false },
    { path: 'b.c', isOptional: true },
  ])
  expect(parseKeys(cursorOver('[a where true]'))).toEqual([])
})
