import { describe, expect, it } from 'vitest'
import { dateUnitOfMillis, isDateText, parseDateUnit } from './date-unit.ts'

/** Start and length of a unit in milliseconds. */
function unit(text: string): readonly [string, number] | undefined {
  const found = parseDateUnit(text)
  if (found === undefined) return undefined
  const start = new Date(Number(found.start / 1_000_000n)).toISOString()
  return [start, Number(found.end - found.start + 1n) / 1e6]
}

const day = 86_400_000

describe('dates with missing parts', () => {
  it.each<[string, string, number]>([
    ['2024', '2024-01-01T00:00:00.000Z', 366 * day],
    ['2024-02', '2024-02-01T00:00:00.000Z', 29 * day],
    ['2024-12', '2024-12-01T00:00:00.000Z', 31 * day],
    ['2026-01-01', '2026-01-01T00:00:00.000Z', day],
    ['2026-01-01T10', '2026-01-01T10:00:00.000Z', 3_600_000],
    ['2026-01-01T10:20Z', '2026-01-01T10:20:00.000Z', 60_000],
    ['2026-01-01T10:20:30Z', '2026-01-01T10:20:30.000Z', 1000],
    ['2026-01-01T10:20:30.5Z', '2026-01-01T10:20:30.500Z', 1],
    ['2026-01-01T10:20:30.123456789Z', '2026-01-01T10:20:30.123Z', 1e-6],
    ['2026-01-01T00:30:00+02:00', '2025-12-31T22:30:00.000Z', 1000],
    ['2026-01-01 00:30:00-0530', '2026-01-01T06:00:00.000Z', 1000],
  ])('%s', (text, start, length) => {
    expect(unit(text)).toEqual([start, length])
  })

  it.each(['', 'now', '2026-13-01', '2026-02-30', '2026-01-01T24:00:00', '2026-1-1', '20260101'])(
    '%j is no date',
    (text) => {
      expect(parseDateUnit(text)).toBeUndefined()
    },
  )

  it('reads epoch milliseconds as one millisecond', () => {
    expect(dateUnitOfMillis(1.7)).toEqual({ start: 1_000_000n, end: 1_999_999n })
    expect(dateUnitOfMillis(NaN)).toBeUndefined()
  })

  it('tells dates from numbers when nothing else is known', () => {
    expect(isDateText('2026-01-01')).toBe(true)
    expect(isDateText('2026')).toBe(false)
  })
})
