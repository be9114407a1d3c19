import { describe, expect, it } from 'vitest'
import type { Matcher } from '../detections/query/query.ts'
import { compileTimePart } from './time-part.ts'

type TimePart = Matcher & { readonly kind: 'time-part' }

function part(name: TimePart['part'], value: number): TimePart {
  return { kind: 'time-part', part: name, operator: '=', value }
}

describe('parts of a time', () => {
  it.each<[TimePart['part'], number]>([
    ['minute', 30],
    ['hour', 22],
    ['day', 31],
    ['week', 1],
    ['month', 12],
    ['year', 2024],
  ])('the %s of 2024-12-31T23:30:00+01:00 is %d', (name, value) => {
    const test = compileTimePart(part(name, value))
    expect(test('2024-12-31T23:30:00+01:00')).toBe(true)
    expect(compileTimePart(part(name, value + 1))('2024-12-31T23:30:00+01:00')).toBe(false)
  })

  it('reads naive times as they are and numbers as epoch milliseconds', () => {
    expect(compileTimePart(part('hour', 7))('2026-01-01T07:00:00')).toBe(true)
    expect(compileTimePart(part('year', 1970))(0)).toBe(true)
    expect(compileTimePart(part('week', 53))('2027-01-01')).toBe(true)
  })

  it('compares and never matches what is no time', () => {
    const late: TimePart = { ...part('hour', 22), operator: '>=' }
    expect(compileTimePart(late)('2026-01-01T23:00:00Z')).toBe(true)
    expect(compileTimePart(late)('2026-01-01T21:59:59Z')).toBe(false)
    for (const value of ['soon', '', null, true, 1e300]) {
      expect(compileTimePart(late)(value)).toBe(false)
    }
  })
})
