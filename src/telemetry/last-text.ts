/** Turns bytes into text; keeps the last text, because records next to each other agree in most. */
export class LastText {
  #bytes: Uint8Array = new Uint8Array(0)
  #text = ''
  readonly #admits: (text: string) => boolean

  /** Texts that are not admitted are never kept. */
  constructor(admits: (text: string) => boolean) {
    this.#admits = admits
  }

  /** The text of a part of the bytes, which are ASCII; `undefined` when it is not admitted. */
  read(bytes: Buffer, from: number, to: number): string | undefined {
    if (this.#isLast(bytes, from, to)) return this.#text
    const text = bytes.toString('latin1', from, to)
    if (!this.#admits(text)) return undefined
    this.#bytes = Uint8Array.from(bytes.subarray(from, to))
    this.#text = text
    return text
  }

  #isLast(bytes: Buffer, from: number, to: number): boolean {
    const last = this.#bytes
    const { length } = last
    if (to - from !== length || length === 0) return false
    for (let at = 0; at < length; at++) if (bytes[from + at] !== last[at]) return false
    return true
  }
}
