import { compareText } from '../base/compare.ts'
import { type Principal, actorOf } from '../environment/principals/principal.ts'
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

/** What tells actors apart where the question is whether somebody else did it: see {@link actorOf}. */
export function actorOfStep({ principal }: Step): string {
  return actorOf(principal)
}

/** The account to which a step brings data: of somebody outside his own, else where it happened. */
export function accountOfStep({ principal, activity }: Step): string | undefined {
  return principal.kind === 'external' ? principal.account : activity.account
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
