import { day, hour } from '../clock.ts'

/** A stretch of time, milliseconds UTC. */
export interface TimeSlot {
  readonly from: number
  readonly length: number
}

/** How wide each of the two busy times of a working day is, in hours (one standard deviation). */
const width = 1.4

/** What falls on a day of the weekend, for those who keep office hours. */
const weekend = 0.1

/**
 * The share of a day's work that falls into a slot of it. The share that keeps office hours, `office`,
 * is busiest at half past nine and half past one (UTC) and a tenth as busy on weekends; the rest is
 * spread evenly. The shares of a working day add up to one.
 */
export function shareOfDay({ from, length }: TimeSlot, office: number): number {
  const even = length / day
  if (office === 0) return even
  const middle = from + length / 2
  const clock = (middle % day) / hour
  const weekday = new Date(middle).getUTCDay()
  const weight = weekday === 0 || weekday === 6 ? weekend : 1
  const bells = bell(clock, 9.5) + bell(clock, 13.5)
  const area = (2 * width * Math.sqrt(2 * Math.PI) * hour) / length
  return (1 - office) * even + (office * weight * bells) / area
}

function bell(clock: number, middle: number): number {
  return Math.exp(-(((clock - middle) / width) ** 2) / 2)
}
