import { describe, expect, it } from 'vitest'
import { queryOf } from '../../test/builders/eql-builder.ts'
import { eventOf } from '../../test/builders/arbitrary-predicate.ts'
import { keptWith } from '../../test/builders/kept-builder.ts'
import type { CorrelationQuery, FieldReference } from '../detections/query/query.ts'
import { fieldsOf, SharedSingles } from './kept-fields.ts'

function field(path: string, more: Partial<FieldReference> = {}): FieldReference {
  return { document: 'ecs', path, ...more }
}

describe('the fields of a query', () => {
  it('are the join keys of all stages, of missing events and of until', () => {
    const text =
      'sequence with maxspan=1h [any where true] by a ![any where true] by b until [any where true] by c'
    expect(fieldsOf(queryOf(text)).map(({ path, objects }) => [path, objects])).toEqual([
      ['a', 'leaves'],
      ['b', 'leaves'],
      ['c', 'leaves'],
    ])
  })

  it('are what a correlation groups by and counts, nested ones too', () => {
    const events = { kind: 'event', where: { kind: 'constant', value: true } } as const
    const nested: CorrelationQuery = {
      kind: 'correlation',
      members: [
        {
          query: events,
          groupBy: [{ kind: 'field', field: field('user') }],
          values: [{ kind: 'field', field: field('ip') }],
        },
      ],
      groupBy: ['user'],
      timespan: 10,
      test: { kind: 'distinct', bounds: [] },
    }
    const outer: CorrelationQuery = {
      ...nested,
      members: [{ query: nested, groupBy: [{ kind: 'group', place: 0 }], values: [] }],
    }
    expect(fieldsOf(outer).map(({ path }) => path)).toEqual(['user', 'ip'])
  })
})

describe('kept fields', () => {
  const asked = [field('a'), field('a', { objects: 'leaves' }), field('b', { aliases: ['c'] })]
  const { fields, keep } = keptWith(...asked)
  const kept = keep(eventOf({ a: { x: 1 }, c: [1, 2] }))

  it('are read as each asks', () => {
    const values = asked.map((one) => fields.reader(one)(kept))
    expect(values).toEqual([[{ x: 1 }], [1], [1, 2]])
  })

  it('are the same whatever type a rule takes them for', () => {
    expect(fields.reader(field('a', { type: 'string' }))(kept)).toEqual([{ x: 1 }])
  })

  it('are no others', () => {
    expect(() => fields.reader(field('d'))).toThrow('d is no field that was kept')
  })

  it('share lists of one equal value, and no others', () => {
    const shared = new SharedSingles<number | string>()
    const one = shared.share([1])
    expect(shared.share([1])).toBe(one)
    expect(shared.share(['1'])).toEqual(['1'])
    expect(shared.share([1, 2])).toEqual([1, 2])
    expect(shared.share([])).toEqual([])
  })
})
