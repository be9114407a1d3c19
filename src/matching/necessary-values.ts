import type { FieldReference, PatternPart, Predicate } from '../detections/query/query.ts'
import { actionFields } from '../detections/query/action-fields.ts'
import { foldCase } from './case-fold.ts'

/** A text that a field must be, or begin or end with, or hold somewhere, its case folded. */
export interface FieldValue {
  readonly field: FieldReference
  readonly folded: string
  /** What it is of the whole value. */
  readonly part: 'whole' | 'start' | 'end' | 'inside'
}

/**
 * Values of which an event must have at least one to satisfy the predicate: equalities, beginnings and
 * endings that it cannot be true without (sigma.md section 16, witnesses). Only positive ones count:
 * `not`, null and absence are true of events that lack the field. `undefined` when there is no such set;
 * an empty set for a predicate that is never true.
 */
export function necessaryValues(predicate: Predicate): readonly FieldValue[] | undefined {
  return valuesOf(predicate, outerText)
}

/**
 * All such sets that the parts of a predicate have, in no order: an event must have at least one value of
 * each. What must stand somewhere inside a value counts too.
 */
export function everyNecessarySet(predicate: Predicate): readonly (readonly FieldValue[])[] {
  if (predicate.kind === 'and') return predicate.of.flatMap(everyNecessarySet)
  const set = valuesOf(predicate, anyText)
  return set === undefined ? [] : [set]
}

/** A text that a pattern asks for, and where in the value it must stand. */
type AskedText = Pick<FieldValue, 'part'> & { readonly text: string }

/** Finds a text without which no value fits a pattern. */
type TextFinder = (parts: readonly PatternPart[]) => AskedText | undefined

function valuesOf(
  predicate: Predicate,
  textOfPattern: TextFinder,
): readonly FieldValue[] | undefined {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value ? undefined : []
    case 'field': {
      const found = necessaryText(predicate, textOfPattern)
      if (found === undefined) return undefined
      return [{ field: predicate.field, folded: foldCase(found.text), part: found.part }]
    }
    case 'and':
      return bestOf(predicate.of, textOfPattern)
    case 'or':
      return allOf(predicate.of, textOfPattern)
    case 'not':
    case 'presence':
    case 'keyword':
    case 'element':
    case 'expression':
      return undefined
  }
}

/** A text without which no value satisfies the leaf, its case aside. */
function necessaryText(
  { matcher }: Predicate & { readonly kind: 'field' },
  textOfPattern: TextFinder,
): AskedText | undefined {
  if (matcher.kind === 'equals') {
    return typeof matcher.value === 'string' ? { text: matcher.value, part: 'whole' } : undefined
  }
  return matcher.kind === 'pattern' ? textOfPattern(matcher.parts) : undefined
}

function outerText(parts: readonly PatternPart[]): AskedText | undefined {
  const start = leadingText(parts)
  if (start.length === parts.length) return { text: joined(start), part: 'whole' }
  if (joined(start) !== '') return { text: joined(start), part: 'start' }
  const end = leadingText(parts.toReversed()).toReversed()
  return joined(end) === '' ? undefined : { text: joined(end), part: 'end' }
}

/** The same; where nothing stands at the ends, the longest text between them. */
function anyText(parts: readonly PatternPart[]): AskedText | undefined {
  const outer = outerText(parts)
  if (outer !== undefined) return outer
  const texts = parts.map((part) => ('text' in part ? part.text : ''))
  const text = texts.reduce((longest, one) => (one.length > longest.length ? one : longest), '')
  return text === '' ? undefined : { text, part: 'inside' }
}

function leadingText(parts: readonly PatternPart[]): readonly PatternPart[] {
  const end = parts.findIndex((part) => !('text' in part))
  return end < 0 ? parts : parts.slice(0, end)
}

function joined(parts: readonly PatternPart[]): string {
  return parts.map((part) => ('text' in part ? part.text : '')).join('')
}

/** The values of each part are necessary, so any will do: those that let the fewest events through. */
function bestOf(
  parts: readonly Predicate[],
  textOfPattern: TextFinder,
): readonly FieldValue[] | undefined {
  let best: readonly FieldValue[] | undefined
  for (const part of parts) {
    const set = valuesOf(part, textOfPattern)
    // Never true: the other parts change nothing.
    if (set?.length === 0) return set
    if (set !== undefined && (best === undefined || rankOf(set) < rankOf(best))) best = set
  }
  return best
}

/** The values of all parts; `undefined` where one part has none. */
function allOf(
  parts: readonly Predicate[],
  textOfPattern: TextFinder,
): readonly FieldValue[] | undefined {
  const all: FieldValue[] = []
  for (const part of parts) {
    const set = valuesOf(part, textOfPattern)
    if (set === undefined) return undefined
    all.push(...set)
  }
  return all
}

/** Lower is better: never true, then actions, whole ones before parts, then the fewest values. */
function rankOf(set: readonly FieldValue[]): number {
  const isAction = set.every(({ field }) => actionFields.has(field.path))
  const isWhole = set.every(({ part }) => part === 'whole')
  return set.length + (isAction ? 0 : 1_000_000) + (isWhole ? 0 : 100_000)
}
