import { EqlFaultError } from './fault.ts'
import type { Token } from './token.ts'

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
}

/** Reads a string in double quotes from its first quote on (eql.md section 2). */
export function readString(text: string, start: number): Token {
  let value = ''
  let at = start + 1
  for (;;) {
    const character = text.charAt(at)
    if (character === '"') return { kind: 'string', text: value, start, end: at + 1 }
    if (character === '' || character === '\n' || character === '\r') throw notClosed(start, '"')
    if (character !== '\\') {
      value += character
      at++
      continue
    }
    const escape = readEscape(text, at)
    value += escape.value
    at = escape.end
  }
}

function readEscape(text: string, at: number): { readonly value: string; readonly end: number } {
  const letter = text.charAt(at + 1)
  if (letter === 'u') return readCodePoint(text, at)
  const value = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined
  if (value !== undefined) return { value, end: at + 2 }
  throw new EqlFaultError({
    code: 'eql-unknown-escape',
    message: `\\${letter} is no escape`,
    hint: 'write \\\\ for a backslash, or use a raw string: """..."""',
    span: { start: at, end: at + 2 },
  })
}

/** `\u{H...}` with two to eight hexadecimal digits; no surrogates, nothing above 10FFFF. */
function readCodePoint(text: string, at: number): { readonly value: string; readonly end: number } {
  const found = /^\\u\{([0-9A-Fa-f]{2,8})\}/.exec(text.slice(at, at + 12))
  const code = Number.parseInt(found?.[1] ?? '', 16)
  const isScalar = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  if (found !== null && isScalar) {
    return { value: String.fromCodePoint(code), end: at + found[0].length }
  }
  throw new EqlFaultError({
    code: 'eql-unknown-escape',
    message: 'a code point is written \\u{H...} with 2 to 8 hexadecimal digits, up to 10FFFF',
    hint: 'surrogates (D800 to DFFF) are not code points; write the character that the pair means',
    span: { start: at, end: at + (found?.[0].length ?? 2) },
  })
}

/**
 * Reads a raw string: nothing in it is an escape. It ends at the first three quotes; when more
 * follow directly, up to two of them belong to the content.
 */
export function readRawString(text: string, start: number): Token {
  const close = text.indexOf('"""', start + 3)
  const content = close < 0 ? undefined : text.slice(start + 3, close)
  if (content === undefined || /[\r\n]/.test(content)) throw notClosed(start, '"""')
  const more = /^"{0,2}/.exec(text.slice(close + 3, close + 5))?.[0] ?? ''
  return { kind: 'string', text: content + more, start, end: close + 3 + more.length }
}

function notClosed(start: number, quotes: string): EqlFaultError {
  return new EqlFaultError({
    code: 'eql-unterminated',
    message: 'the string is not closed on its line',
    hint: `end it with ${quotes}; write a line break as \\n`,
    span: { start, end: start + quotes.length },
  })
}
