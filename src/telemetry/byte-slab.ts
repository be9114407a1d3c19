/** Memory is taken in pieces of so many bytes: one for each record would cost more than the records. */
const slabBytes = 256 * 1024

/** Keeps copies of many short runs of bytes, of which a piece of memory is let go when all in it are. */
export class ByteSlab {
  #slab = Buffer.alloc(0)
  #used = 0

  /** A copy that nobody writes to. */
  copy(bytes: Uint8Array): Uint8Array {
    if (bytes.length > slabBytes / 4) return Buffer.from(bytes)
    if (this.#used + bytes.length > this.#slab.length) {
      this.#slab = Buffer.allocUnsafeSlow(slabBytes)
      this.#used = 0
    }
    const at = this.#used
    this.#used += bytes.length
    this.#slab.set(bytes, at)
    return this.#slab.subarray(at, this.#used)
  }
}
