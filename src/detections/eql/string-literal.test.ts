import { describe, expect, it } from 'vitest'
import { EqlFaultError } from './fault.ts'
import { lexEql } from './lexer.ts'

function read(text: string): string | undefined {
  return lexEql(text)[0]?.text
}

function faultOf(text: string): string | undefined {
  try {
    lexEql(text)
    return undefined
  } catch (error) {
    return error instanceof EqlFaultError ? `${error.fault.code} ${error.fault.span.start}` : 'bug'
  }
}

describe('strings (eql.md 2)', () => {
  it('know the escapes', () => {
    expect(read(String.raw`"\b\t\n\f\r\"\'\\"`)).toBe('\b\t\n\f\r"\'\\')
    expect(read(String.raw`"\u{53}\u{1F600}\u{00000041}"`)).toBe('S😀A')
  })

  it.each([
    [String.raw`"ab\x"`, 'eql-unknown-escape 3'],
    [String.raw`"\u0041"`, 'eql-unknown-escape 1'],
    [String.raw`"\u{1}"`, 'eql-unknown-escape 1'],
    [String.raw`"\u{D800}"`, 'eql-unknown-escape 1'],
    [String.raw`"\u{110000}"`, 'eql-unknown-escape 1'],
    ['"a\nb"', 'eql-unterminated 0'],
    ['"a', 'eql-unterminated 0'],
    ['"""a\n"""', 'eql-unterminated 0'],
    ['"""a""', 'eql-unterminated 0'],
  ])('refuse %j', (text, fault) => {
    expect(faultOf(text)).toBe(fault)
  })

  it.each([
    ['"""a\\n\\"""', 'a\\n\\'],
    ['"""say ""hi"""""', 'say ""hi""'],
    ['""""""', ''],
    ['""" a"b """', ' a"b '],
  ])('are raw between three quotes: %s', (text, value) => {
    expect(read(text)).toBe(value)
  })
})
