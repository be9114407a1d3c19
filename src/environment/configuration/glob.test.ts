import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileGlob, isGlob } from './glob.ts'

describe('a pattern', () => {
  it.each([
    ['payroll', 'payroll', true],
    ['payroll', 'Payroll', true],
    ['payroll', 'payroll-2', false],
    ['payroll-*', 'payroll-', true],
    ['payroll-*', 'payroll-db-1', true],
    ['payroll-*', 'my-payroll-1', false],
    ['*-db', 'payroll-db', true],
    ['*-db', 'payroll-db-2', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*bc*c', 'abc', false],
    ['a*bc*c', 'axbcc', true],
    ['a**c', 'abc', true],
    ['*', '', true],
    ['', '', true],
    ['a.c', 'abc', false],
    ['a?c', 'abc', false],
    ['x*', 'x\nline', true],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(compileGlob(pattern)(text)).toBe(expected)
  })

  it('agrees with the plain meaning of *', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '*'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (pattern, text) => {
        const meaning = new RegExp(`^${pattern.replaceAll('*', '[^]*')}$`, 'i')
        expect(compileGlob(pattern)(text)).toBe(meaning.test(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('fits every text that it was cut out of', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        const pattern = parts.map((part) => part.replaceAll('*', '')).join('*')
        expect(compileGlob(pattern)(pattern.replaceAll('*', 'any'))).toBe(true)
      }),
    )
  })

  it('is told from a plain text by its *', () => {
    expect([isGlob('a*'), isGlob('a')]).toEqual([true, false])
  })
})
