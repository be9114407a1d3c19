import type { JsonValue } from '../base/json.ts'

/** A moment as a provider gave it. */
export interface Timestamp {
  /** Milliseconds since 1970-01-01 UTC; digits below a millisecond are cut off. */
  readonly milliseconds: number
  /**
   * The moment in UTC as `YYYY-MM-DDTHH:MM:SS.fffZ`, with as many fraction digits as were given but
   * at least three. Elastic's date processor keeps only milliseconds: `millisecondText` has that.
   */
  readonly text: string
}

/** The longest provider time has 40 characters; longer text is no time and is not looked at. */
const longestTime = 48

/** `2024-10-08T10:15:32.1234567+02:00`, `2024-10-08 10:15:32.1 UTC`; no zone means UTC. */
const isoForm =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?$/i

/** `1/9/2007 10:41:00 AM +01:00`: month first, as .NET prints times in Azure logs and exports. */
const americanForm =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?: (AM|PM))?(?: ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?$/i

/** `1571234567`, `1571234567123`, and BigQuery's `1.571234567123E9`. */
const numberForm = /^\d{1,19}(?:\.\d{1,18})?(?:E\d{1,2})?$/i

/**
 * Reads a provider's time (reference/telemetry.md 9.8): ISO 8601 with any offset, BigQuery's
 * `YYYY-MM-DD HH:MM:SS.f UTC`, .NET's month-first form, or a count since 1970 whose size tells
 * seconds, milliseconds, microseconds and nanoseconds apart. Returns `undefined` for anything else,
 * impossible dates included. The patterns have no nested repetition and see at most 48 characters.
 */
export function parseTimestamp(value: JsonValue | undefined): Timestamp | undefined {
  if (typeof value === 'number') return fromEpoch(value)
  if (typeof value !== 'string' || value.length > longestTime) return undefined
  const plain = fromPlainUtc(value)
  if (plain !== undefined) return plain
  const text = value.trim()
  const iso = isoForm.exec(text)
  if (iso !== null) return fromIso(iso)
  const american = americanForm.exec(text)
  if (american !== null) return fromAmerican(american)
  return numberForm.test(text) ? fromEpoch(Number(text)) : undefined
}

/** The moment as Elastic's date processor prints it, with milliseconds only. */
export function millisecondText(timestamp: Timestamp): string {
  return timestamp.text.length === 24 ? timestamp.text : `${timestamp.text.slice(0, 23)}Z`
}

/** The form of nearly every CloudTrail time, `2024-10-08T10:15:32Z`, without the cost of a pattern. */
function fromPlainUtc(text: string): Timestamp | undefined {
  if (text.length !== 20 || text[10] !== 'T' || text[19] !== 'Z') return undefined
  const day = dayStart(
    twoDigits(text, 0) * 100 + twoDigits(text, 2),
    twoDigits(text, 5),
    twoDigits(text, 8),
  )
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)]
  const isRead = text[4] === '-' && text[7] === '-' && text[13] === ':' && text[16] === ':'
  if (!isRead || day === undefined || !(hour < 24 && minute < 60 && second < 60)) return undefined
  const milliseconds = day + ((hour * 60 + minute) * 60 + second) * 1000
  return { milliseconds, text: `${text.slice(0, 19)}.000Z` }
}

/** The number that two characters spell, NaN when one is no digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

/** What a clock on the wall showed, with the offset of that wall from UTC. */
interface WallClock {
  readonly date: readonly [year: number, month: number, day: number]
  readonly clock: readonly [hour: number, minute: number, second: number]
  readonly fraction: string
  readonly zone: string
}

function fromIso(match: RegExpExecArray): Timestamp | undefined {
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = match
  return fromWallClock({
    date: [Number(year), Number(month), Number(day)],
    clock: [Number(hour), Number(minute), Number(second)],
    fraction,
    zone,
  })
}

function fromAmerican(match: RegExpExecArray): Timestamp | undefined {
  const [, month, day, year, hour, minute, second = '0', fraction = '', half, zone = 'Z'] = match
  const hours = hourOfDay(Number(hour), half)
  if (hours === undefined) return undefined
  return fromWallClock({
    date: [Number(year), Number(month), Number(day)],
    clock: [hours, Number(minute), Number(second)],
    fraction,
    zone,
  })
}

/** Twelve-hour clocks call midnight and noon 12. */
function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0)
}

function fromWallClock(wall: WallClock): Timestamp | undefined {
  const [year, month, day] = wall.date
  const [hour, minute, second] = wall.clock
  const offset = offsetMinutes(wall.zone)
  if (hour > 23 || minute > 59 || second > 59 || offset === undefined) return undefined
  const midnight = dayStart(year, month, day)
  if (midnight === undefined) return undefined
  const clock = ((hour * 60 + minute - offset) * 60 + second) * 1000
  const milliseconds = midnight + clock + Number(wall.fraction.padEnd(3, '0').slice(0, 3))
  return { milliseconds, text: isoText(milliseconds, wall.fraction) }
}

/** Midnight UTC of a day, `undefined` when there is no such day; of years before 100 there is none. */
function dayStart(year: number, month: number, day: number): number | undefined {
  // Date.UTC turns 31 April into 1 May and the year 50 into 1950.
  const isDay = year >= 100 && day >= 1 && day <= daysOf(year, month)
  return isDay ? Date.UTC(year, month - 1, day) : undefined
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** How many days a month of the Gregorian calendar has; none where there is no such month. */
function daysOf(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0)
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Minutes east of UTC; `undefined` when no place on Earth has that offset. */
function offsetMinutes(zone: string): number | undefined {
  const sign = zone.startsWith('-') ? -1 : 1
  if (sign === 1 && !zone.startsWith('+')) return 0
  const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0
  const hours = Number(zone.slice(1, 3))
  return hours > 18 || minutes > 59 ? undefined : sign * (hours * 60 + minutes)
}

/** A count since 1970 in the unit its size tells; seconds stay below this until the year 5138. */
const firstMilliseconds = 1e11

function fromEpoch(value: number): Timestamp | undefined {
  if (!(value >= 0) || value >= 1e20) return undefined
  let milliseconds = value
  if (value < firstMilliseconds) milliseconds = Math.round(value * 1000)
  else if (value >= firstMilliseconds * 1e6) milliseconds = Math.floor(value / 1e6)
  else if (value >= firstMilliseconds * 1e3) milliseconds = Math.floor(value / 1e3)
  else milliseconds = Math.floor(value)
  return { milliseconds, text: isoText(milliseconds, '') }
}

function isoText(milliseconds: number, fraction: string): string {
  const text = new Date(milliseconds).toISOString()
  return fraction.length > 3 ? `${text.slice(0, -1)}${fraction.slice(3)}Z` : text
}
