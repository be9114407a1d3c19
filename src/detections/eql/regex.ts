import { RE2JS } from 're2js'

/** Groups nested deeper are refused: the translation recurses. */
const deepestGroup = 50

/** A Lucene pattern in RE2 syntax, or why it has none. */
export type RegexTranslation = { readonly source: string } | { readonly problem: string }

/**
 * Translates a Lucene regular expression to RE2 (eql.md section 5): `^` and `$` are ordinary there,
 * `"..."` is literal, `@` is any text, `x*?` is an optional `x*`. Complement, intersection, numeric
 * intervals and the empty language have no counterpart and are refused. The caller matches the whole
 * value and lets `.` match line breaks.
 */
export function translateRegex(pattern: string): RegexTranslation {
  try {
    const reader: Reader = { pattern, at: 0, depth: 0 }
    const source = readUnion(reader)
    if (reader.at < pattern.length) return { problem: 'a closing parenthesis has no opening one' }
    RE2JS.compile(source)
    return { source }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Says why a pattern cannot be translated; never leaves this file. */
class RegexError extends Error {}

/** The place reached; the one thing here that changes. */
interface Reader {
  readonly pattern: string
  at: number
  depth: number
}

/** union := sequence ('|' sequence)* */
function readUnion(reader: Reader): string {
  const branches = [readSequence(reader)]
  while (reader.pattern[reader.at] === '|') {
    reader.at++
    branches.push(readSequence(reader))
  }
  return branches.join('|')
}

/** sequence := (atom repeat*)* */
function readSequence(reader: Reader): string {
  let source = ''
  for (;;) {
    const character = reader.pattern[reader.at]
    if (character === undefined || character === '|' || character === ')') return source
    source += readRepeats(reader, readAtom(reader))
  }
}

/** repeat := '?' | '*' | '+' | '{n}' | '{n,}' | '{n,m}'; a second one repeats the first's result */
function readRepeats(reader: Reader, atom: string): string {
  let source = atom
  let isRepeated = false
  for (;;) {
    const repeat = /^(?:[?*+]|\{\d+(?:,\d*)?\})/.exec(
      reader.pattern.slice(reader.at, reader.at + 24),
    )
    if (repeat === null) return source
    source = `${isRepeated ? `(?:${source})` : source}${repeat[0]}`
    reader.at += repeat[0].length
    isRepeated = true
  }
}

const refused: Readonly<Record<string, string>> = {
  '~': 'complement',
  '&': 'intersection',
  '#': 'the empty language',
  '<': 'a numeric interval',
}

function readAtom(reader: Reader): string {
  const character = characterAt(reader.pattern, reader.at)
  const operator = Object.hasOwn(refused, character) ? refused[character] : undefined
  if (operator !== undefined) {
    throw new RegexError(
      `"${character}" is ${operator}, which is not supported; escape it: \\${character}`,
    )
  }
  switch (character) {
    case '(':
      return readGroup(reader)
    case '[':
      return readClass(reader)
    case '"':
      return readQuoted(reader)
    case '\\':
      return readEscape(reader)
    default:
      break
  }
  if ('?*+{'.includes(character)) throw new RegexError(`"${character}" repeats nothing`)
  reader.at += character.length
  if (character === '.') return '.'
  return character === '@' ? '(?:.*)' : literalOf(character)
}

function readGroup(reader: Reader): string {
  if (++reader.depth > deepestGroup) throw new RegexError('the groups are nested too deep')
  reader.at++
  if (reader.pattern[reader.at] === '?') throw new RegexError('"(?" groups are not supported')
  const inner = readUnion(reader)
  if (reader.pattern[reader.at] !== ')') throw new RegexError('a group is not closed')
  reader.at++
  reader.depth--
  return `(?:${inner})`
}

/** A class; inside it only `^` at its start, `-` between two characters, `]` and `\` are special. */
function readClass(reader: Reader): string {
  reader.at++
  let source = '['
  if (reader.pattern[reader.at] === '^') {
    source += '^'
    reader.at++
  }
  for (let isFirst = true; ; isFirst = false) {
    const character = characterAt(reader.pattern, reader.at)
    if (character === '') throw new RegexError('a class is not closed')
    if (character === ']' && !isFirst) break
    if (character === '\\') source += readEscape(reader)
    else {
      reader.at += character.length
      const isRange = character === '-' && !isFirst && reader.pattern[reader.at] !== ']'
      source += isRange ? '-' : literalOf(character)
    }
  }
  reader.at++
  return `${source}]`
}

function readQuoted(reader: Reader): string {
  const close = reader.pattern.indexOf('"', reader.at + 1)
  if (close < 0) throw new RegexError('a quoted text is not closed')
  const quoted = reader.pattern.slice(reader.at + 1, close)
  reader.at = close + 1
  return `(?:${Array.from(quoted, (one) => literalOf(one)).join('')})`
}

/** `\d \w \s` and their opposites are classes; before anything else a backslash makes it ordinary. */
function readEscape(reader: Reader): string {
  const character = characterAt(reader.pattern, reader.at + 1)
  if (character === '') throw new RegexError('the pattern ends in a backslash')
  reader.at += 1 + character.length
  return /^[dwsDWS]$/.test(character) ? `\\${character}` : literalOf(character)
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** A character as RE2 reads it literally, in a class and outside. */
function literalOf(character: string): string {
  if (/^[A-Za-z0-9]$/.test(character)) return character
  return `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
