import { compareText } from '../base/compare.ts'
import type { Principal } from '../environment/principals/principal.ts'
import type { Event } from '../events/event.ts'
import type { Activity } from './activity.ts'
import { verbs } from '../environment/verb.ts'

/** One event that lineage follows: what it did to data, and who did it. */
export interface Step {
  readonly event: Event
  readonly activity: Activity
  readonly principal: Principal
  /** The later steps that did just the same, where one deed is very many events; in event time. */
  readonly repeats?: readonly Step[]
}

/**
 * The steps in event time. Equal times count as ordered (design section 4.7): what makes a copy comes
 * before what uses it (the order of {@link verbs}), then the record id decides, so that the order of
 * input files never shows.
 */
export function orderSteps(steps: readonly Step[]): readonly Step[] {
  return [...steps].sort(
    (a, b) =>
      a.event.time - b.event.time ||
      verbs.indexOf(a.activity.verb) - verbs.indexOf(b.activity.verb) ||
      compareText(a.event.id, b.event.id) ||
      compareText(a.event.source, b.event.source) ||
      compareText(a.activity.account ?? '', b.activity.account ?? ''),
  )
}
