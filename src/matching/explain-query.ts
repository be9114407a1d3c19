import type { JsonValue } from '../base/json.ts'
import { oncePerKey } from '../base/once-per-key.ts'
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

/** Explains queries; whoever explains the same ones for many events keeps one, which compiles each once. */
export type Explainer = (query: Query, event: Event) => Explanation

/**
 * Decides the query once more, without stopping early; its verdict is that of the compiled query. Of
 * a sequence or sample it tells whether the event satisfies any stage, `until` and `![..]` among
 * them: the parts of its `or` are the stages in their order.
 */
export function explainQuery(query: Query, event: Event): Explanation {
  return createExplainer()(query, event)
}

/** Makes an {@link Explainer}; what it tells is that of {@link explainQuery}. */
export function createExplainer(): Explainer {
  const testOf = oncePerKey((leaf: LeafPredicate) => compileLeaf(leaf))
  const readersOf = oncePerKey((leaf: LeafPredicate) =>
    leafFields(leaf).map((field) => ({ field, read: compileFieldReader(field) })),
  )
  const explain = (predicate: Predicate, event: Event): Explanation => {
    switch (predicate.kind) {
      case 'and':
      case 'or': {
        const of = predicate.of.map((part) => explain(part, event))
        const isAnd = predicate.kind === 'and'
        const verdict = isAnd ? of.every(isTrue) : of.some(isTrue)
        return { predicate, verdict, seen: [], of }
      }
      case 'not': {
        const of = explain(predicate.of, event)
        return { predicate, verdict: !of.verdict, seen: [], of: [of] }
      }
      default: {
        const seen = readersOf(predicate).map(({ field, read }) => ({ field, values: read(event) }))
        return { predicate, verdict: testOf(predicate)(event), seen, of: [] }
      }
    }
  }
  return (query, event) => {
    if (query.kind === 'event') return explain(query.where, event)
    return explain({ kind: 'or', of: stagesOf(query).map(({ where }) => where) }, event)
  }
}

function isTrue({ verdict }: Explanation): boolean {
  return verdict
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
