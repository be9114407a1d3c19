import { assert } from '../../base/assert.ts'
import type { Predicate } from '../query/query.ts'

/** All of the predicates, at least one, hold. */
export function allOf(of: readonly Predicate[]): Predicate {
  return join('and', of)
}

/** One of the predicates, at least one, holds. */
export function anyOf(of: readonly Predicate[]): Predicate {
  return join('or', of)
}

/** One alone stays as it is; what is joined the same way already becomes part of the whole. */
function join(kind: 'and' | 'or', of: readonly Predicate[]): Predicate {
  const [only] = of
  assert(only !== undefined, 'an empty list of predicates has been refused before')
  if (of.length === 1) return only
  return { kind, of: of.flatMap((one) => (isJoin(one, kind) ? one.of : [one])) }
}

/** A node that has its own place in the rule's text is kept, so that it can be explained. */
function isJoin(
  one: Predicate,
  kind: 'and' | 'or',
): one is Extract<Predicate, { kind: 'and' | 'or' }> {
  return one.kind === kind && one.span === undefined
}
