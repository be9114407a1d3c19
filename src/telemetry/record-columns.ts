/** What is known of each of many records that were passed over, by its place among them. */
export interface SkimmedColumns {
  /** Event times, milliseconds UTC. */
  readonly times: Float64Array<ArrayBuffer>
  /** The lines on which they begin. */
  readonly lines: Float64Array<ArrayBuffer>
  /** Both halves of the fingerprints of their keys. */
  readonly lows: Uint32Array<ArrayBuffer>
  readonly highs: Uint32Array<ArrayBuffer>
}

/** Records that were passed over in one go: what is known of each, in arrays that may be longer. */
export interface ColumnRun {
  /** Milliseconds UTC, to which {@link seconds} are added. */
  readonly midnight: number
  readonly seconds: Int32Array
  /** How many newlines stand between the beginning of the first and that of each. */
  readonly lines: Int32Array
  readonly lows: Uint32Array
  readonly highs: Uint32Array
}

/** Which records of a run, and the line on which the first of the whole run begins. */
export interface RunPart {
  readonly from: number
  readonly to: number
  readonly line: number
}

const fewest = 32

/** Gathers what is known of records, in arrays of numbers that grow; what is handed out is never written to again. */
export class RecordColumns {
  #columns = none
  /** How many records were gathered. */
  #length = 0
  /** So many were handed out at a time last. */
  #expected = fewest

  get length(): number {
    return this.#length
  }

  /** Adds a record. */
  add(time: number, line: number, low: number, high: number): void {
    this.#reserve(1)
    const { times, lines, lows, highs } = this.#columns
    const at = this.#length++
    times[at] = time
    lines[at] = line
    lows[at] = low
    highs[at] = high
  }

  /** Adds some records of a run. */
  addRun(run: ColumnRun, { from, to, line }: RunPart): void {
    const { midnight, seconds, lines: newlines } = run
    this.#reserve(to - from)
    const { times, lines, lows, highs } = this.#columns
    const before = this.#length - from
    for (let index = from; index < to; index++) {
      times[before + index] = midnight + (seconds[index] ?? 0) * 1000
      lines[before + index] = line + (newlines[index] ?? 0)
    }
    lows.set(run.lows.subarray(from, to), this.#length)
    highs.set(run.highs.subarray(from, to), this.#length)
    this.#length += to - from
  }

  /** Adds all records of others. */
  addAll(others: SkimmedColumns): void {
    this.#reserve(others.times.length)
    const { times, lines, lows, highs } = this.#columns
    times.set(others.times, this.#length)
    lines.set(others.lines, this.#length)
    lows.set(others.lows, this.#length)
    highs.set(others.highs, this.#length)
    this.#length += others.times.length
  }

  /** Those that were gathered from a place on. */
  from(place: number): SkimmedColumns {
    return partOf(this.#columns, place, this.#length)
  }

  /** Begins anew; what was handed out stays as it is. */
  clear(): void {
    if (this.#length === 0) return
    this.#expected = Math.max(fewest, this.#length)
    this.#columns = none
    this.#length = 0
  }

  #reserve(more: number): void {
    const room = this.#columns.times.length
    const needed = this.#length + more
    if (needed <= room) return
    const grown = columnsFor(Math.max(needed, room === 0 ? this.#expected : 2 * room))
    const { times, lines, lows, highs } = this.from(0)
    grown.times.set(times)
    grown.lines.set(lines)
    grown.lows.set(lows)
    grown.highs.set(highs)
    this.#columns = grown
  }
}

/** Those from one place up to another, in the same memory. */
export function partOf(
  { times, lines, lows, highs }: SkimmedColumns,
  from: number,
  to: number,
): SkimmedColumns {
  return {
    times: times.subarray(from, to),
    lines: lines.subarray(from, to),
    lows: lows.subarray(from, to),
    highs: highs.subarray(from, to),
  }
}

/** Columns for so many records, in one piece of memory. */
function columnsFor(count: number): SkimmedColumns {
  const memory = new ArrayBuffer(24 * count)
  return {
    times: new Float64Array(memory, 0, count),
    lines: new Float64Array(memory, 8 * count, count),
    lows: new Uint32Array(memory, 16 * count, count),
    highs: new Uint32Array(memory, 20 * count, count),
  }
}

/** Nothing has room in it, so one is enough. */
const none = columnsFor(0)
