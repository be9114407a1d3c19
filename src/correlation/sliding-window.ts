import { isLongerThan, type Moment } from './kept-event.ts'
import type { GroupedEntry, WindowOptions, WindowRun } from './window-run.ts'
import type { ValueTuple } from './value-tuples.ts'
import { WindowRoom } from './window-room.ts'
import type { Entry, WindowCondition } from './window-condition.ts'

/** The window of one group. */
interface SlidingWindow {
  readonly group: ValueTuple
  readonly test: WindowCondition
  /** Oldest first; those before `from` have left. */
  entries: Entry[]
  from: number
  /** Has the test been false, or the window empty, since it last fired? */
  isArmed: boolean
}

/**
 * For tests that an open window can satisfy. Whenever events of a group occur, its window is
 * [t − timespan, t] with both ends (sigma.md 8, point 1), and everything of the moment t is in it before
 * the test is asked: the order of ties decides nothing. A group fires once when the test becomes true and
 * again only after it was false at some event, or the window was empty (point 10).
 */
export class SlidingWindows implements WindowRun {
  readonly #options: WindowOptions
  readonly #room: WindowRoom
  readonly #windows: Map<string, SlidingWindow> = new Map()

  constructor(options: WindowOptions) {
    this.#options = options
    this.#room = new WindowRoom(options.cap, options.timespan)
  }

  add(now: Moment, grouped: readonly GroupedEntry[]): void {
    const entering = new Map<SlidingWindow, Entry[]>()
    for (const { group, entry } of grouped) {
      if (!this.#room.take(now, () => this.#sweep(now))) continue
      const window = this.#windowOf(group)
      const entries = entering.get(window)
      if (entries === undefined) entering.set(window, [entry])
      else entries.push(entry)
    }
    for (const [window, entries] of entering) this.#advance(window, entries, now)
  }

  /** Nothing is decided later than at an event. */
  finish(): void {
    this.#windows.clear()
  }

  #windowOf(group: ValueTuple): SlidingWindow {
    const known = this.#windows.get(group.id)
    if (known !== undefined) return known
    const test = this.#options.createTest()
    const added = { group, test, entries: [], from: 0, isArmed: true }
    this.#windows.set(group.id, added)
    return added
  }

  #advance(window: SlidingWindow, entries: readonly Entry[], now: Moment): void {
    this.#expire(window, now)
    if (window.from === window.entries.length) window.isArmed = true
    for (const entry of entries) window.entries.push(entry)
    window.test.enter(entries)
    const holds = window.test.holds(now)
    if (holds && window.isArmed) {
      const { group, test } = window
      const inside = window.entries.slice(window.from)
      this.#options.fire(group, test.contributing?.(inside) ?? inside, false)
    }
    window.isArmed = !holds
  }

  #expire(window: SlidingWindow, now: Moment): void {
    const { timespan } = this.#options
    for (;;) {
      const oldest = window.entries[window.from]
      if (oldest === undefined || !isLongerThan(timespan, oldest, now)) break
      window.test.leave(oldest)
      window.from++
      this.#room.give(1)
    }
    // Cut when half has left, so that each entry is moved once at most.
    if (window.from * 2 > window.entries.length) {
      window.entries = window.entries.slice(window.from)
      window.from = 0
    }
  }

  /** An empty window is armed, as a new one is, so it may go. */
  #sweep(now: Moment): void {
    for (const [id, window] of this.#windows) {
      this.#expire(window, now)
      if (window.entries.length === 0) this.#windows.delete(id)
    }
  }
}
