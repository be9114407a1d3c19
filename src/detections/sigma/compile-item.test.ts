import { describe, expect, test } from 'vitest'
import { compileItem } from '../../../test/builders/sigma-item-builder.ts'

describe('values are alternatives, all needed with all, negated with neq (sigma.md 4, 5)', () => {
  test.each([
    ['a: [x, y]', { kind: 'or', of: [{}, {}] }],
    ['a|contains|all: [x, y]', { kind: 'and', of: [{}, {}] }],
    ['a|neq: [x, y]', { kind: 'not', of: { kind: 'or' } }],
    ['a: x', { kind: 'field', matcher: { value: 'x' } }],
  ])('%s', (item, expected) => {
    expect(compileItem(item).where).toMatchObject(expected)
  })
})

test.each([
  ['"|cidr": 10.0.0.0/8', ['error sigma-modifier-combination']],
  ['a|contains|all: x', ['warning sigma-all-single-value']],
  ['a: [x, null]', ['warning sigma-null-in-list']],
  ['a: null', []],
  ['a|expand: "%none%"', ['error sigma-placeholder']],
])('%s is told', (item, expected) => {
  const { where, faults } = compileItem(item)
  expect(faults).toEqual(expected)
  expect(where === undefined).toBe(expected.some((one) => one.startsWith('error')))
})
