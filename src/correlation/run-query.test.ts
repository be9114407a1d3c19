import { describe, expect, it } from 'vitest'
import { eventAt, queryOf } from '../../test/builders/eql-builder.ts'
import { keepEvent } from './kept-event.ts'
import { runQuery } from './run-query.ts'
import { StateCap } from './state-cap.ts'

/** An event of each kind of query, satisfying both stages, and two more. */
const kept = [1, 2, 3].map((id) => keepEvent(eventAt(id, id, { category: 'c', k: 7 }), [0, 1]))
const end = { time: 3, nanos: 0 }

function ids(text: string, size?: number): readonly unknown[] {
  const results = runQuery(queryOf(text), kept, { cap: new StateCap(), end, size })
  return results.map(({ joinKeys, events }) => [joinKeys, events.map((event) => event?.id)])
}

describe('running a query over kept events', () => {
  it('gives single events without keys', () => {
    expect(ids('any where true | head 2')).toEqual([[[], ['1']], [[], ['2']]]) // prettier-ignore
  })

  it('gives sequences with their keys, pipes applied', () => {
    const text = 'sequence by k [any where true] [any where true]'
    expect(ids(text)).toEqual([[[7], ['1', '2']], [[7], ['2', '3']]]) // prettier-ignore
    expect(ids(`${text} | tail 1`)).toEqual([[[7], ['2', '3']]])
    expect(ids(text, 1)).toEqual([[[7], ['2', '3']]])
  })

  it('gives samples with their keys', () => {
    expect(ids('sample by k [any where true] [any where true]')).toEqual([[[7], ['1', '2']]])
  })
})
