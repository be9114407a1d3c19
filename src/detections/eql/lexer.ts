import { EqlFaultError } from './fault.ts'
import { readRawString, readString } from './string-literal.ts'
import { isKeyword, symbols, type Token } from './token.ts'

const space = /[ \t\r\n]+/y
const lineComment = /\/\/[^\n]*/y
const name = /[A-Za-z_@][A-Za-z0-9_]*/y
const number = /(?:\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/y
const tildeKeywords: ReadonlySet<string> = new Set(['in', 'like', 'regex'])

/**
 * Cuts an EQL text into tokens, the last of them `end` (eql.md section 2). Throws an EqlFaultError
 * at the first character that begins no token.
 */
export function lexEql(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = skipBlank(text, 0)
  while (at < text.length) {
    const token = readToken(text, at)
    tokens.push(token)
    at = skipBlank(text, token.end)
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length })
  return tokens
}

function readToken(text: string, start: number): Token {
  const character = text.charAt(start)
  if (text.startsWith('"""', start)) return readRawString(text, start)
  if (character === '"') return readString(text, start)
  if (character === '`') return readQuotedName(text, start)
  if (character === "'") throw singleQuotes(start)
  if (character === '?' && /["']/.test(text.charAt(start + 1))) throw oldRawString(start)
  return (
    readName(text, start) ??
    readNumber(text, start) ??
    readSymbol(text, start) ??
    refuseCharacter(text, start)
  )
}

/** The longest stretch of white space and comments from an offset on; block comments nest. */
function skipBlank(text: string, from: number): number {
  let at = from
  for (;;) {
    const blank = matchAt(space, text, at) ?? matchAt(lineComment, text, at)
    if (blank !== null && blank !== undefined) at += blank[0].length
    else if (text.startsWith('/*', at)) at = skipBlockComment(text, at)
    else return at
  }
}

function skipBlockComment(text: string, start: number): number {
  const edge = /\/\*|\*\//g
  edge.lastIndex = start
  let depth = 0
  for (let found = edge.exec(text); found !== null; found = edge.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1
    if (depth === 0) return edge.lastIndex
  }
  throw new EqlFaultError({
    code: 'eql-unterminated',
    message: 'the comment is not closed',
    hint: 'end it with */; comments nest, so every /* needs its own',
    span: { start, end: start + 2 },
  })
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

function readName(text: string, start: number): Token | undefined {
  const word = matchAt(name, text, start)?.[0]
  if (word === undefined) return undefined
  const end = start + word.length
  const hasTilde = text.charAt(end) === '~'
  if (hasTilde && tildeKeywords.has(word)) {
    return { kind: 'word', text: `${word}~`, start, end: end + 1 }
  }
  if (hasTilde && !isKeyword(word)) return { kind: 'name~', text: word, start, end: end + 1 }
  return { kind: isKeyword(word) ? 'word' : 'name', text: word, start, end }
}

function readNumber(text: string, start: number): Token | undefined {
  const found = matchAt(number, text, start)
  if (found === undefined) return undefined
  const [written, point, exponent] = found
  const isDecimal = written.startsWith('.') || point !== undefined || exponent !== undefined
  const end = start + written.length
  return { kind: isDecimal ? 'decimal' : 'integer', text: written, start, end }
}

function readSymbol(text: string, start: number): Token | undefined {
  const symbol = symbols.find((one) => text.startsWith(one, start))
  if (symbol === undefined) return undefined
  return { kind: 'word', text: symbol, start, end: start + symbol.length }
}

/** A back-ticked name; a doubled back-tick inside stands for one. */
function readQuotedName(text: string, start: number): Token {
  const quoted = /`((?:[^`\r\n]|``)+)`/y
  const found = matchAt(quoted, text, start)
  if (found === undefined) {
    throw new EqlFaultError({
      code: 'eql-unterminated',
      message: 'the back-ticked name is empty or not closed on its line',
      span: { start, end: start + 1 },
    })
  }
  const content = (found[1] ?? '').replaceAll('``', '`')
  return { kind: 'quoted-name', text: content, start, end: start + found[0].length }
}

function singleQuotes(start: number): EqlFaultError {
  return new EqlFaultError({
    code: 'eql-single-quotes',
    message: 'strings in single quotes are not EQL',
    hint: 'use double quotes: "..."',
    span: { start, end: start + 1 },
  })
}

function oldRawString(start: number): EqlFaultError {
  return new EqlFaultError({
    code: 'eql-old-raw-string',
    message: 'the raw string prefix ? is no longer EQL',
    hint: 'use triple double quotes for raw strings: """..."""',
    span: { start, end: start + 2 },
  })
}

function refuseCharacter(text: string, start: number): never {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  throw new EqlFaultError({
    code: 'eql-unknown-character',
    message: `the character ${JSON.stringify(character)} has no meaning in EQL`,
    span: { start, end: start + character.length },
  })
}
