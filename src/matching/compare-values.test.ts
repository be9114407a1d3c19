import { describe, expect, it } from 'vitest'
import type { FieldType } from '../detections/query/query.ts'
import {
  compareCodePoints,
  compareValues,
  type ComparisonOperator,
  type EqlValue,
} from './compare-values.ts'

function holds(
  left: EqlValue,
  operator: ComparisonOperator,
  right: EqlValue,
  type?: FieldType,
): boolean | null {
  return compareValues(left, right, { operator, type })
}

describe('comparison of values', () => {
  it('is null with a null operand', () => {
    expect(holds(null, '==', 1n)).toBeNull()
    expect(holds(1n, '!=', null)).toBeNull()
  })

  it('takes numbers by value, text of numbers too', () => {
    expect(holds(82n, '==', 82)).toBe(true)
    expect(holds(7n, '>', 6.5)).toBe(true)
    expect(holds('7', '==', 7n)).toBe(true)
    expect(holds(9007199254740993n, '==', 9007199254740992n)).toBe(false)
    expect(holds(NaN, '==', NaN)).toBe(false)
    expect(holds(NaN, '<=', NaN)).toBe(false)
  })

  it('orders text by code point, upper case first', () => {
    expect(holds('S', '<', 's')).toBe(true)
    expect(compareCodePoints('\u{10000}', '\uffff')).toBeGreaterThan(0)
  })

  it('compares addresses as such unless the field is text', () => {
    expect(holds('2001:db8::1', '==', '2001:DB8:0::1')).toBe(true)
    expect(holds('10.0.0.9', '<', '10.0.0.10')).toBe(true)
    expect(holds('10.0.0.9', '<', '10.0.0.10', 'string')).toBe(false)
  })

  it('orders versions only where the field is one; faulty ones stand in no order', () => {
    expect(holds('1.2.10', '>', '1.2.9', 'version')).toBe(true)
    expect(holds('1.2.10', '>', '1.2.9', 'string')).toBe(false)
    expect(holds('bad', '>', '1.2.9', 'version')).toBe(false)
    expect(holds('bad', '==', 'bad', 'version')).toBe(true)
  })

  it.each<[ComparisonOperator, boolean]>([
    ['==', true],
    ['<', false],
    ['<=', true],
    ['>', false],
    ['>=', true],
  ])('reads a date literal as its whole unit: %s', (operator, expected) => {
    expect(holds('2026-01-01T10:00:00.500Z', operator, '2026-01-01')).toBe(expected)
    expect(holds(1767261600500n, operator, '2026-01-01', 'date')).toBe(expected)
  })

  it('compares date fields with epoch milliseconds', () => {
    expect(holds('2026-01-01T00:00:02Z', '>=', 1767225602000n, 'date')).toBe(true)
    expect(holds('2026-01-01T00:00:01Z', '>=', 1767225602000n, 'date')).toBe(false)
  })

  it('compares booleans with their words', () => {
    expect(holds(true, '==', true)).toBe(true)
    expect(holds('true', '==', true)).toBe(true)
    expect(holds(true, '<', 1n)).toBe(false)
  })
})
