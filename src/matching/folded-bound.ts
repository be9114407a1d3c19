import type { FieldReference, Matcher, Predicate } from '../detections/query/query.ts'
import { fieldsOf } from './compile-expression.ts'
import { upperBound } from './upper-bound.ts'

/** Tells whether a field is written in one record with other capital letters than in the next. */
export type FoldedField = (field: FieldReference) => boolean

/**
 * A condition that holds wherever the predicate holds for any spelling of the folded fields in capital and
 * small letters: what asks for one spelling is true of every other, under `not` false of all.
 */
export function foldedBound(predicate: Predicate, isFolded: FoldedField): Predicate {
  return upperBound(boundOf(predicate, isFolded, true), () => true)
}

function boundOf(predicate: Predicate, isFolded: FoldedField, isAsked: boolean): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return { ...predicate, of: predicate.of.map((part) => boundOf(part, isFolded, isAsked)) }
    case 'not':
      return { ...predicate, of: boundOf(predicate.of, isFolded, !isAsked) }
    case 'field':
      return fieldsOfLeaf(predicate).some(isFolded) ? foldedLeaf(predicate, isAsked) : predicate
    case 'expression':
      return fieldsOf(predicate.expression).some(isFolded) ? constant(isAsked) : predicate
    case 'constant':
    case 'presence':
    case 'keyword':
    case 'element':
      return predicate
  }
}

function fieldsOfLeaf({
  field,
  matcher,
}: Predicate & { readonly kind: 'field' }): readonly FieldReference[] {
  return matcher.kind === 'field' ? [field, matcher.field] : [field]
}

function foldedLeaf(leaf: Predicate & { readonly kind: 'field' }, isAsked: boolean): Predicate {
  const matcher = foldedMatcher(leaf.matcher)
  if (matcher === leaf.matcher) return leaf
  return matcher === undefined || !isAsked ? constant(isAsked) : { ...leaf, matcher }
}

/** The same matcher for every spelling; `undefined` where there is none. */
function foldedMatcher(matcher: Matcher): Matcher | undefined {
  if (matcher.kind === 'regex') return isCaseBlind(matcher) ? matcher : undefined
  if (matcher.kind !== 'equals' && matcher.kind !== 'pattern') return undefined
  return matcher.caseSensitive ? { ...matcher, caseSensitive: false } : matcher
}

/** Flags within an expression and named classes of characters may tell capital letters from small ones after all. */
const tellsCase = /\(\?(?!:)|\\[pP]|\[:/

function isCaseBlind({ source, flags }: Matcher & { readonly kind: 'regex' }): boolean {
  return flags.ignoreCase && !tellsCase.test(source)
}

function constant(value: boolean): Predicate {
  return { kind: 'constant', value }
}
