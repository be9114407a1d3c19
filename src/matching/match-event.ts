import type { Detection } from '../detections/detection.ts'
import type { Predicate } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { compilePredicate, type EventTest } from './compile-predicate.ts'
import { isDecidedByOneEvent } from './compile-query.ts'
import { indexConditions } from './detection-index.ts'
import type { Match } from './match.ts'

/** Matches events one by one against a set of detections; keeps nothing between events. */
export interface EventMatcher {
  /** The detections that the event satisfies, in the order in which they were given. */
  readonly match: (event: Event) => readonly Match[]
}

/**
 * Compiles and indexes detections. Those that one event cannot decide (sequences, samples, queries
 * with pipes) are left to `correlation/correlate.ts`.
 */
export function createMatcher(detections: readonly Detection[]): EventMatcher {
  const rules = detections.flatMap((detection): readonly Rule[] => {
    const { query } = detection
    return isDecidedByOneEvent(query) ? [{ detection, where: query.where }] : []
  })
  const tests = rules.map(({ detection, where }) => ({ detection, test: compilePredicate(where) }))
  const index = indexConditions(rules.map(({ where }) => where))
  return {
    match: (event) => index.candidates(event).flatMap((place) => matchRule(tests[place], event)),
  }
}

interface Rule {
  readonly detection: Detection
  readonly where: Predicate
}

function matchRule(
  rule: { readonly detection: Detection; readonly test: EventTest } | undefined,
  event: Event,
): readonly Match[] {
  if (rule === undefined || !rule.test(event)) return []
  return [{ detection: rule.detection, events: [event] }]
}
