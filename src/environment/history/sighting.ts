/**
 * When something was seen: first, last, and on which days. No counters: whoever learns the same log
 * twice must know as much as before, and two halves of a log must add up to the whole.
 */

const dayLength = 24 * 60 * 60 * 1000

/**
 * Days are kept as far back from the last one as this: a year and a month, so that what is done once a
 * quarter shows its rhythm. A day that falls out of the window of a part is out of that of the whole as
 * well, whose last day is no earlier, so cutting never makes a merge depend on its order.
 */
export const daysKept = 400

const daysMask = (1n << BigInt(daysKept)) - 1n

/** When one thing was seen. */
export interface Sighting {
  /** The first and last time, milliseconds UTC. */
  readonly first: number
  readonly last: number
  /** Bit n stands for the UTC day that is n days before that of `last`; bit 0 is always set. */
  readonly days: bigint
}

/** The sighting of one moment, milliseconds UTC. */
export function sightingAt(time: number): Sighting {
  return { first: time, last: time, days: 1n }
}

/** Both sightings as one: in any order, and as often as one likes, with the same result. */
export function mergeSightings(a: Sighting, b: Sighting): Sighting {
  const last = Math.max(a.last, b.last)
  return {
    first: Math.min(a.first, b.first),
    last,
    days: daysBehind(a, last) | daysBehind(b, last),
  }
}

/** A sighting with one more moment: the same object where it says so already. */
export function withMoment(sighting: Sighting, time: number): Sighting {
  const { first, last } = sighting
  if (time >= first && time <= last && dayOf(time) === dayOf(last)) return sighting
  return mergeSightings(sighting, sightingAt(time))
}

/** The UTC days on which it was seen, up to and with that of a moment; days since 1970-01-01, rising. */
export function daysUntil({ last, days }: Sighting, time = Infinity): readonly number[] {
  const latest = dayOf(last)
  const found: number[] = []
  for (let back = 0, rest = days; rest > 0n; back++, rest >>= 1n) {
    if ((rest & 1n) === 1n && latest - back <= dayOf(time)) found.push(latest - back)
  }
  return found.reverse()
}

/** The number of a UTC day: days since 1970-01-01. */
export function dayOf(time: number): number {
  return Math.floor(time / dayLength)
}

/** The days as seen from a later last moment; none where they lie too far back. */
function daysBehind({ last, days }: Sighting, later: number): bigint {
  const distance = dayOf(later) - dayOf(last)
  return distance >= daysKept ? 0n : (days << BigInt(distance)) & daysMask
}
