import { describe, expect, it } from 'vitest'
import { eventAt, idsOf, queryOf } from '../../test/builders/eql-builder.ts'
import { runEql } from './run-eql.ts'

const events = Array.from({ length: 12 }, (_, id) => eventAt(id, 12 - id, { category: 'c' }))

describe('running EQL over an array', () => {
  it('returns events in time, the last ten when nothing is said', () => {
    const result = runEql(events, queryOf('any where true'))
    expect(idsOf(result)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    expect(result.diagnostics).toEqual([])
  })

  it('takes size and result position as a request of Elasticsearch does (eql.md 1)', () => {
    const query = queryOf('any where id > 1')
    expect(idsOf(runEql(events, query, { size: 2, resultPosition: 'head' }))).toEqual([11, 10])
    expect(idsOf(runEql(events, query, { size: Infinity }))).toHaveLength(10)
    expect(idsOf(runEql(events, query, { size: 0 }))).toEqual([])
  })

  it('returns the sequences with their keys, null for a missing event', () => {
    const query = queryOf(
      'sequence by k with maxspan=9ms [A where true] ![B where true] [C where true]',
    )
    const pair = [eventAt(1, 0, { category: 'A', k: 7 }), eventAt(2, 1, { category: 'C', k: 7 })]
    const result = runEql(pair, query)
    expect('sequences' in result && result.sequences).toEqual([
      { joinKeys: [7], events: [pair[0], null, pair[1]], isWindowOpen: false },
    ])
  })

  it('puts ties in the order of the array unless a tiebreaker says otherwise', () => {
    const tied = [eventAt(2, 0, { category: 'A' }), eventAt(1, 0, { category: 'B' })]
    const query = queryOf('sequence [A where true] [B where true]')
    expect(idsOf(runEql(tied, query))).toEqual([[2, 1]])
    expect(idsOf(runEql(tied, query, { tiebreakerField: 'id' }))).toEqual([])
  })

  it('refuses sizes and caps that are none', () => {
    const query = queryOf('any where true')
    for (const options of [
      { size: -1 },
      { size: 1.5 },
      { maxSamplesPerKey: NaN },
      { stateCap: 0 },
    ]) {
      expect(() => runEql(events, query, options)).toThrow(TypeError)
    }
  })

  it('takes a hundred runs of one stage over many events', () => {
    const many = Array.from({ length: 5000 }, (_, id) => eventAt(id, id, { category: 'c' }))
    const query = queryOf('sequence [c where true] with runs=100')
    const result = runEql(many, query, { size: 1, resultPosition: 'head' })
    expect(idsOf(result)).toEqual([Array.from({ length: 100 }, (_, id) => id)])
  })
})
