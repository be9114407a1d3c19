/** What the filters of Sigma rules take away: events that a rule matches and one of its filters does not. */
import type { Detection, DetectionFilter, NarrowedRule } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import { compilePredicate } from './compile-predicate.ts'
import { indexConditions } from './detection-index.ts'
import { createSharing, type EventTest, type Sharing } from './sharing.ts'

/** An event would satisfy a rule, if these filters were not there. */
export interface FilteredMatch {
  readonly rule: NarrowedRule
  /** Those that take it away, in the order of their documents. */
  readonly filters: readonly DetectionFilter[]
}

/** The rules that an event satisfies but for their filters. */
export type FilterWatch = (event: Event) => readonly FilteredMatch[]

interface WatchedRule {
  readonly rule: NarrowedRule
  readonly test: EventTest
  readonly filters: readonly { readonly filter: DetectionFilter; readonly test: EventTest }[]
}

const nothing: readonly FilteredMatch[] = []

/**
 * Makes the watch of all filters of some detections; `undefined` where none has any, so that rules
 * without filters cost nothing. A rule that stands alone and in correlations is told once. `sharing` is as
 * for `createMatcher`.
 */
export function createFilterWatch(
  detections: readonly Detection[],
  sharing: Sharing = createSharing(),
): FilterWatch | undefined {
  const narrowed = [...new Set(detections.flatMap((one) => one.narrowed ?? []))]
  if (narrowed.length === 0) return undefined
  const rules = narrowed.map((rule): WatchedRule => {
    const filters = rule.filters.map(({ filter, where }) => {
      return { filter, test: compilePredicate(where, sharing) }
    })
    return { rule, filters, test: compilePredicate(rule.where, sharing) }
  })
  const index = indexConditions(
    narrowed.map(({ where }) => where),
    sharing,
  )
  return (event) => {
    const places = index.candidates(event)
    return places.length === 0 ? nothing : places.flatMap((place) => take(rules[place], event))
  }
}

function take(watched: WatchedRule | undefined, event: Event): readonly FilteredMatch[] {
  if (watched?.test(event) !== true) return nothing
  const filters = watched.filters.flatMap(({ filter, test }) => (test(event) ? [] : [filter]))
  return filters.length === 0 ? nothing : [{ rule: watched.rule, filters }]
}
