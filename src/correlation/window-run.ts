import { compareMoments, type Moment } from './kept-event.ts'
import type { StateCap } from './state-cap.ts'
import type { ValueTuple } from './value-tuples.ts'
import type { Entry, WindowCondition } from './window-condition.ts'

/** An entry in one of the groups that it belongs to. */
export interface GroupedEntry {
  readonly group: ValueTuple
  readonly entry: Entry
}

/** How windows are cut, and what is told of them. */
export interface WindowOptions {
  /** Milliseconds. */
  readonly timespan: number
  readonly cap: StateCap
  readonly createTest: () => WindowCondition
  /** Called when a group satisfies the test; `isOpen`: the logs end before the window does. */
  readonly fire: (group: ValueTuple, entries: readonly Entry[], isOpen: boolean) => void
}

/** Cuts the entries of all groups into windows and asks the test about each. */
export interface WindowRun {
  /** All entries of one moment, later than those before. */
  readonly add: (now: Moment, grouped: readonly GroupedEntry[]) => void
  /** `end`: the last moment that the input tells of. */
  readonly finish: (end: Moment) => void
}

/** Splits what is in order into what is of one moment. */
export function byMoment<T extends Moment>(rising: readonly T[]): readonly (readonly T[])[] {
  const moments: T[][] = []
  for (const one of rising) {
    const current = moments.at(-1)
    const [first] = current ?? []
    if (current === undefined || first === undefined || compareMoments(first, one) !== 0) {
      moments.push([one])
    } else current.push(one)
  }
  return moments
}
