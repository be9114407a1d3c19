import * as fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { createPercentileTest, createSumTest, percentileOf } from './number-condition.ts'
import type { Bound } from '../detections/query/correlation-query.ts'
import type { Entry } from './window-condition.ts'

function entryOf(...numbers: readonly number[]): Entry {
  return { time: 0, nanos: 0, at: 0, events: [0], members: [0], texts: [], numbers, isOpen: false }
}

function exactly(value: number): readonly Bound[] {
  return [{ operator: '=', value }]
}

const now = { time: 0, nanos: 0 }

test('a percentile lies on the line between two ranks (sigma.md 18, c9)', () => {
  const twenty = Array.from({ length: 20 }, (_, place) => place + 1)
  expect(percentileOf(twenty, 95)).toBeCloseTo(19.05, 12)
  expect([0, 50, 100].map((one) => percentileOf([1, 2, 4], one))).toEqual([1, 2, 4])
  expect(percentileOf([], 50)).toBeUndefined()
})

it('a great number that has left takes no digits of the others with it', () => {
  const sum = createSumTest('sum', [{ operator: '=', value: 0.5 }])
  const great = entryOf(1e20)
  sum.enter([great, entryOf(0.25), entryOf(0.25)])
  expect(sum.holds(now)).toBe(false)
  sum.leave(great)
  expect(sum.holds(now)).toBe(true)
})

it('nothing is true of no numbers', () => {
  const bounds = [{ operator: '<', value: 9 }] as const
  for (const one of [createSumTest('average', bounds), createPercentileTest(50, bounds)]) {
    expect(one.holds(now)).toBe(false)
    one.enter([entryOf(1, 2)])
    expect(one.holds(now)).toBe(true)
    one.leave(entryOf(1, 2))
    expect(one.holds(now)).toBe(false)
  }
})

it('what came and went leaves no trace', () => {
  const entries = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 3 }))
  fc.assert(
    fc.property(entries, entries, (gone, left) => {
      const numbers = left.flat().sort((a, b) => a - b)
      const sum = numbers.reduce((a, b) => a + b, 0)
      const median = percentileOf(numbers, 50)
      const tests = [
        createSumTest('sum', exactly(sum)),
        createPercentileTest(50, exactly(median ?? 0)),
      ]
      for (const one of tests) {
        one.enter([...gone, ...left].map((each) => entryOf(...each)))
        for (const each of gone) one.leave(entryOf(...each))
        expect(one.holds(now)).toBe(numbers.length > 0)
      }
    }),
    { numRuns: 200, seed: 8 },
  )
})
