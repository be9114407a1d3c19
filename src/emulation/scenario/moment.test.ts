import { describe, expect, it } from 'vitest'
import { minute, timeAt } from '../clock.ts'
import { momentOf, timeOf } from './moment.ts'

const start = timeAt('2026-09-15 01:00:00')
const previous = timeAt('2026-09-15 03:00:00')

describe('the moment of a step', () => {
  it.each([
    ['+15m', previous + 15 * minute],
    ['02:24:10', timeAt('2026-09-15 02:24:10')],
    ['02:24', timeAt('2026-09-15 02:24:00')],
    ['day 3 02:24:10', timeAt('2026-09-17 02:24:10')],
    ['2026-10-01T00:00:00Z', timeAt('2026-10-01 00:00:00')],
    ['24:00', undefined],
    ['day 0 01:00', undefined],
    ['+soon', undefined],
    ['yesterday', undefined],
    ['2026-02-30T00:00:00Z', undefined],
    ['2026-09-15T24:00:00Z', undefined],
  ])('%j', (text, expected) => {
    expect(momentOf(text, { start, previous })).toBe(expected)
  })

  it('needs its zone when it is a date', () => {
    expect(timeOf('2026-10-01T00:00:00')).toBeUndefined()
    expect(timeOf('2026-13-01T00:00:00Z')).toBeUndefined()
  })
})
