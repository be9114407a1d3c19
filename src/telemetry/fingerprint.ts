import { randomBytes } from 'node:crypto'

/** Keys are short: they are laid out in one place, because a buffer for each costs as much as the rest. */
const longestShort = 512
const scratch = Buffer.alloc(3 * longestShort)

/** 64 bits that stand for a key. */
export interface Fingerprint {
  readonly low: number
  readonly high: number
}

/**
 * Makes 64-bit fingerprints of keys with HalfSipHash-1-3 (Aumasson and Bernstein, 2012) under a secret,
 * so that nobody can write a record that passes for another; a tenth of the cost of a cryptographic hash.
 * `digest-kernel.ts` does the same to bytes.
 */
export class Fingerprinter {
  /** Eight bytes, random unless they are given. */
  readonly secret: Buffer

  constructor(secret: Buffer = randomBytes(8)) {
    this.secret = secret
  }

  /** The fingerprint of a key. */
  of(key: string): Fingerprint {
    const isShort = key.length <= longestShort
    const bytes = isShort ? scratch : Buffer.from(key)
    const length = isShort ? scratch.write(key) : bytes.length
    const state = new State(this.secret.readInt32LE(0), this.secret.readInt32LE(4))
    const end = length & ~3
    for (let at = 0; at < end; at += 4) state.absorb(bytes.readInt32LE(at))
    state.absorb(lastWord(bytes, end, length))
    return { low: state.finish(0, 0xee) >>> 0, high: state.finish(0xdd, 0) >>> 0 }
  }
}

/** What is left of the bytes up to their length, and the length modulo 256 on top. */
function lastWord(bytes: Buffer, from: number, length: number): number {
  let word = length << 24
  for (let at = from; at < length; at++) word |= (bytes[at] ?? 0) << (8 * (at - from))
  return word
}

class State {
  #v0: number
  #v1: number
  #v2: number
  #v3: number

  constructor(first: number, second: number) {
    this.#v0 = first
    this.#v1 = second ^ 0xee
    this.#v2 = first ^ 0x6c796765
    this.#v3 = second ^ 0x74656462
  }

  absorb(word: number): void {
    this.#v3 ^= word
    this.#round()
    this.#v0 ^= word
  }

  /** Half of the fingerprint; the mixed in numbers tell the halves apart. */
  finish(mark1: number, mark2: number): number {
    this.#v1 ^= mark1
    this.#v2 ^= mark2
    for (let round = 0; round < 3; round++) this.#round()
    return this.#v1 ^ this.#v3
  }

  #round(): void {
    this.#v0 = (this.#v0 + this.#v1) | 0
    this.#v1 = rotate(this.#v1, 5) ^ this.#v0
    this.#v0 = rotate(this.#v0, 16)
    this.#v2 = (this.#v2 + this.#v3) | 0
    this.#v3 = rotate(this.#v3, 8) ^ this.#v2
    this.#v0 = (this.#v0 + this.#v3) | 0
    this.#v3 = rotate(this.#v3, 7) ^ this.#v0
    this.#v2 = (this.#v2 + this.#v1) | 0
    this.#v1 = rotate(this.#v1, 13) ^ this.#v2
    this.#v2 = rotate(this.#v2, 16)
  }
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
