import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PatternPart } from '../detections/query/query.ts'
import { compilePattern } from './wildcard.ts'

function partsOf(pattern: string): readonly PatternPart[] {
  return Array.from(pattern, (one) =>
    one === '*' ? { any: 'run' } : one === '?' ? { any: 'one' } : { text: one },
  )
}

function fits(pattern: string, text: string, caseSensitive = true): boolean {
  return compilePattern(partsOf(pattern), { caseSensitive })(text)
}

describe('wildcard patterns', () => {
  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['?*', '', false],
    ['?*', 'a', true],
    ['a*', 'ab', true],
    ['*b', 'ab', true],
    ['*b*', 'abc', true],
    ['a*c', 'abc', true],
    ['a*a', 'a', false],
    ['ab*ba', 'aba', false],
    ['*a?b', 'aXaYb', true],
    ['a*b*c', 'a1b2c', true],
    ['a*b*c', 'a1c2b', false],
    ['a*b*b', 'axb', false],
    ['a?c', 'a😀c', true],
    ['a??c', 'a😀c', false],
    ['line1*line2', 'line1\nline2', true],
    ['a.c', 'abc', false],
  ])('%j on %j is %j', (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected)
  })

  it('ignores case when asked, never length', () => {
    expect(fits('CREATE*', 'createSnapshot', false)).toBe(true)
    expect(fits('CREATE*', 'createSnapshot', true)).toBe(false)
    expect(fits('stra?e', 'STRAßE', false)).toBe(true)
    expect(fits('strasse', 'straße', false)).toBe(false)
  })

  it.each([
    ['with ?', fc.constantFrom('a', 'b', '*', '?')],
    ['without ?', fc.constantFrom('a', 'b', '*')],
  ])('agrees with a regular expression on short texts, %s', (_, unit) => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
    const pattern = fc.string({ unit, maxLength: 8 })
    fc.assert(
      fc.property(pattern, text, (one, other) => {
        const source = one.replaceAll('*', '[^]*').replaceAll('?', '[^]')
        expect(fits(one, other)).toBe(new RegExp(`^(?:${source})$`).test(other))
      }),
      { numRuns: 2000 },
    )
  })

  it('compares at most length times length characters, however the text is made', () => {
    const text = 'a'.repeat(2000)
    const pattern = `${'*?a'.repeat(20)}*b*`
    let steps = 0
    const test = compilePattern(partsOf(pattern), { caseSensitive: true, onStep: () => steps++ })
    expect(test(text)).toBe(false)
    expect(steps).toBeGreaterThan(0)
    expect(steps).toBeLessThanOrEqual(text.length * pattern.length)
  })
})
