/** Dates, clock times, days and zones as `spoor.yaml` writes them. */
import { didYouMean, nearestWords } from '../../base/did-you-mean.ts'
import { durationOf } from '../../base/duration.ts'
import type { Weekday } from './environment.ts'
import { type Fault, type Parsed, quoted } from './parsed.ts'

const dayLength = 24 * 60 * 60 * 1000

/** The days of a week in the order of `Date.getUTCDay`. */
export const dayNames = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const

const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

/** A date that the calendar has, `2027-03-31`: the text, and its first moment in UTC, milliseconds. */
export function parseDate(
  written: string,
): Parsed<{ readonly date: string; readonly start: number }> {
  const message = `${quoted(written)} is no date`
  const hint = 'write year-month-day: 2027-03-31'
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return { message, hint }
  const start = Date.parse(`${written}T00:00:00Z`)
  // Date.parse takes 30 February for 2 March.
  const isReal = !Number.isNaN(start) && new Date(start).toISOString().startsWith(written)
  if (!isReal) return { message, hint: 'the calendar has no such day' }
  const year = Number(written.slice(0, 4))
  if (year < 2000 || year > 2099) {
    return { message: `${quoted(written)} is no date to plan with`, hint: 'write a year of 20..' }
  }
  return { value: { date: written, start } }
}

/** The first moment after the UTC day that is written, milliseconds. */
export function parseUntil(written: string): Parsed<number> {
  const parsed = parseDate(written)
  return 'value' in parsed ? { value: parsed.value.start + dayLength } : parsed
}

/** Minutes after midnight of `08:00`; `24:00` is the end of the day. */
export function parseClock(written: string): Parsed<number> {
  const [, hours = '', minutes = ''] = /^(\d{2}):(\d{2})$/.exec(written) ?? []
  const value = Number(hours) * 60 + Number(minutes)
  const isTime = hours !== '' && Number(minutes) < 60 && value <= 24 * 60
  if (isTime) return { value }
  const short = /^(\d{1,2})(?::(\d{2}))?$/.exec(written)
  const isShort = short !== null && Number(short[1]) < 24 && Number(short[2] ?? 0) < 60
  const hint = isShort
    ? `write "${(short[1] ?? '').padStart(2, '0')}:${short[2] ?? '00'}"`
    : 'write hours and minutes, 00:00 to 24:00'
  return { message: `${quoted(written)} is no time of day`, hint }
}

/** The days of `monday-friday` or `sunday`; a range may run over the end of the week. */
export function parseDays(written: string): Parsed<readonly Weekday[]> {
  const [first = '', last = first, ...more] = written.toLowerCase().split('-')
  const [from, to] = [dayOf(first), dayOf(last)]
  if (from === undefined || to === undefined || more.length > 0) return noDays(written)
  return { value: weekdays.filter((day) => (day - from + 7) % 7 <= (to - from + 7) % 7) }
}

function dayOf(name: string): Weekday | undefined {
  return weekdays.find((day) => dayNames[day] === name.trim())
}

function noDays(written: string): Fault {
  const near = written.toLowerCase().split('-').map(nearestDay)
  const isClear = near.length <= 2 && !near.includes(undefined)
  return {
    message: `${quoted(written)} names no days`,
    hint: isClear
      ? `did you mean "${near.join('-')}"?`
      : 'write monday-friday, or a list: [monday, tuesday]',
  }
}

/** The day that a shortened or misspelt name is meant to be. */
function nearestDay(written: string): string | undefined {
  const name = written.trim()
  const whole = dayNames.find((day) => name.length > 1 && day.startsWith(name))
  return whole ?? nearestWords(name, dayNames)[0]
}

/** A zone of the IANA database. Shorthands such as `IST` stand for several places and are refused. */
export function parseZone(written: string): Parsed<string> {
  const message = `${quoted(written)} is no time zone`
  const isPlace = written === 'UTC' || /^[A-Za-z]+(?:\/[\w+-]+){1,2}$/.test(written)
  if (isPlace && isKnownZone(written)) return { value: written }
  const known = [...Intl.supportedValuesOf('timeZone'), 'UTC']
  const city = written.toLowerCase().replaceAll(' ', '_')
  const named = known.filter((zone) => zone.toLowerCase().endsWith(`/${city}`))
  const near = named.length > 0 ? `did you mean ${named.join(' or ')}?` : didYouMean(written, known)
  return { message, hint: near ?? 'write area and city, as in Europe/Berlin, or UTC' }
}

function isKnownZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The longest threshold, milliseconds. */
const longestThreshold = 366 * dayLength

/** A length of time such as `6h`, in milliseconds. */
export function parseDuration(written: string): Parsed<number> {
  const value = durationOf(written)
  if (value === undefined) {
    const message = `${quoted(written)} is no length of time`
    return { message, hint: 'write days, hours, minutes, seconds in this order: 6h, 1h30m, 2d' }
  }
  if (value === 0 || value > longestThreshold) {
    const message = `${quoted(written)} is no useful length of time`
    return { message, hint: 'write more than 0s and at most 366d' }
  }
  return { value }
}
