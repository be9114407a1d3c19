/**
 * The bytes of a stream that are still needed: from the mark, where the current value begins, to the
 * end of what has arrived. Nothing is copied while no value straddles two chunks, or the chunks are
 * parts of one buffer; else it is gathered in a store that doubles, so that a long value costs linear time.
 */
export class ByteWindow {
  /** Valid from `mark` to `end`; lent to readers only until the next `append`. */
  bytes: Buffer = Buffer.alloc(0)
  mark = 0
  end = 0
  #store: Buffer = Buffer.alloc(0)

  /** Adds a chunk. Returns how far everything that is kept has moved towards the front. */
  append(chunk: Buffer): number {
    const shift = this.mark
    const kept = this.end - this.mark
    if (kept === 0) {
      this.bytes = chunk
      this.end = chunk.length
    } else if (this.#isNext(chunk)) {
      const { buffer, byteOffset } = this.bytes
      this.bytes = Buffer.from(buffer, byteOffset + this.mark, kept + chunk.length)
      this.end = kept + chunk.length
    } else {
      this.#gather(chunk, kept)
    }
    this.mark = 0
    return shift
  }

  /** Does the chunk lie right behind what is kept, in the same memory? */
  #isNext({ buffer, byteOffset }: Buffer): boolean {
    return buffer === this.bytes.buffer && byteOffset === this.bytes.byteOffset + this.end
  }

  #gather(chunk: Buffer, kept: number): void {
    const needed = kept + chunk.length
    const fits = needed <= this.#store.length
    const target = fits ? this.#store : Buffer.allocUnsafe(Math.max(needed, 2 * kept))
    const isInPlace = target === this.bytes && this.mark === 0
    if (!isInPlace) this.bytes.copy(target, 0, this.mark, this.end)
    chunk.copy(target, kept)
    this.#store = target
    this.bytes = target
    this.end = needed
  }
}
