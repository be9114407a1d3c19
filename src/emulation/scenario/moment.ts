import { durationOf } from '../../base/duration.ts'
import { day, hour, minute, second } from '../clock.ts'

/** From where the times of steps count, all in milliseconds UTC. */
export interface MomentFrame {
  /** The beginning of the story. */
  readonly start: number
  /** When the step before was. */
  readonly previous: number
}

const clockForm = /^(?:day (\d+) )?(\d{2}):(\d{2})(?::(\d{2}))?$/

/**
 * When a step is: `+15m` after the one before, `02:24:10` on the first day, `day 3 02:24:10`, or a UTC
 * time. `undefined` for other text.
 */
export function momentOf(text: string, { start, previous }: MomentFrame): number | undefined {
  if (text.startsWith('+')) {
    const wait = durationOf(text)
    return wait === undefined ? undefined : previous + wait
  }
  const clock = clockForm.exec(text)
  if (clock === null) return timeOf(text)
  const [which = 1, hours = 0, minutes = 0, seconds = 0] = clock
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  if (hours > 23 || minutes > 59 || seconds > 59 || which < 1) return undefined
  const midnight = start - (start % day)
  return midnight + (which - 1) * day + hours * hour + minutes * minute + seconds * second
}

/** The milliseconds of a time such as `2026-09-15T02:24:10Z`; `undefined` for other text. */
export function timeOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text)) return undefined
  const time = Date.parse(text)
  // Date.parse takes 30 February for 2 March, and 24:00 for the next day.
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19))
  return isReal ? time : undefined
}
