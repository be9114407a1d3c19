import ipaddr from 'ipaddr.js'
import { RE2JS } from 're2js'
import { parseJsonPath, type PathPart, valuesAt } from '../base/json-path.ts'
import type { JsonValue } from '../base/json.ts'
import type { Assertion } from './emulation-test.ts'

/** What names stand for: inputs, and what signals captured. */
export type Bindings = Readonly<Record<string, string>>

/** What came of asking one condition. */
export interface AssertionResult {
  readonly holds: boolean
  /** The bindings with what the condition bound: a name that stood for nothing yet. */
  readonly bindings: Bindings
  /** What stands at the path; absent where nothing does. */
  readonly found?: JsonValue
}

const paths = new Map<string, readonly PathPart[] | undefined>()

/** The parts of a path of a condition, kept: tests ask the same few paths of every record. */
function partsOf(path: string): readonly PathPart[] | undefined {
  if (!paths.has(path)) {
    if (paths.size > 10_000) paths.clear()
    paths.set(path, parseJsonPath(path))
  }
  return paths.get(path)
}

const patterns = new Map<string, RE2JS>()

/** The pattern of a condition, compiled and kept like paths; whether it is one was asked on loading. */
function patternOf(source: string): RE2JS {
  const known = patterns.get(source)
  if (known !== undefined) return known
  if (patterns.size > 1000) patterns.clear()
  const pattern = RE2JS.compile(source)
  patterns.set(source, pattern)
  return pattern
}

/**
 * Asks a condition of a record or event. Of several values at the path one that satisfies it is
 * enough; `absent` wants none, and `ne` none that is equal. A name that is bound to nothing yet is
 * bound by `eq` and `ieq` to the value that is found.
 */
export function assertOf(
  record: JsonValue,
  assertion: Assertion,
  bindings: Bindings,
): AssertionResult {
  const parts = partsOf(assertion.path)
  const values = parts === undefined ? [] : valuesAt(record, parts).map(({ value }) => value)
  const present = values.filter((value) => value !== null)
  const [found] = values
  const base = { bindings, ...(found === undefined ? {} : { found }) }
  if (assertion.absent === true) return { ...base, holds: present.length === 0 }
  if (assertion.exists === true && present.length === 0) return { ...base, holds: false }
  const unwanted =
    typeof assertion.ne === 'string' ? fillNames(assertion.ne, bindings) : assertion.ne
  const excluded = present.find((value) => value === unwanted)
  if (excluded !== undefined) return { ...base, holds: false, found: excluded }
  for (const value of present) {
    const bound = satisfies(value, assertion, bindings)
    if (bound !== undefined) return { ...base, holds: true, bindings: bound, found: value }
  }
  return { ...base, holds: present.length === 0 && asksOnlyNe(assertion) }
}

/** Is `ne` all that a condition asks? Then nothing at the path satisfies it as well. */
function asksOnlyNe(assertion: Assertion): boolean {
  const asked = Object.entries(assertion).filter(([, value]) => value !== undefined)
  return assertion.ne !== undefined && asked.every(([key]) => key === 'path' || key === 'ne')
}

/** The bindings under which a value satisfies all operators of a condition; `undefined` for none. */
function satisfies(
  value: JsonValue,
  assertion: Assertion,
  bindings: Bindings,
): Bindings | undefined {
  let bound = bindings
  const { eq, ieq } = assertion
  if (eq !== undefined) {
    const next = unify(value, eq, bound, (one, other) => one === other)
    if (next === undefined) return undefined
    bound = next
  }
  if (ieq !== undefined) {
    const next = unify(value, ieq, bound, (one, other) => fold(one) === fold(other))
    if (next === undefined) return undefined
    bound = next
  }
  return holdsOtherwise(value, assertion, bound) ? bound : undefined
}

function holdsOtherwise(value: JsonValue, assertion: Assertion, bindings: Bindings): boolean {
  const { in: list, glob, iglob, regex, cidr, gt, gte, lt, lte } = assertion
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const wants = (pattern: string): string => fillNames(pattern, bindings)
  return (
    (list === undefined ||
      list.some((one) => value === (typeof one === 'string' ? wants(one) : one))) &&
    (glob === undefined || matchesGlob(text, wants(glob))) &&
    (iglob === undefined || matchesGlob(fold(text), fold(wants(iglob)))) &&
    (regex === undefined || patternOf(regex).matcher(text).find()) &&
    (cidr === undefined || isInBlock(text, cidr)) &&
    (gt === undefined || Number(text) > gt) &&
    (gte === undefined || Number(text) >= gte) &&
    (lt === undefined || Number(text) < lt) &&
    (lte === undefined || Number(text) <= lte)
  )
}

/** Compares with a literal, or binds the one name that the literal is when nothing is known of it. */
function unify(
  value: JsonValue,
  wanted: string | number | boolean,
  bindings: Bindings,
  isEqual: (one: string, other: string) => boolean,
): Bindings | undefined {
  if (typeof wanted !== 'string') return value === wanted ? bindings : undefined
  if (typeof value !== 'string') return undefined
  const name = /^\{\{(\w[\w-]*)\}\}$/.exec(wanted)?.[1]
  if (name !== undefined && !Object.hasOwn(bindings, name)) return { ...bindings, [name]: value }
  return isEqual(value, fillNames(wanted, bindings)) ? bindings : undefined
}

/** The text with names replaced by what they stand for; a name that stands for nothing is any text. */
export function fillNames(text: string, bindings: Bindings): string {
  return text.replace(/\{\{(\w[\w-]*)\}\}/g, (_, name: string) =>
    Object.hasOwn(bindings, name) ? (bindings[name] ?? '*') : '*',
  )
}

/** Does a text match a pattern of `*` and `?`? Two pointers, one point to go back to: never exponential. */
export function matchesGlob(text: string, pattern: string): boolean {
  let [at, place, star, mark] = [0, 0, -1, 0]
  while (at < text.length) {
    if (pattern[place] === '*') {
      star = place++
      mark = at
    } else if (place < pattern.length && (pattern[place] === '?' || pattern[place] === text[at])) {
      place++
      at++
    } else if (star >= 0) {
      place = star + 1
      at = ++mark
    } else return false
  }
  while (pattern[place] === '*') place++
  return place === pattern.length
}

function isInBlock(text: string, block: string): boolean {
  if (!ipaddr.isValid(text)) return false
  try {
    const [range, length] = ipaddr.parseCIDR(block)
    const address = ipaddr.process(text)
    return address.kind() === range.kind() && address.match([range, length])
  } catch {
    return false
  }
}

function fold(text: string): string {
  return text.toLowerCase()
}

const signs: Readonly<Partial<Record<keyof Assertion, string>>> = {
  eq: '=',
  ieq: '= (whatever the case)',
  ne: 'not',
  in: 'one of',
  glob: 'like',
  iglob: 'like (whatever the case)',
  regex: 'matching',
  cidr: 'in',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
}

/** What a condition wants, in words: `= "snap-1"`. */
export function wantedBy(assertion: Assertion, bindings: Bindings): string {
  if (assertion.absent === true) return 'to be absent'
  const parts = Object.entries(signs).flatMap(([key, sign]) => {
    // The table's keys are keys of a condition.
    const value = assertion[key as keyof Assertion]
    if (value === undefined) return []
    const filled = typeof value === 'string' ? fillNames(value, bindings) : value
    return [`${sign} ${JSON.stringify(filled)}`]
  })
  return parts.length === 0 ? 'to be there' : parts.join(' and ')
}
