import { expect, it } from 'vitest'
import { inBatches } from './batches.ts'

it('joins pieces until they are long enough, and loses none', () => {
  expect([...inBatches(['a', 'bc', 'd', 'efgh', 'i'], 3)]).toEqual(['abc', 'defgh', 'i'])
})

it('ends with a batch, an empty one where nothing is left', () => {
  expect([...inBatches(['abc'], 3)]).toEqual(['abc', ''])
  expect([...inBatches([], 3)]).toEqual([''])
})
