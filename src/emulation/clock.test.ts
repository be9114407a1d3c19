import { describe, expect, it } from 'vitest'
import {
  day,
  fractionText,
  hour,
  pacificText,
  secondsText,
  spelledText,
  timeAt,
  workTimes,
} from './clock.ts'
import { createRandom } from './random.ts'

const time = timeAt('2026-09-15 02:24:10')

describe('times', () => {
  it('are written as each cloud writes them', () => {
    expect(secondsText(time)).toBe('2026-09-15T02:24:10Z')
    expect(fractionText(time, 7, createRandom('x'))).toMatch(/^2026-09-15T02:24:10\.000\d{4}Z$/)
    expect(spelledText(time)).toBe('Sep 15, 2026, 2:24:10 AM')
    expect(spelledText(time + 22 * hour)).toBe('Sep 16, 2026, 12:24:10 AM')
    expect(pacificText(time)).toBe('2026-09-14T19:24:10.000-07:00')
  })

  it('refuses a text that names no time', () => {
    expect(() => timeAt('yesterday')).toThrow(TypeError)
  })
})

describe('work times', () => {
  it('come in order and stay within their days', () => {
    const times = workTimes({ days, count: 300, office: 0.5 }, createRandom('x'))
    expect(times).toHaveLength(300)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(Math.min(...times)).toBeGreaterThanOrEqual(days[0] ?? 0)
    expect(Math.max(...times)).toBeLessThan((days[1] ?? 0) + day)
  })

  it('keep office hours as far as asked', () => {
    expect(atNight(1)).toBeLessThan(5)
    expect(atNight(0)).toBeGreaterThan(120)
  })
})

const days = [timeAt('2026-09-14 00:00:00'), timeAt('2026-09-15 00:00:00')]

/** How many of a thousand times fall before four in the morning. */
function atNight(office: number): number {
  const times = workTimes({ days, count: 1000, office }, createRandom('y'))
  return times.filter((one) => one % day < 4 * hour).length
}
