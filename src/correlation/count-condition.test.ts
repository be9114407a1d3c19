import { expect, it } from 'vitest'
import { createDistinctCount, createEventCount } from './count-condition.ts'
import type { Entry } from './window-condition.ts'

const now = { time: 0, nanos: 0 }
const two = [{ operator: '=', value: 2 }] as const

function entryOf(...texts: readonly string[]): Entry {
  return { ...now, at: 0, events: [0], members: [0, 1], texts, numbers: [], isOpen: false }
}

it('an event counts once, whatever it matches (sigma.md 8, point 4)', () => {
  const test = createEventCount(two)
  test.enter([entryOf()])
  expect(test.holds(now)).toBe(false)
  test.enter([entryOf()])
  expect(test.holds(now)).toBe(true)
  test.leave(entryOf())
  expect(test.holds(now)).toBe(false)
})

it('equal values count once (sigma.md 8, point 5)', () => {
  const test = createDistinctCount(two)
  test.enter([entryOf('a'), entryOf('a')])
  expect(test.holds(now)).toBe(false)
  test.enter([entryOf('b')])
  expect(test.holds(now)).toBe(true)
})

it('a value is gone only when the last entry that has it leaves', () => {
  const test = createDistinctCount(two)
  test.enter([entryOf('a', 'b'), entryOf('a')])
  test.leave(entryOf('a'))
  expect(test.holds(now)).toBe(true)
  test.leave(entryOf('a', 'b'))
  expect(test.holds(now)).toBe(false)
})
