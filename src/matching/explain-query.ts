import type { JsonValue } from '../base/json.ts'
import type { FieldReference, Predicate, Query } from '../detections/query/query.ts'
import { stagesOf } from '../detections/query/stages-of.ts'
import type { Event } from '../events/event.ts'
import { fieldsOf } from './compile-expression.ts'
import { compileLeaf, type LeafPredicate } from './compile-predicate.ts'
import { compileFieldReader } from './field-values.ts'

/** Why a predicate holds or does not: every part of it decided, none skipped. */
export interface Explanation {
  readonly predicate: Predicate
  readonly verdict: boolean
  /** What the event holds under each field that a leaf asks about; empty values when missing. */
  readonly seen: readonly SeenField[]
  /** The parts of `and`, `or` and `not`. */
  readonly of: readonly Explanation[]
}

export interface SeenField {
  readonly field: FieldReference
  readonly values: readonly JsonValue[]
}

/**
 * Decides the query once more, without stopping early; its verdict is that of the compiled query. Of
 * a sequence or sample it tells whether the event satisfies any stage, `until` and `![..]` among
 * them: the parts of its `or` are the stages in their order.
 */
export function explainQuery(query: Query, event: Event): Explanation {
  if (query.kind === 'event') return explainPredicate(query.where, event)
  const of = stagesOf(query).map(({ where }) => where)
  return explainPredicate({ kind: 'or', of }, event)
}

function explainPredicate(predicate: Predicate, event: Event): Explanation {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const of = predicate.of.map((part) => explainPredicate(part, event))
      const isAnd = predicate.kind === 'and'
      const verdict = isAnd ? of.every(isTrue) : of.some(isTrue)
      return { predicate, verdict, seen: [], of }
    }
    case 'not': {
      const of = explainPredicate(predicate.of, event)
      return { predicate, verdict: !of.verdict, seen: [], of: [of] }
    }
    default:
      return explainLeaf(predicate, event)
  }
}

function isTrue({ verdict }: Explanation): boolean {
  return verdict
}

function explainLeaf(predicate: LeafPredicate, event: Event): Explanation {
  const seen = leafFields(predicate).map((field) => ({
    field,
    values: compileFieldReader(field)(event),
  }))
  return { predicate, verdict: compileLeaf(predicate)(event), seen, of: [] }
}

function leafFields(leaf: LeafPredicate): readonly FieldReference[] {
  switch (leaf.kind) {
    case 'field':
      return leaf.matcher.kind === 'field' ? [leaf.field, leaf.matcher.field] : [leaf.field]
    case 'presence':
    case 'element':
      return [leaf.field]
    case 'expression':
      return fieldsOf(leaf.expression)
    case 'constant':
    case 'keyword':
      return []
  }
}
