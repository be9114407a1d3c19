/**
 * A stretch of time that a date text stands for: `2026-01-01` is that whole day, a text with
 * milliseconds is that millisecond (eql.md section 6). Nanoseconds since 1970-01-01 UTC, because
 * dates may have nine decimals and a double holds only about six of them.
 */
export interface DateUnit {
  readonly start: bigint
  /** The last nanosecond of the unit. */
  readonly end: bigint
}

const iso =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/

/** Nanoseconds of a millisecond. */
const millisecond = 1_000_000n
const second = 1000n * millisecond

/** The unit of an ISO-8601 text, naive times in UTC; `undefined` when it is none. */
export function parseDateUnit(text: string): DateUnit | undefined {
  if (text.length > 40) return undefined
  const found = iso.exec(text)
  if (found === null) return undefined
  const [, year = '', month, day, hour, minute, secondText, fraction, zone] = found
  const numbers = [Number(year), Number(month ?? 1), Number(day ?? 1), Number(hour ?? 0)] as const
  const clock = [Number(minute ?? 0), Number(secondText ?? 0)] as const
  if (!isCalendarDate(numbers) || clock[0] > 59 || clock[1] > 59) return undefined
  const offset = zone === undefined ? 0 : zoneMinutes(zone)
  if (offset === undefined) return undefined
  const base = millisOf(numbers, clock) - offset * 60_000
  const start = BigInt(base) * millisecond + BigInt((fraction ?? '').padEnd(9, '0'))
  return {
    start,
    end: start + unitLength({ numbers, month, day, hour, minute, secondText, fraction }) - 1n,
  }
}

/** The unit of epoch milliseconds: that millisecond. */
export function dateUnitOfMillis(millis: number): DateUnit | undefined {
  if (!Number.isFinite(millis)) return undefined
  const whole = Math.floor(millis)
  const start = BigInt(whole) * millisecond
  return { start, end: start + millisecond - 1n }
}

/** Does the text look like a date with at least year, month and day? A bare `2026` does not. */
export function isDateText(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(text) && parseDateUnit(text) !== undefined
}

interface DateParts {
  readonly numbers: readonly [number, number, number, number]
  readonly month: string | undefined
  readonly day: string | undefined
  readonly hour: string | undefined
  readonly minute: string | undefined
  readonly secondText: string | undefined
  readonly fraction: string | undefined
}

/** How long the finest part that was written lasts, in nanoseconds. */
function unitLength(parts: DateParts): bigint {
  const [year, month] = parts.numbers
  if (parts.fraction !== undefined) return parts.fraction.length <= 3 ? millisecond : 1n
  if (parts.secondText !== undefined) return second
  if (parts.minute !== undefined) return 60n * second
  if (parts.hour !== undefined) return 3600n * second
  if (parts.day !== undefined) return 86_400n * second
  const next = parts.month === undefined ? Date.UTC(year + 1, 0) : Date.UTC(year, month)
  const start = parts.month === undefined ? Date.UTC(year, 0) : Date.UTC(year, month - 1)
  return BigInt(next - start) * millisecond
}

function isCalendarDate([year, month, day, hour]: readonly [
  number,
  number,
  number,
  number,
]): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24
}

function millisOf(
  [year, month, day, hour]: readonly [number, number, number, number],
  [minute, seconds]: readonly [number, number],
): number {
  return Date.UTC(year, month - 1, day, hour, minute, seconds)
}

/** Minutes that a zone such as `Z`, `+02` or `-05:30` is ahead of UTC. */
function zoneMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || 0)
  if (hours > 18 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
