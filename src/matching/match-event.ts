import type { Detection } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import { compileQuery, type CompiledQuery } from './compile-query.ts'
import { indexQueries } from './detection-index.ts'
import type { Match } from './match.ts'

/** Matches events one by one against a set of detections; keeps nothing between events. */
export interface EventMatcher {
  /** The detections that the event satisfies, in the order in which they were given. */
  readonly match: (event: Event) => readonly Match[]
}

/** Compiles and indexes detections. Throws a TypeError for a query that no compiler of ours makes. */
export function createMatcher(detections: readonly Detection[]): EventMatcher {
  const rules = detections.map((detection) => ({ detection, query: compileQuery(detection.query) }))
  const index = indexQueries(detections.map((detection) => detection.query))
  return {
    match: (event) => index.candidates(event).flatMap((place) => matchRule(rules[place], event)),
  }
}

function matchRule(
  rule: { readonly detection: Detection; readonly query: CompiledQuery } | undefined,
  event: Event,
): readonly Match[] {
  if (rule === undefined || !rule.query.matches(event)) return []
  return [{ detection: rule.detection, events: [event] }]
}
