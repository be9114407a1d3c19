import { setImmediate } from 'node:timers/promises'

/** Whoever works this long lets others have their turn, in milliseconds. */
const longestTurn = 20

/**
 * Lets timers, signals and messages have their turn in a loop that need not wait for anything itself: what
 * goes on in promises alone keeps all of them out.
 */
export class TurnTaker {
  #begun = performance.now()

  /** Resolves at once, or after the others when the last turn of theirs is long ago. */
  async take(): Promise<void> {
    if (performance.now() - this.#begun < longestTurn) return
    await setImmediate()
    this.#begun = performance.now()
  }
}
