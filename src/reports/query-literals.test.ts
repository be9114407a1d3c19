import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lexEql } from '../detections/eql/lexer.ts'
import {
  bigQueryString,
  doubleQuoted,
  eqlPattern,
  isQuotable,
  type Quote,
  shellWord,
  splunkContained,
  splunkString,
  splunkTerm,
  trinoString,
} from './query-literals.ts'

/** Pieces out of which text gets that means to break out of a literal, or to be something else in it. */
const hostilePieces = [
  ...Array.from('"\'\\`|#;$%_*?<>()[]{}!~&^é😀\n\r\0\u001b\u202e\u2028'),
  ...String.raw`-- /* */ // $(id) """ ''' \u{41} \n snap-1`.split(' '),
  '\ud800',
  ' or true',
]
const hostile = fc
  .array(fc.constantFrom(...hostilePieces), { minLength: 1, maxLength: 12 })
  .map((all) => all.join(''))

/** Reads a literal by the rules of its language, written apart from the code that makes it. */
function readQuoted(literal: string, quote: string): string {
  expect(literal.startsWith(quote) && literal.endsWith(quote) && literal.length > 1).toBe(true)
  let value = ''
  for (let at = 1; at < literal.length - 1; at++) {
    if (literal.charAt(at) === quote) throw new TypeError('the literal ends before its end')
    if (literal.charAt(at) === '\\') at++
    if (at === literal.length - 1) throw new TypeError('the last quote is escaped')
    value += literal.charAt(at)
  }
  return value
}

function readDoubled(literal: string): string {
  const inner = literal.slice(1, -1)
  if (inner.replaceAll("''", '').includes("'")) throw new TypeError('the literal ends early')
  return inner.replaceAll("''", "'")
}

function lexString(literal: string): string {
  const [token, end] = lexEql(literal)
  if (token?.kind !== 'string' || end?.kind !== 'end') throw new TypeError('no single string')
  return token.text
}

/** Does the literal of every value, where there is one, read back as the value? */
function isFaithful(quote: Quote, read: (literal: string) => string): boolean {
  const property = fc.property(hostile, (value) => {
    const literal = quote(value)
    return literal === undefined || read(literal) === value
  })
  return !fc.check(property, { numRuns: 500 }).failed
}

describe('a literal holds exactly the value, whatever the value is', () => {
  it('in double quotes with backslashes, as the lexer of EQL reads them too', () => {
    expect(isFaithful(doubleQuoted, (literal) => readQuoted(literal, '"'))).toBe(true)
    expect(isFaithful(doubleQuoted, lexString)).toBe(true)
  })

  it('of SPL and of BigQuery', () => {
    expect(isFaithful(splunkString, (literal) => readQuoted(literal, '"'))).toBe(true)
    expect(isFaithful(bigQueryString, (literal) => readQuoted(literal, "'"))).toBe(true)
  })

  it('of Trino, where a quote is doubled and a backslash is itself', () => {
    expect(isFaithful(trinoString, readDoubled)).toBe(true)
    expect(trinoString(String.raw`a'b\c`)).toBe(String.raw`'a''b\c'`)
  })

  it('of a shell, as sh itself reads it', () => {
    const values = fc.sample(hostile, 300).filter((value) => shellWord(value) !== undefined)
    const words = values.map((value) => shellWord(value)).join(' ')
    const printed = execFileSync('sh', ['-c', String.raw`printf '%s\0' ${words}`], {
      encoding: 'utf8',
    })
    expect(values.length).toBeGreaterThan(50)
    expect(printed).toBe(values.map((value) => `${value}\0`).join(''))
  })
})

describe('a value that a language cannot hold is not written at all', () => {
  it.each([
    ['', 'nothing'],
    ['a\nb', 'a line break'],
    ['a\0', 'a control'],
    ['a\u202eb', 'a turn of direction'],
    ['\ud800', 'half a character'],
    ['x'.repeat(2049), 'more than any id has'],
  ])('in no language: %j, %s', (value) => {
    const quotes = [
      doubleQuoted,
      bigQueryString,
      trinoString,
      shellWord,
      splunkString,
      splunkContained,
      splunkTerm,
      eqlPattern,
    ]
    expect(quotes.map((quote) => quote(value))).toEqual(quotes.map(() => undefined))
    expect(isQuotable(value)).toBe(false)
  })

  it('in patterns: what is a wildcard there', () => {
    expect(eqlPattern('snap-*')).toBeUndefined()
    expect(eqlPattern('snap-?')).toBeUndefined()
    expect(eqlPattern('a"b')).toBe(String.raw`"*a\"b*"`)
    expect(splunkContained('100%')).toBeUndefined()
    expect(splunkContained(String.raw`a\b`)).toBeUndefined()
    expect(splunkContained('a_b')).toBe('"%a_b%"')
  })

  it('in SPL: what is read before strings are', () => {
    expect(splunkString('a`b')).toBeUndefined()
    expect(splunkString('$token$')).toBeUndefined()
    expect(splunkTerm('a"b')).toBeUndefined()
    expect(splunkTerm('a*')).toBeUndefined()
    expect(splunkTerm('arn:aws:iam::1:role/x@y+z=1,2#3_4-5')).toBe(
      '"arn:aws:iam::1:role/x@y+z=1,2#3_4-5"',
    )
  })
})
