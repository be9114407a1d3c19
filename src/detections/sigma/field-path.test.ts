import { expect, test } from 'vitest'
import { parseFieldPath } from './field-path.ts'

test.each([
  ['a.b', { path: 'a.b', rest: '' }],
  ['a[any]', { path: 'a', quantifier: 'any', rest: '' }],
  ['a.b[all_or_empty].c', { path: 'a.b', quantifier: 'all_or_empty', rest: 'c' }],
  ['a[any].b[all]', { path: 'a', quantifier: 'any', rest: 'b[all]' }],
  ['a[0]', { path: 'a.0', rest: '' }],
  ['a[0].b[none]', { path: 'a.0.b', quantifier: 'none', rest: '' }],
  ['a\\[0\\]', { path: 'a[0]', rest: '' }],
])('%s', (name, expected) => {
  expect(parseFieldPath(name)).toEqual(expected)
})

test.each([
  ['a[-1]', 1, 'from the end'],
  ['a[some]', 1, '"[some]" is no selector'],
  ['ab[any', 2, 'is no selector'],
])('%s is refused where its bracket stands', (name, index, message) => {
  const fault = parseFieldPath(name)
  expect(fault).toMatchObject({ index })
  expect('message' in fault ? fault.message : '').toContain(message)
})
