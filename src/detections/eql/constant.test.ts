import { describe, expect, it } from 'vitest'
import { constantOf } from './constant.ts'
import { lexEql } from './lexer.ts'
import { parseExpression } from './parse-expression.ts'
import { TokenCursor } from './token-cursor.ts'

function constant(text: string): unknown {
  return constantOf(parseExpression(new TokenCursor(lexEql(text))))
}

describe('constants', () => {
  it('are literals and numbers with signs', () => {
    expect(constant('"x"')).toEqual({ value: 'x', isDecimal: false })
    expect(constant('null')).toEqual({ value: null, isDecimal: false })
    expect(constant('-7')).toEqual({ value: -7, isDecimal: false })
    expect(constant('- +7.0')).toEqual({ value: -7, isDecimal: true })
    expect(constant('-0')).toEqual({ value: 0, isDecimal: false })
  })

  it('are nothing else', () => {
    expect(constant('a')).toBeUndefined()
    expect(constant('1 + 1')).toBeUndefined()
    expect(constant('-"x"')).toBeUndefined()
  })
})
