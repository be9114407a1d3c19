/** Room for so much that is under way; whoever sends waits while there is none. */
export class Room {
  readonly #size: number
  #taken = 0
  #wake: (() => void) | undefined

  constructor(size: number) {
    this.#size = size
  }

  /** Takes room, even if there is less; resolves when some is left. One taker at a time. */
  async take(weight: number): Promise<void> {
    this.#taken += weight
    while (this.#taken >= this.#size) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** Gives room back. */
  give(weight: number): void {
    this.#taken -= weight
    this.#wake?.()
  }
}
