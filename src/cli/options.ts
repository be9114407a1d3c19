/** How commands read the values of their options. */
import { InvalidArgumentError } from 'commander'
import { didYouMean } from '../base/did-you-mean.ts'
import { type Level, levels } from '../detections/detection.ts'

/** More threads than any machine has cores only take memory. */
const mostJobs = 256

/** A level by name; another word is refused with the nearest ones. */
export function parseLevel(text: string): Level {
  const level = levels.find((one) => one === text.toLowerCase())
  if (level !== undefined) return level
  const hint = didYouMean(text, levels) ?? `one of ${levels.join(', ')}`
  throw new InvalidArgumentError(`not a level: ${hint}`)
}

/** An ISO 8601 date or time, as milliseconds UTC; a date stands for its first moment. */
export function parseTime(text: string): number {
  const [date = ''] = text.split(/[T ]/)
  const isIso =
    /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text)
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(text)
  const time = isIso ? Date.parse(text.includes(':') && !hasZone ? `${text}Z` : text) : NaN
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(time) || new Date(date).toISOString().slice(0, 10) !== date) {
    throw new InvalidArgumentError('not a time: write 2026-03-02 or 2026-03-02T14:05:00Z')
  }
  return time
}

/** The last moment that an ISO date or time stands for: its whole day, minute or second. */
export function parseEndTime(text: string): number {
  const time = parseTime(text)
  if (!text.includes(':')) return time + 24 * 60 * 60 * 1000 - 1
  if (text.includes('.')) return time
  return time + (/:\d{2}:\d{2}/.test(text) ? 1000 : 60_000) - 1
}

/** Collects an option that may be given more than once. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

/** A whole number, zero or more. */
export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('not a whole number')
  return Number(text)
}

/** How many threads: a whole number from 1 on. */
export function parseJobs(text: string): number {
  const jobs = parseCount(text)
  if (jobs < 1 || jobs > mostJobs) throw new InvalidArgumentError(`not from 1 to ${mostJobs}`)
  return jobs
}

/** A number that is zero or more, such as a factor: `0.5`, `1000`. */
export function parseScale(text: string): number {
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(text)) throw new InvalidArgumentError('not a number')
  return Number(text)
}
