import {
  blank,
  colon,
  comma,
  newline,
  openBrace,
  openBracket,
  quote,
  stringStops,
  structural,
} from './json-bytes.ts'

/**
 * Why a scan stopped: the bytes ran out; the value is complete; an array opened that may hold
 * records; or a byte stands where no JSON text can have it.
 */
export type ScanStop = 'more' | 'complete' | 'array' | 'fault'

/** The bytes to scan: up to `to`, of which a look back may go down to `floor`. */
export interface ScanRange {
  readonly bytes: Buffer
  readonly to: number
  /** Where the value begins. */
  readonly floor: number
  /** No look back from here on: the value is too large and its bytes are no longer kept. */
  readonly checkedTo: number
}

/**
 * Finds the end of one JSON value, byte by byte, over as many chunks as it takes. It follows strings,
 * depth and the kind of each container, and checks only what tells a torn value early (a bracket
 * that closes a brace, a newline in a string, an object where none can begin); the rest is left to
 * `JSON.parse`, which sees every value that is complete.
 */
export class ValueScanner {
  /** The next byte to look at; after a fault, the faulty byte. */
  position = 0
  /** The 1-based line of `position`. */
  line = 1
  depth = 0
  /** The depth at which the value is complete. */
  base = 0
  isTooDeep = false
  /** Stop at arrays that stand directly in a container of this depth or less; -1 for never. */
  arraysDownTo = -1
  #isInString = false
  #isEscaped = false
  /** The byte that opened each container, outermost first. */
  readonly #containers: Uint8Array
  readonly #deepest: number

  constructor(deepest: number) {
    this.#deepest = deepest
    // Streamed arrays stand at most a few levels down; values are counted from there.
    this.#containers = new Uint8Array(deepest + 16)
  }

  /** Starts a value whose first byte is at `position`. */
  begin(base: number, arraysDownTo: number): void {
    this.depth = base
    this.base = base
    this.arraysDownTo = arraysDownTo
    this.isTooDeep = false
    this.#isInString = false
    this.#isEscaped = false
  }

  /** Goes on outside an array that stood in a value, until that value is complete. */
  resume(arraysDownTo: number): void {
    this.begin(this.base, arraysDownTo)
    this.base = 0
  }

  /** The containers now open, outermost first, as the bytes that opened them. */
  openContainers(): readonly number[] {
    return [...this.#containers.subarray(0, this.depth)]
  }

  /** Scans on to the end of the value or of the bytes. */
  scan(range: ScanRange): ScanStop {
    const { bytes, to } = range
    for (;;) {
      if (this.#isInString) {
        const stop = this.#scanString(bytes, to)
        if (stop !== undefined) return stop
      }
      let at = this.position
      while (at < to && structural[bytes[at] ?? 0] === 0) at++
      this.position = at
      if (at >= to) return 'more'
      const stop = this.#scanStructure(bytes[at] ?? 0, range)
      if (stop !== undefined) return stop
    }
  }

  #scanString(bytes: Buffer, to: number): ScanStop | undefined {
    let at = this.position
    for (;;) {
      if (this.#isEscaped && at < to) {
        this.#isEscaped = false
        if (bytes[at] !== newline) at++
      }
      while (at < to && stringStops[bytes[at] ?? 0] === 0) at++
      this.position = at
      if (at >= to) return 'more'
      const byte = bytes[at]
      if (byte === newline) return 'fault'
      this.position = ++at
      if (byte === quote) {
        this.#isInString = false
        return this.depth === this.base ? 'complete' : undefined
      }
      this.#isEscaped = true
    }
  }

  #scanStructure(byte: number, range: ScanRange): ScanStop | undefined {
    if (byte === quote) {
      this.position++
      this.#isInString = true
    } else if (byte === newline) {
      this.position++
      this.line++
    } else if (byte === openBrace || byte === openBracket) {
      return this.#open(byte, range)
    } else {
      return this.#close(byte)
    }
    return undefined
  }

  #open(byte: number, range: ScanRange): ScanStop | undefined {
    if (this.position < range.checkedTo && !this.#canOpen(range)) return 'fault'
    if (this.depth < this.#containers.length) this.#containers[this.depth] = byte
    this.depth++
    this.position++
    if (this.depth - this.base > this.#deepest) this.isTooDeep = true
    return byte === openBracket && this.depth <= this.arraysDownTo + 1 ? 'array' : undefined
  }

  #close(byte: number): ScanStop | undefined {
    // Braces and brackets open two code points before they close: { } and [ ].
    const isOther =
      this.depth <= this.#containers.length && this.#containers[this.depth - 1] !== byte - 2
    if (this.depth <= this.base || isOther) return 'fault'
    this.depth--
    this.position++
    return this.depth === this.base ? 'complete' : undefined
  }

  /** A container begins a value, so it stands first or after a comma, a colon or an opening bracket. */
  #canOpen({ bytes, floor }: ScanRange): boolean {
    let at = this.position - 1
    while (at >= floor && blank[bytes[at] ?? 0] === 1) at--
    if (at < floor) return true
    const before = bytes[at]
    if (before === comma) return this.#containers[this.depth - 1] !== openBrace
    return before === colon || before === openBracket
  }
}
