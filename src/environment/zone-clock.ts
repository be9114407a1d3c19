/**
 * Local time in a zone, fast enough to be asked for every event. `Intl` alone knows the rules of zones
 * and is slow; its answer is kept for each quarter of an hour, on whose borders almost every clock change
 * of the world lies (reference/stack.md, time zones). Where one does not (St John's changed at 00:01
 * until 2011) both ends of the quarter differ, and `Intl` is asked for the moment itself.
 */

/** A moment as the clock on the wall shows it. */
export interface LocalTime {
  /** Days since 1970-01-01 of the local date. */
  readonly day: number
  /** Sunday is 0. */
  readonly weekday: number
  /** Whole minutes after local midnight. */
  readonly minute: number
}

const minuteLength = 60 * 1000
const dayLength = 24 * 60 * minuteLength
const quarter = 15 * minuteLength

/** Quarters kept for each zone, about half a year; all are dropped when there are more. */
const mostQuarters = 16_384

/** The furthest moment that a date can be, milliseconds either side of 1970. */
const furthest = 8.64e15

/** The clock of one zone. */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat
  readonly #offsets = new Map<number, number>()

  /** Takes a zone of the IANA database; throws a RangeError for any other. */
  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  }

  /** The local time of a moment, milliseconds UTC; a RangeError for what is no moment. */
  localTimeOf(time: number): LocalTime {
    const local = time + this.offsetAt(time)
    const day = Math.floor(local / dayLength)
    return {
      day,
      // 1 January 1970 was a Thursday.
      weekday: (((day + 4) % 7) + 7) % 7,
      minute: Math.floor((local - day * dayLength) / minuteLength),
    }
  }

  /** How far the local clock is ahead of UTC at a moment, in milliseconds; seconds are whole. */
  offsetAt(time: number): number {
    const place = Math.floor(time / quarter)
    const kept = this.#offsets.get(place)
    if (kept !== undefined) return kept
    const [start, end] = [place * quarter, (place + 1) * quarter - 1]
    if (!(start >= -furthest && end <= furthest)) return this.#ask(time)
    const offset = this.#ask(start)
    if (offset !== this.#ask(end)) return this.#ask(time)
    if (this.#offsets.size >= mostQuarters) this.#offsets.clear()
    this.#offsets.set(place, offset)
    return offset
  }

  /** How many quarters are kept: bounded, whatever the times are. */
  get size(): number {
    return this.#offsets.size
  }

  #ask(time: number): number {
    const parts = new Map(this.#format.formatToParts(time).map(({ type, value }) => [type, value]))
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
      ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
    ).map((type) => Number(parts.get(type)))
    // Before our era years count down to 1; Date.UTC would take a year below 100 for one of 19..
    const wholeYear = parts.get('era') === 'BC' ? 1 - year : year
    const local = new Date(0)
    local.setUTCFullYear(wholeYear, month - 1, day)
    local.setUTCHours(hour, minute, second)
    return local.getTime() - Math.floor(time / 1000) * 1000
  }
}
