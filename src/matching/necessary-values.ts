import type { FieldReference, PatternPart, Predicate } from '../detections/query/query.ts'
import { actionFields } from '../detections/query/action-fields.ts'
import { foldCase } from './case-fold.ts'

/** A text that a field must be, or begin or end with, its case folded. */
export interface FieldValue {
  readonly field: FieldReference
  readonly folded: string
  /** What it is of the whole value. */
  readonly part: 'whole' | 'start' | 'end'
}

/**
 * Values of which an event must have at least one to satisfy the predicate: equalities, beginnings and
 * endings that it cannot be true without (sigma.md section 16, witnesses). Only positive ones count:
 * `not`, null and absence are true of events that lack the field. `undefined` when there is no such set;
 * an empty set for a predicate that is never true.
 */
export function necessaryValues(predicate: Predicate): readonly FieldValue[] | undefined {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value ? undefined : []
    case 'field': {
      const found = necessaryText(predicate)
      if (found === undefined) return undefined
      return [{ field: predicate.field, folded: foldCase(found.text), part: found.part }]
    }
    case 'and':
      return bestOf(predicate.of)
    case 'or':
      return allOf(predicate.of)
    case 'not':
    case 'presence':
    case 'keyword':
    case 'element':
    case 'expression':
      return undefined
  }
}

/** The text that a value must be, or begin or end with, to satisfy the leaf, its case aside. */
function necessaryText({
  matcher,
}: Predicate & { readonly kind: 'field' }):
  (Pick<FieldValue, 'part'> & { readonly text: string }) | undefined {
  if (matcher.kind === 'equals') {
    return typeof matcher.value === 'string' ? { text: matcher.value, part: 'whole' } : undefined
  }
  return matcher.kind === 'pattern' ? textOfPattern(matcher.parts) : undefined
}

function textOfPattern(parts: readonly PatternPart[]): ReturnType<typeof necessaryText> {
  const start = leadingText(parts)
  if (start.length === parts.length) return { text: joined(start), part: 'whole' }
  if (joined(start) !== '') return { text: joined(start), part: 'start' }
  const end = leadingText(parts.toReversed()).toReversed()
  return joined(end) === '' ? undefined : { text: joined(end), part: 'end' }
}

function leadingText(parts: readonly PatternPart[]): readonly PatternPart[] {
  const end = parts.findIndex((part) => !('text' in part))
  return end < 0 ? parts : parts.slice(0, end)
}

function joined(parts: readonly PatternPart[]): string {
  return parts.map((part) => ('text' in part ? part.text : '')).join('')
}

/** The values of each part are necessary, so any will do: those that let the fewest events through. */
function bestOf(parts: readonly Predicate[]): readonly FieldValue[] | undefined {
  let best: readonly FieldValue[] | undefined
  for (const part of parts) {
    const set = necessaryValues(part)
    // Never true: the other parts change nothing.
    if (set?.length === 0) return set
    if (set !== undefined && (best === undefined || rankOf(set) < rankOf(best))) best = set
  }
  return best
}

/** The values of all parts; `undefined` where one part has none. */
function allOf(parts: readonly Predicate[]): readonly FieldValue[] | undefined {
  const all: FieldValue[] = []
  for (const part of parts) {
    const set = necessaryValues(part)
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
