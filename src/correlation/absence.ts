import type { SequenceQuery } from '../detections/query/query.ts'
import type { KeyValues } from './join-keys.ts'
import { compareMoments, isLongerThan, type Moment } from './kept-event.ts'

/** Does the absence hold: yes, no, or as far as the input goes, which ends too early to tell? */
export type Verdict = 'holds' | 'disproved' | 'open'

/** A stage `![..]` and where it stands. */
interface AbsentStage {
  /** How many events of the sequence come before it. */
  readonly after: number
  /** When events that satisfy it occurred, by join key, rising. */
  readonly seen: Map<string, Moment[]>
}

/** Decides about the missing events of a query (eql.md section 10). Only times count, strictly. */
export class AbsenceCheck {
  readonly #maxspan: number
  readonly #absent: ReadonlyMap<number, AbsentStage>
  readonly #positives: number

  constructor({ stages, maxspan = Infinity }: SequenceQuery) {
    this.#maxspan = maxspan
    let positives = 0
    const absent = new Map<number, AbsentStage>()
    for (const [place, { isMissing, runs }] of stages.entries()) {
      if (isMissing) absent.set(place, { after: positives, seen: new Map() })
      else positives += runs
    }
    this.#absent = absent
    this.#positives = positives
  }

  /** An event that should be missing, in order. */
  see(stage: number, moment: Moment, keys: readonly KeyValues[]): void {
    const seen = this.#absent.get(stage)?.seen
    for (const { id } of keys) {
      const known = seen?.get(id)
      if (known === undefined) seen?.set(id, [moment])
      else known.push(moment)
    }
  }

  /**
   * Decides about a sequence of the other stages once all events are seen. The span belongs to the
   * whole: an absence at the start is measured to the last event, one at the end from the first.
   */
  decide(events: readonly Moment[], { id }: KeyValues, end: Moment): Verdict {
    const [first] = events
    const last = events.at(-1)
    if (first === undefined || last === undefined || this.#absent.size === 0) return 'holds'
    if (this.#isBroken(events, id)) return 'disproved'
    const isAtStart = this.#stands(0)
    const isAtEnd = this.#stands(this.#positives)
    const from = isAtStart ? this.#latest(first, id) : isAtEnd ? first : undefined
    const to = isAtEnd ? this.#earliest(last, id) : last
    // Nothing before the sequence settles it, also when something stands after it.
    if (from === undefined) return 'holds'
    if (to === undefined) return isLongerThan(this.#maxspan, from, end) ? 'holds' : 'open'
    return isLongerThan(this.#maxspan, from, to) ? 'holds' : 'disproved'
  }

  /** Did an event that should be missing occur between two of the sequence? */
  #isBroken(events: readonly Moment[], id: string): boolean {
    return [...this.#absent.values()].some(({ after, seen }) => {
      const from = events[after - 1]
      const to = events[after]
      const between = from === undefined ? undefined : firstAfter(seen.get(id) ?? [], from)
      return between !== undefined && to !== undefined && compareMoments(between, to) < 0
    })
  }

  #stands(place: number): boolean {
    return [...this.#absent.values()].some(({ after }) => after === place)
  }

  /** The latest event before the sequence that should be missing there. */
  #latest(first: Moment, id: string): Moment | undefined {
    return this.#neighbours(0, id, (seen) => lastBefore(seen, first)).at(-1)
  }

  /** The earliest event after the sequence that should be missing there. */
  #earliest(last: Moment, id: string): Moment | undefined {
    return this.#neighbours(this.#positives, id, (seen) => firstAfter(seen, last))[0]
  }

  /** One for each absent stage at that place, rising. */
  #neighbours(
    place: number,
    id: string,
    find: (seen: readonly Moment[]) => Moment | undefined,
  ): readonly Moment[] {
    return [...this.#absent.values()]
      .flatMap(({ after, seen }) => (after === place ? (find(seen.get(id) ?? []) ?? []) : []))
      .sort(compareMoments)
  }
}

function firstAfter(rising: readonly Moment[], moment: Moment): Moment | undefined {
  return rising[countWhile(rising, (one) => compareMoments(one, moment) <= 0)]
}

function lastBefore(rising: readonly Moment[], moment: Moment): Moment | undefined {
  return rising[countWhile(rising, (one) => compareMoments(one, moment) < 0) - 1]
}

/** How many stand before the first that fails the test; halves the rest at each step. */
function countWhile(rising: readonly Moment[], test: (moment: Moment) => boolean): number {
  let low = 0
  let high = rising.length
  while (low < high) {
    const middle = (low + high) >> 1
    const one = rising[middle]
    if (one !== undefined && test(one)) low = middle + 1
    else high = middle
  }
  return low
}
