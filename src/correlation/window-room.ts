import type { Moment } from './kept-event.ts'
import type { StateCap } from './state-cap.ts'

/** So many parts of a time span lie between two sweeps at the cap, so that sweeping stays cheap. */
const sweepsPerSpan = 16

/** Bounds how many entries the open windows of all groups hold together. */
export class WindowRoom {
  readonly #cap: StateCap
  readonly #pause: number
  #held = 0
  #nextSweep = -Infinity

  constructor(cap: StateCap, timespan: number) {
    this.#cap = cap
    this.#pause = timespan / sweepsPerSpan
  }

  /** Takes room for one entry. At the cap, `sweep` gives back what has expired; false if none is left. */
  take({ time }: Moment, sweep: () => void): boolean {
    if (this.#held >= this.#cap.most && time >= this.#nextSweep) {
      this.#nextSweep = time + this.#pause
      sweep()
    }
    if (this.#held >= this.#cap.most) {
      this.#cap.giveUp('window entries', 1)
      return false
    }
    this.#held++
    return true
  }

  give(count: number): void {
    this.#held -= count
  }
}
