import type { RandomSource } from './random.ts'

/** Milliseconds in a second, a minute, an hour and a day. */
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** The moment that a text like `2026-09-15 02:24:10` names in UTC, in milliseconds since 1970. */
export function timeAt(text: string): number {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`)
  if (Number.isNaN(time)) throw new TypeError(`not a time: ${text}`)
  return time
}

/** `2026-09-15T02:24:10Z`, as CloudTrail writes times. */
export function secondsText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Sep 15, 2026, 2:24:10 AM`, as STS and RDS write times inside their answers since 2024. */
export function spelledText(time: number): string {
  const date = new Date(time)
  const hours = date.getUTCHours()
  const rest = date.toISOString().slice(13, 19)
  const month = months[date.getUTCMonth()] ?? ''
  const half = hours < 12 ? 'AM' : 'PM'
  return `${month} ${date.getUTCDate()}, ${date.getUTCFullYear()}, ${hours % 12 || 12}${rest} ${half}`
}

/**
 * A UTC time with so many fraction digits, the digits below a millisecond drawn at random: Azure
 * writes 7, Google Cloud 6 or 9.
 */
export function fractionText(time: number, digits: number, random: RandomSource): string {
  const whole = new Date(time).toISOString().slice(0, 23)
  return `${whole}${random.text(digits - 3, '0123456789')}Z`
}

/** Pacific daylight time with milliseconds, as Compute Engine writes inside its operations. */
export function pacificText(time: number): string {
  return `${new Date(time - 7 * hour).toISOString().slice(0, 23)}-07:00`
}
