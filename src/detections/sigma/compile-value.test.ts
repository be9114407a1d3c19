import { describe, expect, test } from 'vitest'
import { compileItem } from '../../../test/builders/sigma-item-builder.ts'

describe('what the modifiers ask (sigma.md 5)', () => {
  test.each([
    ['a|gte: 5', { matcher: { kind: 'compare', operator: '>=', value: 5 } }],
    ['a|hour: 23', { matcher: { kind: 'time-part', part: 'hour', operator: '=', value: 23 } }],
    [
      'a|fieldref|endswith: b',
      { matcher: { kind: 'field', position: 'end', field: { path: 'b' } } },
    ],
    ['a|exists: false', { kind: 'not', of: { kind: 'presence', test: 'exists' } }],
    ['a|cidr: 10.0.0.0/8', { matcher: { kind: 'cidr', block: '10.0.0.0/8', mapped: 'apart' } }],
  ])('%s', (item, expected) => {
    expect(compileItem(item).where).toMatchObject(expected)
  })
})

test.each([
  ['a|gte: x', ['error sigma-value']],
  ['a|hour: 24', ['error sigma-value']],
  ['a|week: 0', ['error sigma-value']],
  ['a|cidr: 10.0.0.1/8', ['error sigma-value']],
  ['a|cidr: 10.0.0.1/32', []],
  ['a|re: "(?=x)"', ['error sigma-value']],
  ['a|fieldref: "b*"', ['error sigma-value']],
  ['a|exists: maybe', ['error sigma-value']],
  ['a|exists: "true"', ['warning sigma-value-type']],
])('%s is told', (item, expected) => {
  const { where, faults } = compileItem(item)
  expect(faults).toEqual(expected)
  expect(where === undefined).toBe(expected.some((one) => one.startsWith('error')))
})
