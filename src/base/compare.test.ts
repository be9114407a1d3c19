import { expect, it } from 'vitest'
import { compareText } from './compare.ts'

it('orders by code unit, not by the alphabet of a language', () => {
  expect(['ä', 'b', 'Z', 'a', '10', '9'].sort(compareText)).toEqual(['10', '9', 'Z', 'a', 'b', 'ä'])
})

it('holds equal texts for equal', () => {
  expect(compareText('a', 'a')).toBe(0)
})
