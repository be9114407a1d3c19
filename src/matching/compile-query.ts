import type { Query } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { compilePredicate } from './compile-predicate.ts'

/** A query made ready to run; holds no state, so one may serve any number of events. */
export interface CompiledQuery {
  /** Does the event satisfy the query? */
  readonly matches: (event: Event) => boolean
}

/** Compiles a query to closures. Throws a TypeError for a query that no compiler of ours makes. */
export function compileQuery(query: Query): CompiledQuery {
  return { matches: compilePredicate(query.where) }
}
