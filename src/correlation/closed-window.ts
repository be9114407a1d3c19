import { isLongerThan, type Moment } from './kept-event.ts'
import type { ValueTuple } from './value-tuples.ts'
import { byMoment, type GroupedEntry, type WindowOptions, type WindowRun } from './window-run.ts'
import { WindowRoom } from './window-room.ts'
import type { Entry } from './window-condition.ts'

/** The window of one group that has not closed yet. */
interface OpenWindow {
  readonly group: ValueTuple
  readonly first: Moment
  readonly entries: Entry[]
}

/**
 * For tests that more events could disprove (sigma.md 8, points 7 and 9). A window begins with the first
 * event of its group after the one before has closed, and closes a time span later, that moment
 * included. Windows do not overlap and none is empty: a group that nothing was seen of has none.
 * Each that satisfies the test fires, when it closes.
 */
export class ClosedWindows implements WindowRun {
  readonly #options: WindowOptions
  readonly #room: WindowRoom
  readonly #windows: Map<string, OpenWindow> = new Map()

  constructor(options: WindowOptions) {
    this.#options = options
    this.#room = new WindowRoom(options.cap, options.timespan)
  }

  add(now: Moment, grouped: readonly GroupedEntry[]): void {
    for (const { group, entry } of grouped) {
      if (!this.#room.take(now, () => this.#sweep(now))) continue
      const known = this.#windows.get(group.id)
      if (known !== undefined && !this.#hasClosed(known, now)) known.entries.push(entry)
      else {
        if (known !== undefined) this.#close(known, false)
        this.#windows.set(group.id, { group, first: now, entries: [entry] })
      }
    }
  }

  finish(end: Moment): void {
    for (const window of this.#windows.values()) this.#close(window, !this.#hasClosed(window, end))
    this.#windows.clear()
  }

  #hasClosed({ first }: OpenWindow, now: Moment): boolean {
    return isLongerThan(this.#options.timespan, first, now)
  }

  #sweep(now: Moment): void {
    for (const [id, window] of this.#windows) {
      if (!this.#hasClosed(window, now)) continue
      this.#close(window, false)
      this.#windows.delete(id)
    }
  }

  #close({ group, entries }: OpenWindow, isOpen: boolean): void {
    this.#room.give(entries.length)
    const test = this.#options.createTest()
    for (const moment of byMoment(entries)) test.enter(moment)
    const last = entries.at(-1)
    if (last === undefined || !test.holds(last)) return
    this.#options.fire(group, test.contributing?.(entries) ?? entries, isOpen)
  }
}
