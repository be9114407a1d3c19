import { expect, it } from 'vitest'
import { findingId } from './finding-id.ts'

it('is the same for the same words, from run to run', () => {
  expect(findingId('match', 'r1')).toMatch(/^finding-[0-9a-z]+$/)
  expect(findingId('match', 'r1')).toBe(findingId('match', 'r1'))
})

it('tells apart what differs in a word or in where one ends', () => {
  const ids = [['a', 'bc'], ['ab', 'c'], ['abc'], ['a', 'b', 'c']].map((words) =>
    findingId(...words),
  )
  expect(new Set(ids).size).toBe(4)
})
