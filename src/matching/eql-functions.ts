import { isInBlock, parseAddress, parseBlock } from '../detections/query/ip-block.ts'
import { calculate } from './arithmetic.ts'
import { foldCase } from './case-fold.ts'
import type { EqlValue } from './compare-values.ts'

/** Computes a function of EQL; `fold` is the identity unless the call has a `~`. */
type EqlFunction = (values: readonly EqlValue[], fold: (text: string) => string) => EqlValue

/**
 * The functions of eql.md section 8 by lower-case name. Null and text rules are those of the section;
 * an argument of the wrong kind, which fails the query in Elasticsearch, gives null. Characters are
 * UTF-16 units.
 */
const functions: Readonly<Record<string, EqlFunction>> = {
  add: ([left = null, right = null]) => calculate('+', left, right),
  subtract: ([left = null, right = null]) => calculate('-', left, right),
  multiply: ([left = null, right = null]) => calculate('*', left, right),
  divide: ([left = null, right = null]) => calculate('/', left, right),
  modulo: ([left = null, right = null]) => calculate('%', left, right),
  between,
  cidrmatch: cidrMatch,
  concat,
  endswith: textTest((text, end) => text.endsWith(end)),
  startswith: textTest((text, start) => text.startsWith(start)),
  stringcontains: textTest((text, part) => text !== '' && part !== '' && text.includes(part)),
  indexof: indexOf,
  length: ([value = null]) => (typeof value === 'string' ? BigInt(value.length) : null),
  number: toNumber,
  string: ([value = null]) => textOf(value),
  substring,
}

/** The function of that name, its letter case aside. */
export function eqlFunction(name: string): EqlFunction | undefined {
  const key = name.toLowerCase()
  return Object.hasOwn(functions, key) ? functions[key] : undefined
}

/** A value as Java prints it: `true`, `17`, `1.5`, `2.0`. */
function textOf(value: EqlValue): string | null {
  if (value === null) return null
  if (typeof value === 'number' && Number.isInteger(value)) return value.toFixed(1)
  return String(value)
}

function textTest(holds: (text: string, other: string) => boolean): EqlFunction {
  return ([text = null, other = null], fold) =>
    typeof text === 'string' && typeof other === 'string' ? holds(fold(text), fold(other)) : null
}

function concat(values: readonly EqlValue[]): EqlValue {
  let joined = ''
  for (const value of values) {
    const text = textOf(value)
    if (text === null) return null
    joined += text
  }
  return joined
}

function between(
  [text = null, left = null, right = null, greedy = false]: readonly EqlValue[],
  fold: (text: string) => string,
): EqlValue {
  if (typeof text !== 'string' || typeof left !== 'string' || typeof right !== 'string') return null
  if (text === '' || left === '' || right === '') return text
  const folded = fold(text)
  const found = folded.indexOf(fold(left))
  if (found < 0) return ''
  const start = found + left.length
  const end = greedy === true ? folded.lastIndexOf(fold(right)) : folded.indexOf(fold(right), start)
  return end < start ? '' : text.slice(start, end)
}

function indexOf(
  [text = null, part = null, from = null]: readonly EqlValue[],
  fold: (text: string) => string,
): EqlValue {
  if (typeof text !== 'string' || typeof part !== 'string') return null
  const start = Math.max(0, wholeOf(from) ?? 0)
  if (start > text.length) return null
  const found = fold(text).indexOf(fold(part), start)
  return found < 0 ? null : BigInt(found)
}

function substring([text = null, from = null, to = null]: readonly EqlValue[]): EqlValue {
  if (typeof text !== 'string') return null
  const start = wholeOf(from)
  return start === undefined ? text : text.slice(start, wholeOf(to))
}

/** A whole number as a position in a text. */
function wholeOf(value: EqlValue): number | undefined {
  return typeof value === 'bigint' ? Number(value) : undefined
}

function cidrMatch([text = null, ...blocks]: readonly EqlValue[]): EqlValue {
  if (typeof text !== 'string') return null
  const address = parseAddress(text)
  if (address === undefined) return false
  return blocks.some((one) => {
    const block = typeof one === 'string' ? parseBlock(one) : undefined
    return block !== undefined && isInBlock(address, block)
  })
}

const longestNumber = 400

function toNumber([text = null, base = null]: readonly EqlValue[]): EqlValue {
  if (typeof text !== 'string' || text.length > longestNumber) return null
  const hex = /^([+-]?)0x([0-9a-f]+)$/i.exec(text)
  const radix = wholeOf(base) ?? (hex === null ? 10 : 16)
  if (radix === 16 && hex !== null) return wholeIn(`${hex[1] ?? ''}${hex[2] ?? ''}`, 16)
  if (radix === 10 && /^[+-]?(?:\d+\.\d*|\.\d+|\d+(?=e))(?:e[+-]?\d+)?$/i.test(text)) {
    return Number(text)
  }
  return wholeIn(text, radix)
}

/** Whole digits in a base of 2 to 36. */
function wholeIn(text: string, radix: number): bigint | null {
  const digits = /^([+-]?)([0-9a-z]+)$/i.exec(text)
  if (digits === null || radix < 2 || radix > 36) return null
  let value = 0n
  for (const digit of digits[2] ?? '') {
    const worth = Number.parseInt(digit, 36)
    if (worth >= radix) return null
    value = value * BigInt(radix) + BigInt(worth)
  }
  return digits[1] === '-' ? -value : value
}

/** The folding of a call: by case when it is written with `~`. */
export function foldingOf(call: { readonly caseInsensitive: boolean }): (text: string) => string {
  return call.caseInsensitive ? foldCase : (text) => text
}
