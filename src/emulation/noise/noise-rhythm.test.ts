import { describe, expect, it } from 'vitest'
import { day, hour, minute } from '../clock.ts'
import { shareOfDay } from './noise-rhythm.ts'

const tuesday = Date.parse('2026-09-15T00:00:00Z')
const saturday = Date.parse('2026-09-19T00:00:00Z')

function shareOf(midnight: number, office: number, length = 10 * minute): number {
  const slots = Array.from({ length: day / length }, (_, slot) => midnight + slot * length)
  return slots.reduce((sum, from) => sum + shareOfDay({ from, length }, office), 0)
}

/** The share of ten minutes of Tuesday, where most keep office hours. */
function shareAt(hours: number): number {
  return shareOfDay({ from: tuesday + hours * hour, length: 10 * minute }, 0.8)
}

describe('the shares of the slots of a day', () => {
  it.each([0, 0.4, 1])('add up to a day where %d of the work keeps office hours', (office) => {
    expect(shareOf(tuesday, office)).toBeCloseTo(1, 3)
    expect(shareOf(tuesday, office, minute)).toBeCloseTo(1, 3)
  })

  it('are a tenth on a day of the weekend for those who keep office hours', () => {
    expect(shareOf(saturday, 1)).toBeCloseTo(0.1, 3)
    expect(shareOf(saturday, 0)).toBeCloseTo(1, 3)
  })

  it('are greatest at the busy times', () => {
    expect(shareAt(9.5)).toBeGreaterThan(shareAt(11.5))
    expect(shareAt(13.5)).toBeGreaterThan(shareAt(11.5))
    expect(shareAt(11.5)).toBeGreaterThan(3 * shareAt(3))
  })

  it('are equal where nobody keeps office hours', () => {
    const shares = [tuesday + 9 * hour, saturday + 3 * hour].map((from) =>
      shareOfDay({ from, length: hour }, 0),
    )
    expect(shares).toEqual([1 / 24, 1 / 24])
  })
})
