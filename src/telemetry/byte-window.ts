const nothing = Buffer.alloc(0)

/**
 * The bytes of a stream that are still needed: from the mark, where the current value begins, to the
 * end of what has arrived. Nothing is copied while no value straddles two chunks, or the chunks are
 * parts of one buffer; else it is gathered in a store that doubles, so that a long value costs linear time.
 */
export class ByteWindow {
  /** Valid from `mark` to `end`; lent to readers only until the next `append`. */
  bytes: Buffer = nothing
  mark = 0
  end = 0
  #store: Buffer = nothing
  /** The last chunk, and how many bytes of the stream stand in its memory, up to its end. */
  #last: Buffer = nothing
  #behindLast = 0

  /** Adds a chunk. Returns how far everything that is kept has moved towards the front. */
  append(chunk: Buffer): number {
    const shift = this.mark
    const kept = this.end - this.mark
    const isNext = this.#isNext(chunk)
    if (kept === 0) {
      this.bytes = chunk
      this.end = chunk.length
    } else if (isNext && kept <= this.#behindLast) {
      const { buffer, byteOffset } = chunk
      this.bytes = Buffer.from(buffer, byteOffset - kept, kept + chunk.length)
      this.end = kept + chunk.length
    } else {
      this.#gather(chunk, kept)
    }
    this.#behindLast = (isNext ? this.#behindLast : 0) + chunk.length
    this.#last = chunk
    this.mark = 0
    return shift
  }

  /** Does the chunk lie right behind the last one, in the same memory? */
  #isNext({ buffer, byteOffset }: Buffer): boolean {
    const last = this.#last
    return buffer === last.buffer && byteOffset === last.byteOffset + last.length
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
