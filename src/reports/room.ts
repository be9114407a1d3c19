/** Characters that a page still has room for: a page without bounds would not open any more. */
export class Room {
  #left: number

  constructor(characters: number) {
    this.#left = characters
  }

  /** Is there room for more? What is begun is finished, so that the last may go beyond it. */
  get isLeft(): boolean {
    return this.#left > 0
  }

  /** Takes note of so many characters. */
  take(characters: number): void {
    this.#left -= characters
  }
}
