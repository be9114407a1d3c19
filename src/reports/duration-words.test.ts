import { expect, it } from 'vitest'
import { nameDuration } from './duration-words.ts'

it.each([
  [0, '0 s'],
  [999, '0 s'],
  [61_000, '1 min 1 s'],
  [13_551_000, '3 h 45 min'],
  [86_400_000, '1 d'],
  [90_000_000, '1 d 1 h'],
])('%d ms is %s', (milliseconds, told) => {
  expect(nameDuration(milliseconds)).toBe(told)
})
