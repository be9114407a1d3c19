import { describe, expect, it } from 'vitest'
import { eventAt, queryOf } from '../../test/builders/eql-builder.ts'
import { keptWith } from '../../test/builders/kept-builder.ts'
import { fieldsOf } from './kept-fields.ts'
import { runQuery } from './run-query.ts'
import { StateCap } from './state-cap.ts'

/** Three events that satisfy both stages. */
const three = [1, 2, 3].map((id) => eventAt(id, id, { category: 'c', k: 7 }))
const end = { time: 3, nanos: 0 }

function ids(text: string, size?: number): readonly unknown[] {
  const query = queryOf(text)
  const { fields, keep } = keptWith(...fieldsOf(query))
  const kept = three.map((event) => keep(event, [0, 1]))
  const results = runQuery(query, kept, { fields, cap: new StateCap(), end, size })
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
