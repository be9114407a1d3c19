import { describe, expect, it } from 'vitest'
import { EqlFaultError } from './fault.ts'
import { lexEql } from './lexer.ts'

/** Tokens as `kind text`, without the end. */
function lex(text: string): readonly string[] {
  return lexEql(text)
    .slice(0, -1)
    .map((token) => `${token.kind} ${token.text}`)
}

/** The code and place of the fault. */
function faultOf(text: string): readonly [string, number] | undefined {
  try {
    lexEql(text)
    return undefined
  } catch (error) {
    if (!(error instanceof EqlFaultError)) throw error
    return [error.fault.code, error.fault.span.start]
  }
}

describe('lexer (eql.md 2)', () => {
  it('tells keywords, names and back-ticked names', () => {
    expect(lex('any AND @timestamp _a1')).toEqual([
      'word any',
      'name AND',
      'name @timestamp',
      'name _a1',
    ])
    expect(lex('a.`in`.`b``c`')).toEqual([
      'name a',
      'word .',
      'quoted-name in',
      'word .',
      'quoted-name b`c',
    ])
  })

  it('glues the tilde to functions and operators', () => {
    expect(lex('endsWith~(a) in~ like~ regex~')).toEqual([
      'name~ endsWith',
      'word (',
      'name a',
      'word )',
      'word in~',
      'word like~',
      'word regex~',
    ])
  })

  it.each([
    ['12', 'integer'],
    ['1.5', 'decimal'],
    ['.5', 'decimal'],
    ['5.', 'decimal'],
    ['1e3', 'decimal'],
    ['1.5E-2', 'decimal'],
  ])('reads the number %s', (text, kind) => {
    expect(lex(text)).toEqual([`${kind} ${text}`])
  })

  it('takes the longest symbol', () => {
    expect(lex('a<=b!=c==d')).toEqual([
      'name a',
      'word <=',
      'name b',
      'word !=',
      'name c',
      'word ==',
      'name d',
    ])
    expect(lex('maxspan=5m')).toEqual(['word maxspan', 'word =', 'integer 5', 'name m'])
  })

  it('skips comments, block comments nested', () => {
    expect(lex('a /* x /* y */ z */ b // c\nd')).toEqual(['name a', 'name b', 'name d'])
    expect(lex('a//')).toEqual(['name a'])
  })

  it('keeps offsets', () => {
    expect(lexEql('a  "b"').map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [3, 6],
      [6, 6],
    ])
  })

  it.each<[string, string, number]>([
    ["a == 'x'", 'eql-single-quotes', 5],
    ['a == ?"x"', 'eql-old-raw-string', 5],
    ["a == ?'x'", 'eql-old-raw-string', 5],
    ['a /* /* */', 'eql-unterminated', 2],
    ['a `b', 'eql-unterminated', 2],
    ['a ``', 'eql-unterminated', 2],
    ['a # b', 'eql-unknown-character', 2],
    ['a 😀', 'eql-unknown-character', 2],
  ])('refuses %j', (text, code, place) => {
    expect(faultOf(text)).toEqual([code, place])
  })
})
