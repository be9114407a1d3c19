import { assert } from '../base/assert.ts'
import { createKernel, type Kernel } from './kernel.ts'
import { layout, mostNames } from './kernel-layout.ts'

/** So many bytes are looked at together; records of a larger window are left to the parser. */
export const largestWindow = 1024 * 1024

const longestKey = 32

/**
 * Goes once over the bytes of a JSON object that is written without white space, all in ASCII, and
 * with members of known names, each at most once; notes where their values stand. It accepts no text
 * that `JSON.parse` would refuse (RFC 8259), so that what is passed over is known to be well formed.
 * Whatever it does not accept may still be JSON.
 */
export class JsonWalker {
  /** Where the value of each name begins, by the place of the name; valid where `ends` is not 0. */
  readonly begins: Int32Array
  /** One past the value of each name; 0 where the object has no such member. */
  readonly ends: Int32Array
  /** The bytes that `begins` and `ends` are places in. */
  readonly bytes: Buffer
  /** Where the bytes that were laid begin. */
  readonly start = layout.text
  readonly kernel: Kernel
  readonly #count: number

  constructor(names: readonly string[]) {
    assert(names.length <= mostNames, 'more names than the kernel has room for')
    this.kernel = createKernel(largestWindow)
    this.#count = names.length
    const { memory } = this.kernel
    this.bytes = Buffer.from(memory)
    const lengths = new Int32Array(memory, layout.lengths, mostNames)
    this.begins = new Int32Array(memory, layout.begins, mostNames)
    this.ends = new Int32Array(memory, layout.ends, mostNames)
    for (const [place, name] of names.entries()) {
      const key = Buffer.from(`"${name}":`)
      assert(key.length <= longestKey, 'a name longer than the kernel has room for')
      const at = layout.keys + place * 2 * longestKey
      this.bytes.set(key, at)
      this.bytes.fill(0xff, at + longestKey, at + longestKey + key.length)
      lengths[place] = key.length
    }
  }

  /** Lays bytes out to be walked over, in place of those before; at most {@link largestWindow}. */
  lay(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.start)
    // No string goes over a NUL, so nothing that is walked over goes beyond the end.
    this.bytes.fill(0, this.start + bytes.length, this.start + bytes.length + 64)
  }

  /** Walks over the object whose brace is at `from`; returns the place after it, 0 when it is refused. */
  walk(from: number): number {
    return this.kernel.walk(from, this.#count)
  }
}
