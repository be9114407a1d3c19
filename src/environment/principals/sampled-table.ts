import { lowFingerprint } from '../../base/fingerprint.ts'

/**
 * A table that holds at most so many keys. When it is full it keeps one key of two, then of four, chosen
 * by a hash of the key alone: what is in it never depends on the order in which the keys came.
 */
export class SampledTable<Value> {
  readonly #capacity: number
  readonly #values = new Map<string, Value>()
  #halvings = 0

  /** `capacity` is the most keys that are held. */
  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /**
   * Puts a value in. `merge` decides between two values of one key; for a result that is free of the
   * order it must not matter which of them came first.
   */
  put(key: string, value: Value, merge: (known: Value, value: Value) => Value): void {
    if (!this.#isKept(key)) return
    const known = this.#values.get(key)
    this.#values.set(key, known === undefined ? value : merge(known, value))
    while (this.#values.size > this.#capacity) this.#halve()
  }

  /** The value of a key; `undefined` if it never came or is not among those that are kept. */
  get(key: string): Value | undefined {
    return this.#values.get(key)
  }

  /** Of how many keys one is kept: 1 as long as there was room for all. */
  get oneOf(): number {
    return 2 ** this.#halvings
  }

  #halve(): void {
    this.#halvings += 1
    for (const key of this.#values.keys()) {
      if (!this.#isKept(key)) this.#values.delete(key)
    }
  }

  /** After 32 halvings nothing is kept: only keys that were forged to hash alike come that far. */
  #isKept(key: string): boolean {
    if (this.#halvings === 0) return true
    return this.#halvings <= 32 && lowFingerprint(key) % 2 ** this.#halvings === 0
  }
}
