import type { FieldReference, PatternPart, Predicate } from '../detections/query/query.ts'
import { actionFields } from '../detections/query/action-fields.ts'
import { foldCase } from './case-fold.ts'

/** A value that a field must have, its case folded. */
export interface FieldValue {
  readonly field: FieldReference
  readonly folded: string
}

/**
 * Values of which an event must have at least one to satisfy the predicate: equalities that it
 * cannot be true without (sigma.md section 16, witnesses). Only positive equalities count: `not`,
 * null and absence are true of events that lack the field. `undefined` when there is no such set; an
 * empty set for a predicate that is never true.
 */
export function necessaryValues(predicate: Predicate): readonly FieldValue[] | undefined {
  switch (predicate.kind) {
    case 'constant':
      return predicate.value ? undefined : []
    case 'field': {
      const text = exactText(predicate)
      return text === undefined ? undefined : [{ field: predicate.field, folded: foldCase(text) }]
    }
    case 'and':
      return bestOf(predicate.of.map(necessaryValues))
    case 'or': {
      const sets = predicate.of.map(necessaryValues)
      const known = sets.filter((set) => set !== undefined)
      return known.length === sets.length ? known.flat() : undefined
    }
    case 'not':
    case 'presence':
    case 'keyword':
    case 'element':
    case 'expression':
      return undefined
  }
}

/** The text that a value must have to satisfy the leaf, its case aside. */
function exactText({ matcher }: Predicate & { readonly kind: 'field' }): string | undefined {
  if (matcher.kind === 'equals') {
    return typeof matcher.value === 'string' ? matcher.value : undefined
  }
  return matcher.kind === 'pattern' ? textOfPattern(matcher.parts) : undefined
}

function textOfPattern(parts: readonly PatternPart[]): string | undefined {
  let text = ''
  for (const part of parts) {
    if (!('text' in part)) return undefined
    text += part.text
  }
  return text
}

/** Each of them is necessary, so any will do: the one that lets the fewest events through. */
function bestOf(
  sets: readonly (readonly FieldValue[] | undefined)[],
): readonly FieldValue[] | undefined {
  let best: readonly FieldValue[] | undefined
  for (const set of sets) {
    if (set !== undefined && (best === undefined || rankOf(set) < rankOf(best))) best = set
  }
  return best
}

/** Lower is better: never true, then actions, then the fewest values. */
function rankOf(set: readonly FieldValue[]): number {
  const isAction = set.every(({ field }) => actionFields.has(field.path))
  return set.length + (isAction ? 0 : 1_000_000)
}
