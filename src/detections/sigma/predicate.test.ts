import { expect, test } from 'vitest'
import type { Predicate } from '../query/query.ts'
import { allOf, anyOf } from './predicate.ts'

const yes: Predicate = { kind: 'constant', value: true }
const no: Predicate = { kind: 'constant', value: false }

test('one predicate alone stays as it is', () => {
  expect(allOf([yes])).toBe(yes)
  expect(anyOf([no])).toBe(no)
})

test('what is joined the same way becomes part of the whole', () => {
  expect(allOf([yes, { kind: 'and', of: [no, yes] }])).toEqual({ kind: 'and', of: [yes, no, yes] })
  expect(anyOf([yes, { kind: 'and', of: [no, yes] }])).toMatchObject({ of: [yes, { kind: 'and' }] })
})

test('a part that points at its place in the rule is kept', () => {
  const item: Predicate = { kind: 'or', of: [yes, no], span: { start: 1, end: 2 } }
  expect(anyOf([no, item])).toEqual({ kind: 'or', of: [no, item] })
})
