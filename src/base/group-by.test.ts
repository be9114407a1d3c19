import { expect, it } from 'vitest'
import { groupBy } from './group-by.ts'

it('items of one key stand together, in the order in which they came', () => {
  const groups = groupBy([3, 1, 5, 2], (number) => number % 2 === 0)
  expect([...groups]).toEqual([
    [false, [3, 1, 5]],
    [true, [2]],
  ])
})
