import type { Detection } from '../detections/detection.ts'
import type { Predicate } from '../detections/query/query.ts'
import type { Event } from '../events/event.ts'
import { compileWhenAsked } from './compile-predicate.ts'
import { isDecidedByOneEvent } from './compile-query.ts'
import { indexConditions } from './detection-index.ts'
import type { Match } from './match.ts'
import { createSecondLook } from './second-look.ts'
import { createSharing, type EventTest, type Sharing } from './sharing.ts'

/** Matches events one by one against a set of detections; keeps no more than the last event. */
export interface EventMatcher {
  /** The detections that the event satisfies, in the order in which they were given. */
  readonly match: (event: Event) => readonly Match[]
}

/**
 * Compiles and indexes detections. Those that one event cannot decide (sequences, samples, queries
 * with pipes) are left to `correlation/correlate.ts`. `sharing` is what they have in common with others
 * that are asked about the same events.
 */
export function createMatcher(
  detections: readonly Detection[],
  sharing: Sharing = createSharing(),
): EventMatcher {
  const rules = detections.flatMap((detection): readonly Rule[] => {
    const { query } = detection
    if (!isDecidedByOneEvent(query)) return []
    return [{ detection, where: query.where, test: compileWhenAsked(query.where, sharing) }]
  })
  const conditions = rules.map(({ where }) => where)
  const index = indexConditions(conditions, sharing)
  const lookAgain = createSecondLook(conditions, sharing)
  return {
    match: (event) => {
      const matches: Match[] = []
      for (const place of lookAgain(index.candidates(event), event)) {
        const rule = rules[place]
        if (rule?.test(event) === true) {
          matches.push({ detection: rule.detection, events: [event] })
        }
      }
      return matches
    },
  }
}

interface Rule {
  readonly detection: Detection
  readonly where: Predicate
  readonly test: EventTest
}
