import { expect, it } from 'vitest'
import { EqlFaultError, type EqlFault } from './fault.ts'
import { lexEql } from './lexer.ts'
import { fieldWords, TokenCursor } from './token-cursor.ts'

function cursorOver(text: string): TokenCursor {
  return new TokenCursor(lexEql(text))
}

/** What the work on the tokens is refused for. */
function faultOf(work: () => void): EqlFault | undefined {
  try {
    work()
  } catch (error) {
    if (error instanceof EqlFaultError) return error.fault
    throw error
  }
  return undefined
}

it('steps over words that stand here and no others', () => {
  const cursor = cursorOver('not any')
  expect(cursor.accept('any')).toBeUndefined()
  expect(cursor.accept('any', 'not')).toBe('not')
  expect(cursor.end).toBe(3)
  expect(cursor.expect('any').start).toBe(4)
  expect(cursor.peek(5).kind).toBe('end')
})

it('says what would have been accepted at the place reached', () => {
  const cursor = cursorOver('any wher')
  cursor.accept('by', 'any')
  expect(faultOf(() => cursor.expect('where'))).toEqual({
    code: 'eql-syntax',
    message: expect.stringMatching(/unexpected "wher".*"where"$/),
    hint: expect.stringContaining('where'),
    span: { start: 4, end: 8 },
  })
})

it('tells how a field is written whose name is a keyword', () => {
  const hint = '"of" is a keyword; a field of that name is written `of`'
  expect(faultOf(() => cursorOver('of').fail(fieldWords))?.hint).toBe(hint)
})

it('bounds nesting and arithmetic', () => {
  const descend = (cursor: TokenCursor, levels: number): void => {
    if (levels > 0) cursor.nested((inner) => descend(inner, levels - 1))
  }
  expect(faultOf(() => descend(cursorOver('a'), 150))).toBeUndefined()
  expect(faultOf(() => descend(cursorOver('a'), 151))?.code).toBe('eql-too-deep')
  const cursor = cursorOver('a')
  for (let count = 0; count < 500; count++) cursor.countArithmetic()
  expect(faultOf(() => cursor.countArithmetic())?.code).toBe('eql-too-deep')
})
