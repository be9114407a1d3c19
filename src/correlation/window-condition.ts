import { unreachable } from '../base/assert.ts'
import type { Bound } from '../detections/query/correlation-query.ts'
import type { Moment } from './kept-event.ts'

/** A match of one or more members of a correlation, as one group sees it. Its moment is its last event's. */
export interface Entry extends Moment {
  /** The place of its last event among the kept ones; entries with the same are one event. */
  readonly at: number
  /** The places of all its events, rising. */
  readonly events: readonly number[]
  /** The members that it matches, rising. */
  readonly members: readonly number[]
  /** Ids of the different values, for tests of distinct ones. */
  readonly texts: readonly string[]
  /** For tests that reckon. */
  readonly numbers: readonly number[]
  /** Does it rest on a window that was still open when the logs end? */
  readonly isOpen: boolean
}

/** Decides about the entries of one window while they come and go, oldest first. */
export interface WindowCondition {
  /** All entries of one moment enter the window. */
  readonly enter: (entries: readonly Entry[]) => void
  /** The oldest entry leaves it. */
  readonly leave: (entry: Entry) => void
  /** Does the test hold? `now` is the moment of the newest entry. */
  readonly holds: (now: Moment) => boolean
  /** What of the window the test rests on; all of it when not given. */
  readonly contributing?: (entries: readonly Entry[]) => readonly Entry[]
}

/** Do all comparisons hold? */
export function isWithinBounds(bounds: readonly Bound[], number: number): boolean {
  return bounds.every(({ operator, value }) => {
    switch (operator) {
      case '<':
        return number < value
      case '<=':
        return number <= value
      case '>':
        return number > value
      case '>=':
        return number >= value
      case '=':
        return number === value
      case '!=':
        return number !== value
      default:
        return unreachable(operator)
    }
  })
}
