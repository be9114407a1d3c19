import { openBrace, quote } from './json-bytes.ts'

/** The first key of an element is looked for in so many bytes. */
const longest = 64

/** How the elements of an array begin, such as `{"eventVersion"`: behind a torn one it tells where the next may begin. */
export class ElementStart {
  #bytes: Buffer | undefined

  /** `undefined` as long as no element has told. */
  get bytes(): Buffer | undefined {
    return this.#bytes
  }

  /** Takes note of an element from one place to another, unless one has told before; it may be torn. */
  learn(bytes: Buffer, from: number, to: number): void {
    this.#bytes ??= startOf(bytes.subarray(from, Math.min(to, from + longest)))
  }
}

/** An element up to the end of its first key; `undefined` when it does not begin with a key. */
function startOf(head: Buffer): Buffer | undefined {
  if (head[0] !== openBrace) return undefined
  const first = head.indexOf(quote)
  const last = first === -1 ? -1 : head.indexOf(quote, first + 1)
  return last === -1 ? undefined : Buffer.from(head.subarray(0, last + 1))
}
