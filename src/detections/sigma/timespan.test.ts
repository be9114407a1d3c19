import { expect, test } from 'vitest'
import { parseTimespan } from './timespan.ts'

// sigma.md 8: one number and one unit; months and years are averages.
test.each([
  ['30s', 30_000],
  ['15m', 900_000],
  ['1h', 3_600_000],
  ['7d', 604_800_000],
  ['2w', 1_209_600_000],
  ['1M', 2_629_746_000],
  ['1y', 31_556_952_000],
  ['1h30m', undefined],
  ['0s', undefined],
  ['5', undefined],
  ['-1m', undefined],
  ['1.5h', undefined],
  ['m', undefined],
])('%s', (text, millis) => {
  expect(parseTimespan(text)).toBe(millis)
})
