import { expect, it } from 'vitest'
import { waitsOf } from './throttling.ts'

it('the waits between turns double, and the last is a second', () => {
  expect(waitsOf(3)).toEqual([7000, 3000, 1000])
  expect(waitsOf(0)).toEqual([])
})
