import { describe, expect, it } from 'vitest'
import { limitResults } from './pipes.ts'

const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const head = (count: number) => ({ kind: 'head', count }) as const
const tail = (count: number) => ({ kind: 'tail', count }) as const

describe('pipes (eql.md 12)', () => {
  it('run from left to right on ascending results', () => {
    expect(limitResults(ten, { pipes: [head(10), tail(7)] })).toEqual([4, 5, 6, 7, 8, 9, 10])
    expect(limitResults(ten, { pipes: [tail(4), head(3)] })).toEqual([7, 8, 9])
    expect(limitResults(ten, { pipes: [head(0)] })).toEqual([])
    expect(limitResults(ten, { pipes: [tail(0)] })).toEqual([])
    expect(limitResults(ten, { pipes: [tail(99)] })).toEqual(ten)
  })

  it('leave everything where there is neither pipe nor size', () => {
    expect(limitResults(ten, {})).toEqual(ten)
  })

  it('come after the size, which cuts on the side of the first of them', () => {
    const size = 3
    expect(limitResults(ten, { size, pipes: [head(4)], resultPosition: 'tail' })).toEqual([1, 2, 3])
    expect(limitResults(ten, { size, pipes: [tail(4)], resultPosition: 'head' })).toEqual([
      8, 9, 10,
    ])
  })

  it('without them the size cuts on the side of the result position, tail by default', () => {
    expect(limitResults(ten, { size: 2 })).toEqual([9, 10])
    expect(limitResults(ten, { size: 2, resultPosition: 'head' })).toEqual([1, 2])
    expect(limitResults(ten, { size: 0 })).toEqual([])
    expect(limitResults(ten, { size: Infinity })).toEqual(ten)
  })
})
