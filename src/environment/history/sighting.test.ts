import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayOf,
  daysKept,
  daysUntil,
  mergeSightings,
  type Sighting,
  sightingAt,
  withMoment,
} from './sighting.ts'

const day = 24 * 60 * 60 * 1000
const start = Date.UTC(2026, 0, 1)

function seenAt(times: readonly number[]): Sighting | undefined {
  const [first, ...others] = times.map(sightingAt)
  return first === undefined ? undefined : others.reduce(mergeSightings, first)
}

/** Moments over five years, so that many fall out of the window. */
const moment = fc.integer({ min: start, max: start + 5 * 365 * day })
const moments = fc.array(moment, { minLength: 1, maxLength: 30 })

describe('a sighting', () => {
  it('holds the first and the last time and the days between', () => {
    const seen = seenAt([start + 3 * day + 5, start, start + 3 * day + 9])
    expect(seen).toEqual({ first: start, last: start + 3 * day + 9, days: 0b1001n })
    expect(seen && daysUntil(seen)).toEqual([dayOf(start), dayOf(start) + 3])
  })

  it('counts days in UTC', () => {
    expect(seenAt([start - 1, start])?.days).toBe(0b11n)
    expect(seenAt([start, start + day - 1])?.days).toBe(1n)
  })

  it('tells the days up to a moment', () => {
    const seen = seenAt([start, start + day, start + 9 * day])
    expect(seen && daysUntil(seen, start + day)).toEqual([dayOf(start), dayOf(start) + 1])
    expect(seen && daysUntil(seen, start - 1)).toEqual([])
  })

  it('forgets days that lie too far back, never the first time', () => {
    const seen = seenAt([start, start + daysKept * day])
    expect(seen).toEqual({ first: start, last: start + daysKept * day, days: 1n })
    expect(seenAt([start, start + (daysKept - 1) * day])?.days.toString(2)).toHaveLength(daysKept)
  })

  it('is the same object after a moment that it holds already', () => {
    const seen = mergeSightings(sightingAt(start), sightingAt(start + 5))
    expect(withMoment(seen, start + 3)).toBe(seen)
    expect(withMoment(seen, start + 6)).toEqual({ first: start, last: start + 6, days: 1n })
  })
})

describe('merging', () => {
  it('is the same in any order and grouping', () => {
    fc.assert(
      fc.property(moments, fc.integer(), (times, seed) => {
        const whole = seenAt(times)
        const cut = Math.abs(seed) % times.length
        const [left, right] = [seenAt(times.slice(0, cut)), seenAt(times.slice(cut))]
        const parts = [right, left].filter((one) => one !== undefined)
        expect(parts.reduce(mergeSightings)).toEqual(whole)
        expect(seenAt([...times].reverse())).toEqual(whole)
        expect(seenAt([...times, ...times])).toEqual(whole)
      }),
    )
  })

  it('is what adding moment by moment gives', () => {
    fc.assert(
      fc.property(moments, ([first = 0, ...times]) => {
        expect(times.reduce(withMoment, sightingAt(first))).toEqual(seenAt([first, ...times]))
      }),
    )
  })

  it('keeps every day within the window behind the last one, and no other', () => {
    fc.assert(
      fc.property(moments, (times) => {
        const seen = seenAt(times)
        const latest = dayOf(Math.max(...times))
        const wanted = new Set(times.map(dayOf).filter((one) => latest - one < daysKept))
        expect(seen && daysUntil(seen)).toEqual([...wanted].sort((a, b) => a - b))
      }),
    )
  })
})
