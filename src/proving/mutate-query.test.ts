import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryPredicate } from '../../test/builders/arbitrary-predicate.ts'
import { queryOf } from '../../test/builders/eql-builder.ts'
import type { CorrelationTest } from '../detections/query/correlation-query.ts'
import type { CorrelationQuery, Query, Stage } from '../detections/query/query.ts'
import { mutateQuery } from './mutate-query.ts'

/** How a query can be broken, in words; of its conditions only the turning round is listed. */
function waysOf(query: Query): readonly string[] {
  return mutateQuery(query)
    .map(({ how }) => how)
    .filter((how) => !how.includes('loosened'))
}

const named: Query = queryOf('any where event.action == "Share"')

function correlation(test: CorrelationTest, groups: readonly string[] = []): CorrelationQuery {
  if (named.kind !== 'event') throw new Error('a query on events')
  const groupBy = groups.map((path) => ({
    kind: 'field' as const,
    field: { document: 'ecs' as const, path },
  }))
  const member = { query: named, groupBy, values: [] }
  return { kind: 'correlation', members: [member, member], groupBy: groups, timespan: 60_000, test }
}

describe('a query is broken', () => {
  it('in its condition', () => {
    expect(waysOf(named)).toEqual(['event.action = Share turned round'])
    const [{ broken } = { broken: named }] = mutateQuery(named)
    expect({ ...broken, where: null }).toEqual({ ...named, where: null })
  })

  it('as a sequence: in its stages, their order, keys and span', () => {
    const ways = waysOf(
      queryOf(
        'sequence by user.id with maxspan=1m [any where a == "1"] [any where a == "2"] [any where a == "3"]',
      ),
    )
    expect(ways.slice(0, 6)).toEqual([
      'without stage 1',
      'without stage 2',
      'without stage 3',
      'a hundred times the maxspan',
      'the stages in the other order',
      'without its keys',
    ])
    expect(ways).toContain('stage 2: a = 2 turned round')
    expect(waysOf(queryOf('sequence [any where a == "1"] [any where a == "2"]'))).toEqual([
      'the stages in the other order',
      'stage 1: a = 1 turned round',
      'stage 2: a = 2 turned round',
    ])
  })

  it('as a sample: in its stages and keys, whose order says nothing', () => {
    expect(waysOf(queryOf('sample by user.id [any where a == "1"] [any where a == "2"]'))).toEqual([
      'without its keys',
      'stage 1: a = 1 turned round',
      'stage 2: a = 2 turned round',
    ])
  })

  it('as a correlation: in its groups, time span, counts and rules', () => {
    const counted = correlation({ kind: 'events', bounds: [{ operator: '>=', value: 5 }] }, [
      'user.id',
    ])
    expect(waysOf(counted)).toEqual([
      'without its groups',
      'a hundred times the time span',
      '>= 4 for >= 5',
      '>= 6 for >= 5',
      'rule 1: event.action = Share turned round',
      'rule 2: event.action = Share turned round',
    ])
    const ungrouped = mutateQuery(counted)[0]?.broken
    expect(ungrouped).toMatchObject({ groupBy: [], members: [{ groupBy: [] }, { groupBy: [] }] })
  })

  it('as a correlation of an order: in the order', () => {
    const ordered = correlation({ kind: 'ordered', alternatives: [{ chain: [0, 1], absent: [] }] })
    expect(mutateQuery(ordered).slice(1, 3)).toMatchObject([
      { how: 'in the other order', broken: { test: { alternatives: [{ chain: [1, 0] }] } } },
      { how: 'in any order', broken: { test: { kind: 'members', bounds: [{ value: 2 }] } } },
    ])
  })
})

describe('what comes of it', () => {
  const key = { field: { document: 'ecs' as const, path: 'user.id' }, isOptional: false }
  const keys = fc.constantFrom([], [key])
  const stages = fc
    .tuple(keys, fc.array(arbitraryPredicate, { minLength: 1, maxLength: 4 }))
    .map(([one, list]): readonly Stage[] => list.map((where) => ({ where, keys: one })))
  const bounds = fc.array(
    fc.record({
      operator: fc.constantFrom('>=' as const, '=' as const, '<' as const),
      value: fc.nat({ max: 3 }),
    }),
    { minLength: 1, maxLength: 2 },
  )
  const chain = fc.array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 3 })
  const test: fc.Arbitrary<CorrelationTest> = fc.oneof(
    bounds.map((list) => ({ kind: 'events' as const, bounds: list })),
    bounds.map((list) => ({ kind: 'members' as const, bounds: list })),
    fc.array(chain, { minLength: 1, maxLength: 2 }).map((chains) => ({
      kind: 'ordered' as const,
      alternatives: chains.map((one) => ({ chain: one, absent: [] })),
    })),
  )
  const query: fc.Arbitrary<Query> = fc.oneof(
    arbitraryPredicate.map((where) => ({ kind: 'event' as const, where })),
    fc.tuple(stages, fc.option(fc.nat(), { nil: undefined })).map(([list, maxspan]) => ({
      kind: 'sequence' as const,
      stages: list.map((one) => ({ ...one, isMissing: false, runs: 1 })),
      ...(maxspan === undefined ? {} : { maxspan }),
    })),
    stages.map((list) => ({ kind: 'sample' as const, stages: list })),
    fc
      .tuple(test, fc.constantFrom([], ['user.id']))
      .map(([one, groups]) => correlation(one, groups)),
  )

  it('is never the query itself, and of its kind', () => {
    fc.assert(
      fc.property(query, (one) => {
        for (const { broken } of mutateQuery(one)) {
          expect(broken).not.toEqual(one)
          expect(broken.kind).toBe(one.kind)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('leaves the query as it was', () => {
    fc.assert(
      fc.property(query, (one) => {
        const before = JSON.stringify(one)
        mutateQuery(one)
        expect(JSON.stringify(one)).toBe(before)
      }),
    )
  })
})
