import type { Bound, CorrelationTest } from '../detections/query/correlation-query.ts'
import type {
  CorrelationMember,
  CorrelationQuery,
  Query,
  SequenceQuery,
  Stage,
} from '../detections/query/query.ts'
import { type Mutation, mutatePredicate } from './mutate-predicate.ts'

/**
 * Every way of breaking a query in one place: its conditions (see {@link mutatePredicate}), stages of
 * a sequence left out, keys that tie events together left out, spans and counts moved.
 */
export function mutateQuery(query: Query): readonly Mutation<Query>[] {
  const whole = JSON.stringify(query)
  // Two like stages in the other order, for one, are the same query: no test could notice.
  return mutationsOf(query).filter(({ broken }) => JSON.stringify(broken) !== whole)
}

function mutationsOf(query: Query): readonly Mutation<Query>[] {
  switch (query.kind) {
    case 'event':
      return mutatePredicate(query.where).map(({ broken, how }) => ({
        broken: { ...query, where: broken },
        how,
      }))
    case 'sequence':
      return mutateSequence(query)
    case 'sample':
      return mutateStages(query.stages).map(({ broken, how }) => ({
        broken: { ...query, stages: broken },
        how,
      }))
    case 'correlation':
      return mutateCorrelation(query)
  }
}

function mutateSequence(query: SequenceQuery): readonly Mutation<Query>[] {
  const { stages, maxspan } = query
  const fewer =
    stages.length < 3
      ? []
      : stages.map((_, place) => ({
          broken: { ...query, stages: stages.filter((_one, other) => other !== place) },
          how: `without stage ${place + 1}`,
        }))
  const longer =
    maxspan === undefined
      ? []
      : [{ broken: { ...query, maxspan: maxspan * 100 }, how: 'a hundred times the maxspan' }]
  const reversed = {
    broken: { ...query, stages: [...stages].reverse() },
    how: 'the stages in the other order',
  }
  return [
    ...fewer,
    ...longer,
    reversed,
    ...mutateStages(stages).map(({ broken, how }) => ({
      broken: { ...query, stages: broken },
      how,
    })),
  ]
}

function mutateStages<One extends Stage>(
  stages: readonly One[],
): readonly Mutation<readonly One[]>[] {
  const keyless =
    (stages[0]?.keys.length ?? 0) === 0
      ? []
      : [{ broken: stages.map((one) => ({ ...one, keys: [] })), how: 'without its keys' }]
  const inner = stages.flatMap((stage, place) =>
    mutatePredicate(stage.where).map(({ broken, how }) => ({
      broken: stages.map((one, other) => (other === place ? { ...one, where: broken } : one)),
      how: `stage ${place + 1}: ${how}`,
    })),
  )
  return [...keyless, ...inner]
}

function mutateCorrelation(query: CorrelationQuery): readonly Mutation<CorrelationQuery>[] {
  const { members, groupBy, timespan } = query
  const ungrouped =
    groupBy.length === 0
      ? []
      : [
          {
            broken: {
              ...query,
              groupBy: [],
              members: members.map((member) => ({ ...member, groupBy: [] })),
            },
            how: 'without its groups',
          },
        ]
  return [
    ...ungrouped,
    { broken: { ...query, timespan: timespan * 100 }, how: 'a hundred times the time span' },
    ...mutateTest(query.test, members.length).map(({ broken, how }) => ({
      broken: { ...query, test: broken },
      how,
    })),
    ...members.flatMap((member, place) =>
      mutateQuery(member.query).flatMap(({ broken, how }): Mutation<CorrelationQuery>[] => {
        const changed = memberWith(member, broken)
        if (changed === undefined) return []
        const others = members.map((one, other) => (other === place ? changed : one))
        return [{ broken: { ...query, members: others }, how: `rule ${place + 1}: ${how}` }]
      }),
    ),
  ]
}

function memberWith(member: CorrelationMember, query: Query): CorrelationMember | undefined {
  return query.kind === 'event' || query.kind === 'correlation' ? { ...member, query } : undefined
}

function mutateTest(test: CorrelationTest, members: number): readonly Mutation<CorrelationTest>[] {
  if (test.kind === 'ordered') {
    const chains = test.alternatives.map(({ chain, absent }) => ({
      chain: [...chain].reverse(),
      absent,
    }))
    const anyOrder: CorrelationTest = {
      kind: 'members',
      bounds: [{ operator: '>=', value: members }],
    }
    return [
      { broken: { ...test, alternatives: chains }, how: 'in the other order' },
      { broken: anyOrder, how: 'in any order' },
    ]
  }
  if (test.kind === 'expression') return []
  return test.bounds.flatMap((bound, place) =>
    [-1, 1].map((step) => {
      const moved: Bound = { ...bound, value: bound.value + step }
      const bounds = test.bounds.map((one, other) => (other === place ? moved : one))
      return {
        broken: { ...test, bounds },
        how: `${bound.operator} ${moved.value} for ${bound.operator} ${bound.value}`,
      }
    }),
  )
}
