import { expect, test } from 'vitest'
import type { Predicate } from '../../query/query.ts'
import { isNeverTrue } from './satisfiable.ts'

function is(value: string, path = 'eventName'): Predicate {
  const field = { document: 'native', path } as const
  return { kind: 'field', field, matcher: { kind: 'equals', value, caseSensitive: false } }
}

function and(...of: readonly Predicate[]): Predicate {
  return { kind: 'and', of }
}

function or(...of: readonly Predicate[]): Predicate {
  return { kind: 'or', of }
}

test.each<readonly [string, Predicate, boolean]>([
  ['two values', and(is('a'), is('b')), true],
  ['two spellings of a value', and(is('a'), is('A')), false],
  ['two lists with a value in common', and(or(is('a'), is('b')), or(is('b'), is('c'))), false],
  ['two lists without', and(or(is('a'), is('b')), or(is('c'), is('d'))), true],
  ['a field that may be a list', and(is('a', 'tags'), is('b', 'tags')), false],
  ['one branch of two', or(and(is('a'), is('b')), is('a')), false],
  ['both branches', or(and(is('a'), is('b')), and(is('c'), is('d'))), true],
  ['nested', and(is('a'), and(is('b'), is('x', 'tags'))), true],
  ['itself and not', and(is('a', 'x'), { kind: 'not', of: is('a', 'x') }), true],
  ['not of the impossible', { kind: 'not', of: and(is('a'), is('b')) }, false],
  ['false', { kind: 'constant', value: false }, true],
])('%s', (_, predicate, want) => {
  expect(isNeverTrue(predicate, () => undefined)).toBe(want)
})
