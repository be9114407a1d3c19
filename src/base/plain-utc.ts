const colon = 0x3a
const dash = 0x2d
const zero = 0x30
const point = 0x2e
const letterT = 0x54
const letterZ = 0x5a
const space = 0x20
const zone = [space, 0x55, 0x54, 0x43] as const
/** `2024-10-08T10:15:32` */
const wholeSeconds = 19
const mostFractionDigits = 9

/**
 * Reads the form of nearly every time of a log, `2024-10-08T10:15:32Z` and the same with a fraction of up
 * to nine digits, from ASCII bytes, without making a text of them. Keeps the last day that it has read,
 * because logs go on with it.
 */
export class PlainUtcReader {
  #year = -1
  #monthAndDay = -1
  #midnight: number | undefined

  /**
   * The time whose bytes go from `at` to `to`, in milliseconds since 1970-01-01 UTC, digits below them cut
   * off; `undefined` for any other form and for times that are none.
   */
  read(bytes: Uint8Array, at: number, to: number): number | undefined {
    if (bytes[at + 10] !== letterT || bytes[to - 1] !== letterZ) return undefined
    return this.#read(bytes, at, to - 1)
  }

  /**
   * The same of `2024-10-08 10:15:32.123456 UTC`, as BigQuery prints times, and of the same without its zone
   * (reference/telemetry.md 1.3 and 9.8).
   */
  readSpaced(bytes: Uint8Array, at: number, to: number): number | undefined {
    if (bytes[at + 10] !== space) return undefined
    return this.#read(bytes, at, endsWithZone(bytes, to) ? to - zone.length : to)
  }

  /** The same of a date and a time alone. */
  #read(bytes: Uint8Array, at: number, to: number): number | undefined {
    if (bytes[at + 4] !== dash || bytes[at + 7] !== dash) return undefined
    if (bytes[at + 13] !== colon || bytes[at + 16] !== colon) return undefined
    const fraction = milliseconds(bytes, at + wholeSeconds, to)
    if (fraction === undefined) return undefined
    const hour = twoDigits(bytes, at + 11)
    const minute = twoDigits(bytes, at + 14)
    const second = twoDigits(bytes, at + 17)
    if (!(hour < 24 && minute < 60 && second < 60)) return undefined
    const year = twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2)
    const midnight = this.#midnightOf(
      year,
      twoDigits(bytes, at + 5) * 100 + twoDigits(bytes, at + 8),
    )
    return midnight === undefined
      ? undefined
      : midnight + ((hour * 60 + minute) * 60 + second) * 1000 + fraction
  }

  #midnightOf(year: number, monthAndDay: number): number | undefined {
    if (year !== this.#year || monthAndDay !== this.#monthAndDay) {
      this.#year = year
      this.#monthAndDay = monthAndDay
      this.#midnight = midnightOf(year, Math.floor(monthAndDay / 100), monthAndDay % 100)
    }
    return this.#midnight
  }
}

function endsWithZone(bytes: Uint8Array, to: number): boolean {
  let place = 0
  while (place < zone.length && bytes[to - zone.length + place] === zone[place]) place++
  return place === zone.length
}

/** Midnight UTC of a day, milliseconds; `undefined` when there is no such day. */
export function midnightOf(year: number, month: number, day: number): number | undefined {
  const midnight = Date.UTC(year, month - 1, day)
  // Date.UTC turns 31 April into 1 May and the year 50 into 1950: the date must come back as given.
  const date = new Date(midnight)
  const isSame = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isSame && date.getUTCFullYear() === year ? midnight : undefined
}

/** The milliseconds of a fraction with its point; none is 0, `undefined` is no fraction. */
function milliseconds(bytes: Uint8Array, from: number, to: number): number | undefined {
  const digits = to - from - 1
  if (digits === -1) return 0
  if (bytes[from] !== point || digits < 1 || digits > mostFractionDigits) return undefined
  let value = 0
  for (let place = 0; place < Math.max(3, digits); place++) {
    const digit = place < digits ? (bytes[from + 1 + place] ?? 0) - zero : 0
    if (!(digit >= 0 && digit <= 9)) return undefined
    if (place < 3) value = value * 10 + digit
  }
  return value
}

/** The number that two bytes spell, NaN when one is no digit. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - zero
  const ones = (bytes[at + 1] ?? 0) - zero
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}
