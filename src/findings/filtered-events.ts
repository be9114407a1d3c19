/** What filters of Sigma rules took away in a hunt, counted by rule, filter and principal. */
import { compareText } from '../base/compare.ts'
import { type DetectionFilter, levels, type NarrowedRule } from '../detections/detection.ts'
import { identifyPrincipal } from '../environment/principals/identify-principal.ts'
import type { Event } from '../events/event.ts'
import type { FilteredMatch } from '../matching/match-filtered.ts'

/** Events of one principal that one rule would have matched, and the filters that took them away. */
export interface FilteredEvents {
  readonly rule: Pick<NarrowedRule, 'id' | 'title' | 'level'>
  readonly filters: readonly DetectionFilter[]
  /** The id of who did it; absent where there were more principals than are kept apart. */
  readonly principal?: string
  /** How many. */
  readonly events: number
  /** Times of the first and the last, milliseconds UTC. */
  readonly from: number
  readonly to: number
  /** The provider's id of the first. */
  readonly record: string
}

/** Principals that are kept apart, over all rules; each takes about 300 bytes. */
const mostGroups = 10_000

/** Counts in bounded memory; what it tells does not depend on the order of the events. */
export class FilteredTally {
  readonly #most: number
  #groups = new Map<string, FilteredEvents>()
  #isApart = true

  /** `most` is how many groups are kept apart by principal. */
  constructor({ most = mostGroups }: { readonly most?: number } = {}) {
    this.#most = most
  }

  /** Takes note of an event that filters took away from a rule. */
  see({ rule, filters }: FilteredMatch, event: Event): void {
    this.#add({
      rule,
      filters,
      ...(this.#isApart ? { principal: identifyPrincipal(event).id } : {}),
      events: 1,
      from: event.time,
      to: event.time,
      record: event.id,
    })
    if (this.#isApart && this.#groups.size > this.#most) this.#join()
  }

  /** The groups: gravest rule first, then by rule, filters and principal. */
  groups(): readonly FilteredEvents[] {
    return [...this.#groups]
      .sort(
        ([first, a], [second, b]) =>
          levels.indexOf(b.rule.level) - levels.indexOf(a.rule.level) || compareText(first, second),
      )
      .map(([, group]) => group)
  }

  #add(group: FilteredEvents): void {
    const key = keyOf(group)
    const known = this.#groups.get(key)
    this.#groups.set(key, known === undefined ? group : merge(known, group))
  }

  /** Too many to keep apart: from now on, and for all that were seen, principals are not told. */
  #join(): void {
    const groups = [...this.#groups.values()]
    this.#groups = new Map()
    this.#isApart = false
    for (const { principal: _, ...group } of groups) this.#add(group)
  }
}

function keyOf({ rule, filters, principal }: FilteredEvents): string {
  const places = filters.map(({ file, line, title }) => [file ?? '', line, title])
  return JSON.stringify([rule.id, rule.title, places, principal ?? ''])
}

function merge(one: FilteredEvents, other: FilteredEvents): FilteredEvents {
  const order = one.from - other.from || compareText(one.record, other.record)
  return {
    ...one,
    events: one.events + other.events,
    from: Math.min(one.from, other.from),
    to: Math.max(one.to, other.to),
    record: order <= 0 ? one.record : other.record,
  }
}
