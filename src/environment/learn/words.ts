/** How evidence is put into words. */
import { dayOf, daysKept, daysUntil, type Sighting } from '../history/sighting.ts'
import type { Evidence } from './evidence.ts'

/** `3 shares`, `1 share`; other plurals are given. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : plural}`
}

/** `12 events on 3 days, first 2026-09-01T04:10:00Z, last ...`. */
export function evidenceText({ count, seen }: Evidence, noun: string, plural?: string): string {
  return `${counted(count, noun, plural)} ${seenText(seen)}`
}

/** `on 3 days, first 2026-09-01T04:10:00Z, last ...`. */
export function seenText(seen: Sighting): string {
  const days = counted(daysUntil(seen).length, 'day')
  const isLonger = dayOf(seen.last) - dayOf(seen.first) >= daysKept
  return `on ${days}${isLonger ? ` of the last ${daysKept}` : ''}, first ${timeText(seen.first)}, last ${timeText(seen.last)}`
}

/** A moment, UTC, to the second. */
export function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

/** The longest reason, in UTF-16 units; the file takes more, but nobody reads it. */
const longestReason = 300

/** A reason for an entry; names out of logs may be as long as they like. */
export function reasonText(text: string): string {
  return text.length > longestReason ? `${text.slice(0, longestReason)}...` : text
}

/** A UTC date. */
export function dateText(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
