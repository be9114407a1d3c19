import { describe, expect, it } from 'vitest'
import { calculate, negate } from './arithmetic.ts'

describe('arithmetic', () => {
  it('keeps whole numbers whole and divides towards zero', () => {
    expect(calculate('/', 7n, 2n)).toBe(3n)
    expect(calculate('/', -7n, 2n)).toBe(-3n)
    expect(calculate('%', -7n, 4n)).toBe(-3n)
    expect(calculate('+', 1n, 2n)).toBe(3n)
    expect(calculate('-', 1n, 2n)).toBe(-1n)
    expect(calculate('*', 3n, 2n)).toBe(6n)
  })

  it('turns decimal with one decimal operand', () => {
    expect(calculate('/', 7n, 2)).toBe(3.5)
    expect(calculate('/', 1, 0n)).toBe(Infinity)
    expect(calculate('-', 1.5, 1n)).toBe(0.5)
  })

  it('gives null where Elasticsearch fails the query, and for null', () => {
    expect(calculate('/', 1n, 0n)).toBeNull()
    expect(calculate('%', 1n, 0n)).toBeNull()
    expect(calculate('+', 2n ** 63n - 1n, 1n)).toBeNull()
    expect(calculate('+', 'a', 1n)).toBeNull()
    expect(calculate('+', null, 1n)).toBeNull()
    expect(negate(-(2n ** 63n))).toBeNull()
    expect(negate('a')).toBeNull()
  })

  it('turns signs', () => {
    expect(negate(7n)).toBe(-7n)
    expect(negate(0.5)).toBe(-0.5)
  })
})
