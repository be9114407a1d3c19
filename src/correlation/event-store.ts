import type { KeptEvent } from './kept-event.ts'
import type { EventOrder } from './order-events.ts'

/** Keeps the earliest events that it is given, in whatever order they come, and counts the others. */
export class EventStore {
  readonly #order: EventOrder
  readonly #most: number
  #events: KeptEvent[] = []
  #given = 0

  constructor(order: EventOrder, most: number) {
    this.#order = order
    this.#most = most
  }

  add(kept: KeptEvent): void {
    this.#given++
    this.#events.push(kept)
    // Cut now and then: what goes has so many events before it that it cannot come back.
    if (this.#events.length >= this.#most * 1.25 + 16) this.#cut()
  }

  /** The kept events in their order, and how many later ones were not kept. */
  finish(): { readonly events: readonly KeptEvent[]; readonly left: number } {
    this.#cut()
    return { events: this.#events, left: this.#given - this.#events.length }
  }

  #cut(): void {
    this.#events = this.#events.toSorted(this.#order).slice(0, this.#most)
  }
}
