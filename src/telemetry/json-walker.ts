import { closeBrace, closeBracket, colon, comma, openBrace, openBracket, quote } from './json-bytes.ts'
import { passScalar } from './json-scalar.ts'
import { passString } from './json-string.ts'

/** Deeper records are left to the reader that knows the limit. */
const deepest = 64

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
  readonly #keys: readonly Uint8Array[]
  readonly #places: ReadonlyMap<string, number>
  /** The name that came after each name last time: records of one kind have one order. */
  readonly #followers: Int32Array
  readonly #containers = new Uint8Array(deepest)

  constructor(names: readonly string[]) {
    this.#keys = names.map((name) => Buffer.from(`"${name}":`))
    this.#places = new Map(names.map((name, place) => [name, place]))
    this.begins = new Int32Array(names.length)
    this.ends = new Int32Array(names.length)
    this.#followers = new Int32Array(names.length + 1)
  }

  /** Walks over the object whose brace is at `from`; returns the place after it, 0 when it is refused. */
  walk(bytes: Uint8Array, from: number): number {
    this.ends.fill(0)
    let before = this.#followers.length - 1
    let at = from + 1
    for (;;) {
      const place = this.#nameAt(bytes, at, this.#followers[before] ?? 0)
      if (place === -1 || this.ends[place] !== 0) return 0
      this.#followers[before] = place
      before = place
      at += this.#keys[place]?.length ?? 0
      this.begins[place] = at
      at = this.#passValue(bytes, at)
      if (at === 0) return 0
      this.ends[place] = at
      const byte = bytes[at++]
      if (byte === closeBrace) return at
      if (byte !== comma) return 0
    }
  }

  /** The place of the name that stands at `at` with its colon, -1 when it is none of ours. */
  #nameAt(bytes: Uint8Array, at: number, expected: number): number {
    if (this.#hasName(bytes, at, expected)) return expected
    if (bytes[at] !== quote) return -1
    const end = passString(bytes, at + 1)
    if (end === 0) return -1
    const name = String.fromCharCode(...bytes.subarray(at + 1, Math.min(end - 1, at + 64)))
    const place = this.#places.get(name) ?? -1
    return this.#hasName(bytes, at, place) ? place : -1
  }

  #hasName(bytes: Uint8Array, at: number, place: number): boolean {
    const key = this.#keys[place]
    if (key === undefined) return false
    for (let index = 0; index < key.length; index++) {
      if (bytes[at + index] !== key[index]) return false
    }
    return true
  }

  #passValue(bytes: Uint8Array, from: number): number {
    const byte = bytes[from]
    if (byte === quote) return passString(bytes, from + 1)
    if (byte === openBrace || byte === openBracket) return this.#passContainer(bytes, from)
    return passScalar(bytes, from)
  }

  #passContainer(bytes: Uint8Array, from: number): number {
    const containers = this.#containers
    let depth = 0
    let at = from
    do {
      // A value begins here.
      const byte = bytes[at] ?? 0
      if (byte === quote) at = passString(bytes, at + 1)
      else if (byte === openBrace || byte === openBracket) {
        if (depth === deepest) return 0
        containers[depth++] = byte
        at++
        // Braces and brackets open two code points before they close: { and }, [ and ].
        if (bytes[at] !== byte + 2) {
          if (byte === openBrace) at = passKey(bytes, at)
          if (at === 0) return 0
          continue
        }
        at++
        depth--
      } else at = passScalar(bytes, at)
      if (at === 0) return 0
      // A value has ended here: containers may end with it, or a next member follows.
      while (depth > 0) {
        const top = containers[depth - 1]
        const after = bytes[at++]
        if (after === comma) {
          if (top === openBrace) at = passKey(bytes, at)
          break
        }
        if ((after !== closeBrace && after !== closeBracket) || after - 2 !== top) return 0
        depth--
      }
      if (at === 0) return 0
    } while (depth > 0)
    return at
  }
}

/** Goes over a key and its colon. */
function passKey(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return 0
  const end = passString(bytes, at + 1)
  return end !== 0 && bytes[end] === colon ? end + 1 : 0
}
