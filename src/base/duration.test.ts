import { describe, expect, it } from 'vitest'
import { durationOf } from './duration.ts'

describe('a duration', () => {
  it.each([
    ['90s', 90_000],
    ['+1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['0s', 0],
    ['', undefined],
    ['+', undefined],
    ['5 minutes', undefined],
    ['30m1h', undefined],
    ['-1h', undefined],
  ])('%j is %s ms', (text, expected) => {
    expect(durationOf(text)).toBe(expected)
  })
})
