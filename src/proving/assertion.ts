import ipaddr from 'ipaddr.js'
import { RE2JS } from 're2js'
import { parseJsonPath, type PathPart, valuesAt } from '../base/json-path.ts'
import type { JsonValue } from '../base/json.ts'
import { type Bindings, fillNames, wholeName } from './bindings.ts'
import type { Assertion } from './emulation-test.ts'
import { namesBoundBy, namesUsedBy } from './unbound-names.ts'

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
 * bound by `eq` and `ieq` to the value that is found; where another operator uses one, the condition
 * does not hold.
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
  const isUnbound = (name: string): boolean => !Object.hasOwn(bindings, name)
  if (namesNeededBy(assertion).some(isUnbound)) return { ...base, holds: false }
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

const neededNames = new WeakMap<Assertion, readonly string[]>()

/** The names that a condition needs and does not bind itself, kept: it is asked of every record. */
function namesNeededBy(assertion: Assertion): readonly string[] {
  const known = neededNames.get(assertion)
  if (known !== undefined) return known
  const own = namesBoundBy(assertion)
  const needed = namesUsedBy(assertion).flatMap(([, name]) => (own.includes(name) ? [] : [name]))
  neededNames.set(assertion, needed)
  return needed
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
  const { in: list, glob, iglob, regex, cidr } = assertion
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const wants = (pattern: string): string => fillNames(pattern, bindings)
  return (
    (list === undefined ||
      list.some((one) => value === (typeof one === 'string' ? wants(one) : one))) &&
    (glob === undefined || matchesGlob(text, wants(glob))) &&
    (iglob === undefined || matchesGlob(fold(text), fold(wants(iglob)))) &&
    (regex === undefined || matchesRegex(text, regex, bindings)) &&
    (cidr === undefined || isInBlock(text, wants(cidr))) &&
    isWithinBounds(value, assertion)
  )
}

/** What a name stands for is text to be found as it is, whatever signs it holds. */
function matchesRegex(text: string, regex: string, bindings: Bindings): boolean {
  const filled = fillNames(regex, bindings, (value) => RE2JS.quote(value))
  return patternOf(filled).matcher(text).find()
}

function isWithinBounds(value: JsonValue, { gt, gte, lt, lte }: Assertion): boolean {
  const number = numberOf(value)
  return (
    (gt === undefined || number > gt) &&
    (gte === undefined || number >= gte) &&
    (lt === undefined || number < lt) &&
    (lte === undefined || number <= lte)
  )
}

/** A number, also one written as text; `NaN`, which is in no bounds, for anything else, such as ''. */
function numberOf(value: JsonValue): number {
  if (typeof value === 'number') return value
  const isNumber = typeof value === 'string' && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value)
  return isNumber ? Number(value) : NaN
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
  const name = wholeName(wanted)
  if (name !== undefined && !Object.hasOwn(bindings, name)) return { ...bindings, [name]: value }
  return isEqual(value, fillNames(wanted, bindings)) ? bindings : undefined
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
