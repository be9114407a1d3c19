import { expect, it } from 'vitest'
import type { Bound } from '../detections/query/correlation-query.ts'
import { isWithinBounds } from './window-condition.ts'

const held: readonly (readonly [Bound['operator'], readonly boolean[]])[] = [
  ['<', [true, false, false]],
  ['<=', [true, true, false]],
  ['>', [false, false, true]],
  ['>=', [false, true, true]],
  ['=', [false, true, false]],
  ['!=', [true, false, true]],
]

it.each(held)('%s 5 decides about 4, 5 and 6', (operator, verdicts) => {
  expect([4, 5, 6].map((number) => isWithinBounds([{ operator, value: 5 }], number))).toEqual(
    verdicts,
  )
})

it('all bounds must hold', () => {
  const bounds = [
    { operator: '>', value: 1 },
    { operator: '<', value: 3 },
  ] as const
  expect([1, 2, 3].filter((number) => isWithinBounds(bounds, number))).toEqual([2])
})
