import { RE2JS } from 're2js'
import { unreachable } from '../base/assert.ts'
import type { JsonValue } from '../base/json.ts'
import {
  isInBlock,
  keepMapped,
  keepMappedBlock,
  parseAddress,
  parseBlock,
} from '../detections/query/ip-block.ts'
import type { Literal, Matcher } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { foldCase } from './case-fold.ts'
import { compareCodePoints } from './compare-values.ts'
import { compileFieldReader } from './field-values.ts'
import { compileTimePart } from './time-part.ts'
import { valueNumber, valueText } from './value-text.ts'
import { compilePattern, type TextTest } from './wildcard.ts'

/** Decides about one value; the event is there for matchers that look at another field. */
export type ValueTest = (value: JsonValue, event: Event) => boolean

/**
 * Makes the test of a matcher. Sigma and EQL share it: they differ only in which values a field
 * offers (`FieldReference.objects`), and in nothing about one value: numbers and booleans are seen
 * as their text by string matchers and the reverse (sigma.md D5, D6; eql.md section 6). Throws a
 * TypeError for a matcher that no compiler may hand on: a regular expression or block that is none.
 */
export function compileMatcher(matcher: Matcher): ValueTest {
  switch (matcher.kind) {
    case 'equals':
      return equalsTest(matcher.value, matcher)
    case 'pattern':
      return onText(compilePattern(matcher.parts, matcher))
    case 'regex':
      return onText(regexTest(matcher))
    case 'cidr':
      return cidrTest(matcher)
    case 'compare':
      return compareTest(matcher)
    case 'field':
      return otherFieldTest(matcher)
    case 'time-part':
      return compileTimePart(matcher)
    default:
      return unreachable(matcher)
  }
}

function onText(test: TextTest): ValueTest {
  return (value) => {
    const text = valueText(value)
    return text !== undefined && test(text)
  }
}

function equalsTest(literal: Literal, mode: { readonly caseSensitive: boolean }): ValueTest {
  if (literal === null) return (value) => value === null
  if (typeof literal === 'string') return onText(textEquals(literal, mode))
  const text = String(literal)
  if (typeof literal === 'boolean') {
    return (value) =>
      value === literal || (typeof value === 'string' && value.toLowerCase() === text)
  }
  return (value) => value === literal || value === text
}

function textEquals(literal: string, mode: { readonly caseSensitive: boolean }): TextTest {
  if (mode.caseSensitive) return (text) => text === literal
  const folded = foldCase(literal)
  return (text) => text === literal || foldCase(text) === folded
}

function regexTest({ source, flags, whole }: Matcher & { readonly kind: 'regex' }): TextTest {
  const mask =
    (flags.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.multiLine ? RE2JS.MULTILINE : 0) |
    (flags.dotAll ? RE2JS.DOTALL : 0)
  const pattern = compileRegex(whole ? `\\A(?:${source})\\z` : source, mask)
  return (text) => pattern.test(text)
}

function compileRegex(source: string, mask: number): RE2JS {
  try {
    return RE2JS.compile(source, mask)
  } catch (cause) {
    throw new TypeError(`not a regular expression of RE2: ${source}`, { cause })
  }
}

function cidrTest({ block: text, mapped }: Matcher & { readonly kind: 'cidr' }): ValueTest {
  const block = parseBlock(text)
  if (block === undefined) throw new TypeError(`not a block of addresses: ${text}`)
  const isApart = mapped === 'apart'
  const wanted = isApart ? keepMappedBlock(block, text) : block
  return (value) => {
    const address = typeof value === 'string' ? parseAddress(value) : undefined
    if (typeof value !== 'string' || address === undefined) return false
    return isInBlock(isApart ? keepMapped(address, value) : address, wanted)
  }
}

/** A number compares with numbers and their text, a text with texts by code point. */
function compareTest({
  operator,
  value: literal,
}: Matcher & { readonly kind: 'compare' }): ValueTest {
  const holds = orderTests[operator]
  if (typeof literal === 'string') {
    return (value) => {
      const text = valueText(value)
      return text !== undefined && holds(compareCodePoints(text, literal))
    }
  }
  return (value) => {
    const number = valueNumber(value)
    return number !== undefined && holds(number - literal)
  }
}

const orderTests = {
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
}

/** Some value of the other field; either side missing is no match (sigma.md section 5, fieldref). */
function otherFieldTest(matcher: Matcher & { readonly kind: 'field' }): ValueTest {
  const read = compileFieldReader(matcher.field)
  const fold = matcher.caseSensitive ? (text: string): string => text : foldCase
  const relation = relations[matcher.position]
  return (value, event) => {
    const text = valueText(value)
    if (text === undefined) return false
    const folded = fold(text)
    return read(event).some((other) => {
      const otherText = valueText(other)
      return otherText !== undefined && relation(folded, fold(otherText))
    })
  }
}

const relations = {
  whole: (text: string, other: string) => text === other,
  start: (text: string, other: string) => text.startsWith(other),
  end: (text: string, other: string) => text.endsWith(other),
  inside: (text: string, other: string) => text.includes(other),
}
