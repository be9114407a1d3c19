import type { EventQuery, Query } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { compilePredicate } from './compile-predicate.ts'

/** A query made ready to run; holds no state, so one may serve any number of events. */
export interface CompiledQuery {
  /** Does the event satisfy the query? */
  readonly matches: (event: Event) => boolean
}

/**
 * Does one event decide the query? Sequences and samples need several, and a query with pipes all of
 * them: `correlation/correlate.ts` runs those.
 */
export function isDecidedByOneEvent(query: Query): query is EventQuery {
  return query.kind === 'event' && (query.pipes ?? []).length === 0
}

/** Compiles a query to closures. Throws a TypeError for one that a single event does not decide. */
export function compileQuery(query: Query): CompiledQuery {
  const what = query.kind === 'event' ? 'query with pipes' : query.kind
  if (isDecidedByOneEvent(query)) return { matches: compilePredicate(query.where) }
  throw new TypeError(
    `a ${what} is not decided by one event: run it with createCorrelator or runEql`,
  )
}
