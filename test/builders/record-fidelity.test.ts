import { describe, expect, it } from 'vitest'
import { keyPathsOf, nearestReal, shapeDifferences } from './record-fidelity.ts'

describe('the shape of a record', () => {
  it('is its key paths with the types of their values', () => {
    expect([...keyPathsOf({ a: { b: [{ c: 1 }, { c: 'x' }] }, d: null })]).toEqual([
      ['a', 'object'],
      ['a.b', 'list'],
      ['a.b[]', 'object'],
      ['a.b[].c', 'number or string'],
      ['d', 'null'],
    ])
  })

  it('differs by what one side has, and by types; never by values', () => {
    expect(shapeDifferences({ a: 1, b: 2, c: 'x' }, { a: 9, b: '2', d: { e: 1 } })).toEqual([
      '+ c: string',
      '- d: object',
      'b: number, real string',
    ])
  })

  it('is compared with the nearest of several', () => {
    const [far, near] = [{ x: 1 }, { a: 2 }]
    expect(nearestReal({ a: 1 }, [far, near])?.real).toBe(near)
    expect(nearestReal({ a: 1 }, [])).toBeUndefined()
  })
})
