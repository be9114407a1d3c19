import { assert } from '../../base/assert.ts'
import { didYouMean } from '../../base/did-you-mean.ts'
import type { RuleSpan } from '../query/query.ts'
import {
  base64Kinds,
  comparisonNames,
  comparisons,
  exclusiveModifiers,
  families,
  listModifiers,
  modifierAliases,
  modifierNames,
  regexFlags,
  shapes,
  textEncodings,
  textFamily,
  timeParts,
  type Comparison,
  type Family,
  type RegexFlag,
  type Shape,
  type TimePart,
} from './modifier-table.ts'
import type { Report } from '../../base/report.ts'

/** What the modifiers of one search item ask for, together. */
export interface ModifierChain {
  /** Every value must be found, not one of them. */
  readonly all: boolean
  /** The whole item is negated. */
  readonly neq: boolean
  /** `%name%` in the values stands for values that the user has given (sigma.md 10). */
  readonly expand: boolean
  readonly test: ValueTest
}

/** How one value is looked for. */
export type ValueTest =
  | TextTest
  | { readonly kind: 'regex'; readonly shape?: Shape; readonly flags: ReadonlySet<RegexFlag> }
  | { readonly kind: 'cidr' }
  | { readonly kind: 'compare'; readonly operator: Comparison }
  | { readonly kind: 'time-part'; readonly part: TimePart; readonly operator: Comparison | '=' }
  | { readonly kind: 'fieldref'; readonly shape?: Shape; readonly cased: boolean }
  | { readonly kind: 'exists' }

/** A search for text, after windash or an encoding has been applied to it. */
export interface TextTest {
  readonly kind: 'text'
  readonly shape?: Shape
  readonly cased: boolean
  readonly windash: boolean
  readonly encoding?: Encoding
}

/** Bytes made of the text, then base64 of the bytes. */
export interface Encoding {
  readonly bytes: 'utf8' | 'utf16le' | 'utf16be' | 'utf16'
  readonly base64: 'base64' | 'base64offset'
}

/** A key of a search, such as `field|contains|all`, and where it stands. */
export interface SearchKey {
  readonly text: string
  readonly span: RuleSpan
}

/** A modifier in its place; `name` is its first spelling. */
interface Modifier {
  readonly name: string
  readonly written: string
  readonly at: number
}

/**
 * Reads the modifiers of a key. Unknown names and illegal combinations are reported at the modifier;
 * then the result is `undefined`.
 */
export function parseModifiers(key: SearchKey, report: Report): ModifierChain | undefined {
  const modifiers = namedModifiers(key, report)
  if (modifiers === undefined) return undefined
  const opener = modifiers.find(({ name }) => !isOneOf(listModifiers, name))
  const family =
    opener === undefined ? textFamily : families.find(({ opens }) => opens.includes(opener.name))
  const fault = faultOf(modifiers, opener, family)
  if (fault !== undefined) {
    report('error', { code: 'sigma-modifier-combination', ...fault })
    return undefined
  }
  assert(family !== undefined, 'a chain without a family is a fault')
  const names = modifiers.map(({ name }) => name)
  return {
    all: names.includes('all'),
    neq: names.includes('neq'),
    expand: names.includes('expand'),
    test: testOf(family.kind, names),
  }
}

function namedModifiers(key: SearchKey, report: Report): readonly Modifier[] | undefined {
  const modifiers: Modifier[] = []
  const [field = '', ...rest] = key.text.split('|')
  let at = key.span.start + field.length
  for (const written of rest) {
    at += 1
    const name = Object.hasOwn(modifierAliases, written) ? modifierAliases[written] : written
    if (name === undefined || !modifierNames.includes(name)) {
      const message = `there is no modifier "${written}"`
      const hint = didYouMean(written, modifierNames) ?? `there are ${list(modifierNames)}`
      report('error', { code: 'sigma-unknown-modifier', at, message, hint })
      return undefined
    }
    modifiers.push({ name, written, at })
    at += written.length
  }
  return modifiers
}

interface Fault {
  readonly at: number
  readonly message: string
  readonly hint?: string
}

/** The first breach of the combination table, or `undefined`. */
function faultOf(
  modifiers: readonly Modifier[],
  opener: Modifier | undefined,
  family: Family | undefined,
): Fault | undefined {
  if (opener !== undefined && family === undefined) {
    return { at: opener.at, message: `"${opener.written}" needs "re" before it` }
  }
  for (const [index, one] of modifiers.entries()) {
    const before = modifiers.slice(0, index)
    if (opener !== undefined && one !== opener && family?.follow.includes(one.name) === false) {
      const hint = `with "${opener.written}" may stand ${list(family.follow)}`
      return { at: one.at, message: `"${one.written}" cannot stand with "${opener.written}"`, hint }
    }
    const rival = before.find(({ name }) => isExclusive(name, one.name))
    if (rival !== undefined) {
      return { at: one.at, message: `"${one.written}" and "${rival.written}" exclude each other` }
    }
    const shape = before.find(({ name }) => isOneOf(shapes, name))
    if (shape !== undefined && isOneOf(base64Kinds, one.name)) {
      return { at: one.at, message: `"${one.written}" must stand before "${shape.written}"` }
    }
  }
  const bare = modifiers.find(({ name }) => isOneOf(textEncodings, name))
  return bare === undefined || modifiers.some(({ name }) => isOneOf(base64Kinds, name))
    ? undefined
    : { at: bare.at, message: `"${bare.written}" needs "base64" or "base64offset" after it` }
}

function testOf(family: Family['kind'], names: readonly string[]): ValueTest {
  const shape = shapes.find((one) => names.includes(one))
  const shaped = shape === undefined ? {} : { shape }
  const cased = names.includes('cased')
  const windash = names.includes('windash')
  const comparison = comparisonNames.find((name) => names.includes(name))
  switch (family) {
    case 'text':
      return { kind: 'text', ...shaped, cased, windash }
    case 'encoded':
      return { kind: 'text', ...shaped, cased, windash, encoding: encodingOf(names) }
    case 'regex': {
      const flags = new Set(regexFlags.filter((flag) => names.includes(flag)))
      return { kind: 'regex', ...shaped, flags }
    }
    case 'fieldref':
      return { kind: 'fieldref', ...shaped, cased }
    case 'time-part': {
      const part = timeParts.find((one) => names.includes(one))
      assert(part !== undefined, 'the family opens with a part of time')
      const operator = comparison === undefined ? '=' : comparisons[comparison]
      return { kind: 'time-part', part, operator }
    }
    case 'compare':
      assert(comparison !== undefined, 'the family opens with a comparison')
      return { kind: 'compare', operator: comparisons[comparison] }
    case 'cidr':
    case 'exists':
      return { kind: family }
  }
}

function encodingOf(names: readonly string[]): Encoding {
  const wide = textEncodings.find((name) => names.includes(name))
  const bytes = wide === 'wide' ? 'utf16le' : (wide ?? 'utf8')
  return { bytes, base64: names.includes('base64') ? 'base64' : 'base64offset' }
}

function isExclusive(one: string, other: string): boolean {
  return one === other || exclusiveModifiers.some((row) => isOneOf(row, one) && isOneOf(row, other))
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name)
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
