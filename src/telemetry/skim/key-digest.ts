import type { JsonWalker, TextSpan } from './json-walker.ts'
import { layout, longestKey } from '../kernel/kernel-layout.ts'

/** Texts are copied in vectors, which may go beyond their end. */
const slack = 32

const nothing = Buffer.alloc(0)
const separator = Buffer.from('\n')

/** Puts a key together in the memory of a walker, and makes its digest or its text. */
export class KeyDigest {
  /** Halves of the last digest. */
  low = 0
  high = 0
  readonly #walker: JsonWalker
  readonly #digest: Uint32Array
  #end = 0

  constructor(walker: JsonWalker) {
    this.#walker = walker
    this.#digest = new Uint32Array(walker.kernel.memory, layout.digest, 2)
  }

  /** Begins a key. */
  begin(text: Uint8Array): void {
    this.#end = layout.key
    this.add(text)
  }

  /** Adds bytes that are known to be few. */
  add(text: Uint8Array): void {
    if (this.#end === 0) return
    this.#walker.bytes.set(text, this.#end)
    this.#end += text.length
  }

  /** Adds a text of the record; what has escapes or is too long makes the whole key of no use. */
  addText({ from, to }: TextSpan, isFolded: boolean): void {
    const hasRoom = this.#end > 0 && this.#end + (to - from) + slack < layout.key + longestKey
    const { copyText, copyFolded } = this.#walker.kernel
    this.#end = hasRoom ? (isFolded ? copyFolded : copyText)(from, to, this.#end) : 0
  }

  /** Makes the digest of an action of a service; false where there may be an escape in either. */
  ofAction(service: TextSpan, action: TextSpan, isFolded: boolean): boolean {
    this.begin(nothing)
    this.addText(service, isFolded)
    this.add(separator)
    this.addText(action, isFolded)
    return this.finish()
  }

  /** Makes the digest; false where the key is of no use. */
  finish(): boolean {
    if (this.#end === 0) return false
    this.#walker.kernel.digest(layout.key, this.#end)
    this.low = this.#digest[0] ?? 0
    this.high = this.#digest[1] ?? 0
    return true
  }

  /** The key itself; `undefined` where it is of no use. */
  text(): string | undefined {
    const { bytes } = this.#walker
    return this.#end === 0 ? undefined : bytes.toString('latin1', layout.key, this.#end)
  }
}
