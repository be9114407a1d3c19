import { describe, expect, it } from 'vitest'
import type { Predicate, Query, SequenceStage } from './query.ts'
import { stagesOf } from './stages-of.ts'

const where = (value: boolean): Predicate => ({ kind: 'constant', value })
const stage = (value: boolean): SequenceStage => ({
  where: where(value),
  keys: [],
  isMissing: value,
  runs: 3,
})

describe('the stages of a query', () => {
  it.each<readonly [string, Query, readonly boolean[]]>([
    ['the one condition of an event query', { kind: 'event', where: where(true) }, [true]],
    ['until last', { kind: 'sequence', stages: [stage(false)], until: stage(true) }, [false, true]],
    ['runs once', { kind: 'sequence', stages: [stage(true), stage(false)] }, [true, false]],
    ['those of a sample', { kind: 'sample', stages: [stage(false), stage(true)] }, [false, true]],
  ])('are %s', (_, query, values) => {
    const found = stagesOf(query).map((one) => one.where)
    expect(found).toEqual(values.map(where))
  })
})
