import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventAt, idsOf, queryOf } from '../../test/builders/eql-builder.ts'
import { runEql, type RunEqlOptions } from './run-eql.ts'
import { pickDifferent } from './sample.ts'

const hosts = [
  eventAt(1, 9, { category: 'dump', host: 'b' }),
  eventAt(2, 8, { category: 'dump', host: 'a' }),
  eventAt(3, 7, { category: 'share', host: ['a', 'b'] }),
  eventAt(4, 6, { category: 'share' }),
  eventAt(5, 5, { category: 'dump' }),
  eventAt(6, 4, { category: 'dump', host: 'a' }),
]

function find(query: string, options: RunEqlOptions = {}): readonly unknown[] {
  return idsOf(runEql(hosts, queryOf(query), options))
}

describe('samples (eql.md 11)', () => {
  it('are one for each key, keys rising, events in the order of the filters', () => {
    const query = 'sample by host [share where true] [dump where true]'
    expect(find(query)).toEqual([[3, 2], [3, 1]]) // prettier-ignore
  })

  it('have a bucket for null, the lowest, when the key is optional', () => {
    const query = 'sample by ?host [share where true] [dump where true]'
    expect(find(query)).toEqual([[4, 5], [3, 2], [3, 1]]) // prettier-ignore
  })

  it('never use an event twice, and give one up for another filter where they must', () => {
    expect(find('sample by host [any where true] [dump where id == 2]')).toEqual([[3, 2]])
    expect(find('sample by host [dump where id == 2] [dump where true]')).toEqual([[2, 6]])
    expect(find('sample by host [dump where true] [dump where id == 2]')).toEqual([[6, 2]])
  })

  it('are several for each key when more are asked for', () => {
    const query = 'sample by host [share where true] [dump where true]'
    expect(find(query, { maxSamplesPerKey: 2 })).toEqual([[3, 2], [3, 6], [3, 1]]) // prettier-ignore
  })

  it('are cut at the size behind the highest key, whatever the result position', () => {
    const query = 'sample by host [share where true] [dump where true]'
    expect(find(query, { size: 1, resultPosition: 'tail' })).toEqual([[3, 2]])
    expect(find(query, { size: 0 })).toEqual([])
  })

  it('stop at the cap on keys and say so', () => {
    const query = queryOf('sample by host [share where true] [dump where true]')
    const result = runEql(hosts, query, { stateCap: 1 })
    expect(idsOf(result)).toEqual([[3, 1]])
    expect(result.diagnostics).toMatchObject([{ code: 'eql-state-cap' }])
  })
})

function copies<T>(one: T, count: number): readonly T[] {
  return Array.from({ length: count }, () => one)
}

/** Every way to pick, by trying all. */
function pickAll(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [first, ...rest] = lists
  if (first === undefined) return [[]]
  return first.flatMap((one) =>
    pickAll(rest.map((list) => list.filter((other) => other !== one))).map((pick) => [
      one,
      ...pick,
    ]),
  )
}

describe('picking different events', () => {
  const list = fc.uniqueArray(fc.nat(5), { maxLength: 5 })

  it('gives the first of all ways, in their order', () => {
    const lists = fc.array(list, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 5 }), (drawn, most) => {
        expect(pickDifferent(drawn, most)).toEqual(pickAll(drawn).slice(0, most))
      }),
    )
  })

  it('does so from the candidates that a bucket keeps of each list', () => {
    const lists = fc.array(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), {
      minLength: 2,
      maxLength: 3,
    })
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 3 }), (drawn, most) => {
        const kept = drawn.map((one) => one.slice(0, drawn.length + most - 1))
        expect(pickDifferent(kept, most)).toEqual(pickDifferent(drawn, most))
      }),
    )
  })

  it('gives up at once where there are too few, however many ways there are to try', () => {
    const few = Array.from({ length: 29 }, (_, index) => index)
    expect(pickDifferent(copies(few, 30), 1)).toEqual([])
    // What the first list takes from the others leaves them one too few.
    const others = copies(few, 29)
    expect(pickDifferent([[0, 99], ...others], 1)[0]?.[0]).toBe(99)
  })
})
