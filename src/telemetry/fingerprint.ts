import { randomBytes } from 'node:crypto'
import { backslash } from './json-bytes.ts'

/** 64 bits that stand for a key. */
export interface Fingerprint {
  readonly low: number
  readonly high: number
}

/** Longer ids are for the parser. */
const longestId = 64
const prefix = 'aws.cloudtrail '

/**
 * Makes 64-bit fingerprints of keys with HalfSipHash-2-4 (Aumasson and Bernstein, 2012) under a secret
 * of this process, so that nobody can write a record that passes for another; a tenth of the cost of a
 * cryptographic hash.
 */
export class Fingerprinter {
  readonly #secret: readonly [number, number]
  readonly #scratch = Buffer.alloc(256)

  /** The secret is eight random bytes unless one is given. */
  constructor(secret: Buffer = randomBytes(8)) {
    this.#secret = [secret.readInt32LE(0), secret.readInt32LE(4)]
    this.#scratch.write(prefix, 'latin1')
  }

  /** The fingerprint of a key. */
  of(key: string): Fingerprint {
    const bytes = Buffer.from(key)
    return this.#hash(bytes, bytes.length)
  }

  /**
   * The same as that of the key `aws.cloudtrail <id> <account>`, the id as the bytes of a record;
   * `undefined` for an id that is empty, long or has escapes.
   */
  cloudtrail(parts: {
    readonly bytes: Buffer
    readonly from: number
    readonly to: number
    readonly account: string
  }): Fingerprint | undefined {
    const { bytes, from, to, account } = parts
    if (from >= to || to - from > longestId) return undefined
    const scratch = this.#scratch
    let length = prefix.length
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0
      if (byte === backslash) return undefined
      scratch[length++] = byte
    }
    scratch[length++] = 0x20
    for (let at = 0; at < account.length; at++) scratch[length++] = account.charCodeAt(at)
    return this.#hash(scratch, length)
  }

  #hash(bytes: Uint8Array, length: number): Fingerprint {
    const [first, second] = this.#secret
    let v0 = first
    let v1 = second ^ 0xee
    let v2 = first ^ 0x6c796765
    let v3 = second ^ 0x74656462
    const words = length >> 2
    let rounds = 2
    let low = 0
    // After the words come the last one with the length, then two ends, each with its own rounds.
    for (let word = 0; word < words + 3; word++) {
      let message = 0
      if (word <= words) {
        const at = word * 4
        message = word < words ? wordAt(bytes, at) : lastWord(bytes, at, length)
        v3 ^= message
      } else {
        if (word === words + 1) v2 ^= 0xee
        else {
          low = v1 ^ v3
          v1 ^= 0xdd
        }
        rounds = 4
      }
      for (let round = 0; round < rounds; round++) {
        v0 = (v0 + v1) | 0
        v1 = rotate(v1, 5) ^ v0
        v0 = rotate(v0, 16)
        v2 = (v2 + v3) | 0
        v3 = rotate(v3, 8) ^ v2
        v0 = (v0 + v3) | 0
        v3 = rotate(v3, 7) ^ v0
        v2 = (v2 + v1) | 0
        v1 = rotate(v1, 13) ^ v2
        v2 = rotate(v2, 16)
      }
      v0 ^= message
    }
    return { low: low >>> 0, high: (v1 ^ v3) >>> 0 }
  }
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  )
}

/** What is left of the bytes, and the length modulo 256 on top. */
function lastWord(bytes: Uint8Array, at: number, length: number): number {
  let word = length << 24
  for (let index = at; index < length; index++) word |= (bytes[index] ?? 0) << (8 * (index - at))
  return word
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
