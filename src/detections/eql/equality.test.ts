import { describe, expect, it } from 'vitest'
import { equalityMatcher, orderMatcher } from './equality.ts'

describe('plain comparisons (eql.md 6)', () => {
  it('are those of text, numbers and booleans', () => {
    expect(equalityMatcher('x', undefined)).toMatchObject({ value: 'x', caseSensitive: true })
    expect(equalityMatcher(7, 'number')).toMatchObject({ value: 7 })
    expect(equalityMatcher(true, 'boolean')).toMatchObject({ value: true })
    expect(orderMatcher('<', 'x', 'string')).toMatchObject({ operator: '<', value: 'x' })
  })

  it('take text for the number it is where the field holds numbers', () => {
    expect(equalityMatcher('7', 'number')).toMatchObject({ value: 7 })
    expect(equalityMatcher('7', 'string')).toMatchObject({ value: '7' })
    expect(orderMatcher('>', '0.5', 'decimal')).toMatchObject({ value: 0.5 })
  })

  it.each(['date', 'ip', 'version'] as const)('are not those of a %s', (type) => {
    expect(equalityMatcher('x', type)).toBeUndefined()
    expect(orderMatcher('<', 'x', type)).toBeUndefined()
  })

  it('are not those of dates and addresses in fields of unknown type', () => {
    expect(equalityMatcher('2026-01-01', undefined)).toBeUndefined()
    expect(equalityMatcher('10.0.0.1', undefined)).toBeUndefined()
    expect(equalityMatcher('10.0.0.1', 'string')).toBeDefined()
  })

  it('are never those of null, nor orders of booleans', () => {
    expect(equalityMatcher(null, undefined)).toBeUndefined()
    expect(orderMatcher('<', true, undefined)).toBeUndefined()
  })
})
