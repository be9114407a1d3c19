import { expect, test } from 'vitest'
import type { Predicate } from '../detections/query/query.ts'
import { splitGate } from './log-gate.ts'

function dataset(value: string): Predicate {
  const field = { document: 'ecs', path: 'event.dataset' } as const
  return { kind: 'field', field, matcher: { kind: 'equals', value, caseSensitive: true } }
}

const other: Predicate = { kind: 'constant', value: true }

test('the gate comes off an and, folded', () => {
  expect(splitGate({ kind: 'and', of: [other, dataset('AWS.cloudtrail')] })).toEqual({
    datasets: ['aws.cloudtrail'],
    rest: { kind: 'and', of: [other] },
  })
})

test('alternatives of datasets are a gate', () => {
  const gate: Predicate = { kind: 'or', of: [dataset('a'), dataset('b'), dataset('a')] }
  expect(splitGate({ kind: 'and', of: [gate, other] }).datasets).toEqual(['a', 'b'])
  expect(splitGate(dataset('a'))).toEqual({ datasets: ['a'], rest: { kind: 'and', of: [] } })
})

test.each<readonly [string, Predicate]>([
  ['a negation', { kind: 'and', of: [{ kind: 'not', of: dataset('a') }] }],
  ['an alternative of something else', { kind: 'or', of: [dataset('a'), other] }],
  [
    'another document',
    { ...dataset('a'), field: { document: 'native', path: 'event.dataset' } } as Predicate,
  ],
])('%s is none', (_, condition) => {
  expect(splitGate(condition)).toEqual({ rest: condition })
})
