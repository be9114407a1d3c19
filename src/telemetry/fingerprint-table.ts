import { Fingerprinter } from './fingerprint.ts'

/** What the table says of a key. */
export type Sighting = 'new' | 'known' | 'untracked'

/** The first table has 2 to this power of slots. */
const smallestPower = 10
/** Up to this power the table grows by four times at once, which costs less memory than time. */
const slowPower = 18

/**
 * Remembers which keys were seen, by their fingerprints, with open addressing in one typed array that
 * grows up to a stated number of keys. Beyond that number, new keys are answered `untracked` and no
 * longer remembered. Both halves of a fingerprint stand side by side, and its slot is told by the highest
 * bits: when the table grows, everything goes from front to back, and the memory is gone through in order.
 */
export class FingerprintTable {
  readonly #limit: number
  #power = smallestPower
  #words = wordsFor(smallestPower)
  #size = 0
  /** Makes the fingerprints of keys; whoever makes one elsewhere must use the same. */
  readonly fingerprinter: Fingerprinter

  constructor(limit: number, fingerprinter = new Fingerprinter()) {
    this.#limit = limit
    this.fingerprinter = fingerprinter
  }

  /** Has the key been seen before? Remembers it. */
  see(key: string): Sighting {
    const { low, high } = this.fingerprinter.of(key)
    return this.seeWords(low, high)
  }

  /** The same for a key of which only the halves of its fingerprint are known. */
  seeWords(lowWord: number, high: number): Sighting {
    // All zeros mark a free slot, so no fingerprint has a zero low word.
    const low = lowWord || 1
    const place = this.#placeOf(low, high)
    if (this.#words[place] === low) return 'known'
    if (this.#size >= this.#limit) return 'untracked'
    this.#put(place, low, high)
    return 'new'
  }

  /**
   * Remembers keys by their halves, from one place on, as long as each is new; returns the place of the
   * first that is not, or how many there are.
   */
  seeNew(lows: Uint32Array, highs: Uint32Array, from: number): number {
    const count = Math.min(lows.length, from + this.#limit - this.#size)
    for (let index = from; index < count; index++) {
      const low = lows[index] || 1
      const high = highs[index] ?? 0
      const place = this.#placeOf(low, high)
      if (this.#words[place] === low) return index
      this.#put(place, low, high)
    }
    return count
  }

  /** Where the fingerprint stands, or the free place where it belongs. */
  #placeOf(low: number, high: number): number {
    const words = this.#words
    const mask = words.length - 1
    let place = firstPlace(high, this.#power)
    for (;;) {
      const known = words[place]
      if (known === 0 || (known === low && words[place + 1] === high)) return place
      place = (place + 2) & mask
    }
  }

  #put(place: number, low: number, high: number): void {
    this.#words[place] = low
    this.#words[place + 1] = high
    this.#size++
    // At most half of the slots are taken.
    if (this.#size * 4 > this.#words.length) this.#grow()
  }

  #grow(): void {
    const old = this.#words
    this.#power += this.#power < slowPower ? 2 : 1
    const words = wordsFor(this.#power)
    const mask = words.length - 1
    this.#words = words
    for (let at = 0; at < old.length; at += 2) {
      const low = old[at] ?? 0
      if (low === 0) continue
      const high = old[at + 1] ?? 0
      // No two are the same, so the next free place is the right one.
      let place = firstPlace(high, this.#power)
      while (words[place] !== 0) place = (place + 2) & mask
      words[place] = low
      words[place + 1] = high
    }
  }
}

function wordsFor(power: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(2 * 2 ** power)
}

/** Where to begin to look for a fingerprint among 2 to a power slots. */
function firstPlace(high: number, power: number): number {
  return (high >>> (32 - power)) * 2
}
