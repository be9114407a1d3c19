import type { JsonValue } from '../base/json.ts'
import { parseDateUnit } from '../detections/query/date-unit.ts'
import type { Matcher } from '../detections/query/query.ts'

/**
 * Makes the test of one part of a time, in UTC, naive times as they are (sigma.md section 5, minute
 * to year). A number is epoch milliseconds; a value that is no time does not match.
 */
export function compileTimePart(
  matcher: Matcher & { readonly kind: 'time-part' },
): (value: JsonValue) => boolean {
  const partOf = parts[matcher.part]
  const holds = operators[matcher.operator]
  return (value) => {
    const date = dateOf(value)
    return date !== undefined && holds(partOf(date), matcher.value)
  }
}

function dateOf(value: JsonValue): Date | undefined {
  if (typeof value === 'number') {
    const date = new Date(value)
    return Number.isNaN(date.getTime()) ? undefined : date
  }
  if (typeof value !== 'string') return undefined
  const unit = parseDateUnit(value)
  return unit === undefined ? undefined : new Date(Number(unit.start / 1_000_000n))
}

const parts = {
  minute: (date: Date) => date.getUTCMinutes(),
  hour: (date: Date) => date.getUTCHours(),
  day: (date: Date) => date.getUTCDate(),
  week: isoWeek,
  month: (date: Date) => date.getUTCMonth() + 1,
  year: (date: Date) => date.getUTCFullYear(),
}

const operators = {
  '=': (part: number, value: number) => part === value,
  '<': (part: number, value: number) => part < value,
  '<=': (part: number, value: number) => part <= value,
  '>': (part: number, value: number) => part > value,
  '>=': (part: number, value: number) => part >= value,
}

const day = 86_400_000

/** The week of ISO 8601, 1 to 53: a week belongs to the year of its Thursday. */
function isoWeek(date: Date): number {
  const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
  const weekday = (date.getUTCDay() + 6) % 7
  const thursday = new Date(midnight + (3 - weekday) * day)
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return 1 + Math.floor((thursday.getTime() - first) / (7 * day))
}
