import { Fingerprinter } from './fingerprint.ts'

/** What the table says of a key. */
export type Sighting = 'new' | 'known' | 'untracked'

const smallest = 1024

/**
 * Remembers which keys were seen, by their fingerprints, with open addressing in one typed array that doubles up to a stated number of keys.
 * Beyond that number, new keys are answered `untracked` and no longer remembered.
 */
export class FingerprintTable {
  readonly #limit: number
  #words: Uint32Array
  #size = 0

  /** Makes the fingerprints of keys; whoever makes one elsewhere must use the same. */
  readonly fingerprinter: Fingerprinter

  constructor(limit: number, fingerprinter = new Fingerprinter()) {
    this.#limit = limit
    this.fingerprinter = fingerprinter
    this.#words = new Uint32Array(2 * smallest)
  }

  /** Has the key been seen before? Remembers it. */
  see(key: string): Sighting {
    const { low, high } = this.fingerprinter.of(key)
    return this.seeWords(low, high)
  }

  /** The same for a key of which only the halves of its fingerprint are known. */
  seeWords(lowWord: number, high: number): Sighting {
    // All zeros mark a free place, so no fingerprint has a zero low word.
    const low = lowWord || 1
    const place = this.#placeOf(low, high)
    if (this.#words[place] === low) return 'known'
    if (this.#size >= this.#limit) return 'untracked'
    this.#words[place] = low
    this.#words[place + 1] = high
    this.#size++
    if (this.#size * 4 > this.#words.length) this.#grow()
    return 'new'
  }

  /** Where the fingerprint stands, or the free place where it belongs. */
  #placeOf(low: number, high: number): number {
    const words = this.#words
    const mask = words.length - 1
    let place = (high * 2) & mask
    while (words[place] !== 0 && (words[place] !== low || words[place + 1] !== high)) {
      place = (place + 2) & mask
    }
    return place
  }

  #grow(): void {
    const old = this.#words
    const words = new Uint32Array(2 * old.length)
    const mask = words.length - 1
    this.#words = words
    for (let at = 0; at < old.length; at += 2) {
      const low = old[at] ?? 0
      if (low === 0) continue
      const high = old[at + 1] ?? 0
      // No two are the same, so the next free place is the right one.
      let place = (high * 2) & mask
      while (words[place] !== 0) place = (place + 2) & mask
      words[place] = low
      words[place + 1] = high
    }
  }
}
