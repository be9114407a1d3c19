import { describe, expect, it } from 'vitest'
import { eqlFunctions } from '../detections/eql/functions.ts'
import type { EqlValue } from './compare-values.ts'
import { eqlFunction, foldingOf } from './eql-functions.ts'

/** `name(values)`, with `~` at the end of the name for the form that ignores case. */
function call(name: string, ...values: readonly EqlValue[]): EqlValue {
  const caseInsensitive = name.endsWith('~')
  const compute = eqlFunction(name.replace('~', ''))
  return compute === undefined ? null : compute(values, foldingOf({ caseInsensitive }))
}

describe('functions of EQL (eql.md 8)', () => {
  it('computes every function that the compiler lets pass', () => {
    const missing = eqlFunctions.filter(({ name }) => eqlFunction(name) === undefined)
    expect(missing).toEqual([])
    expect(eqlFunction('constructor')).toBeUndefined()
  })

  it('between: next or last right marker, empty when a marker is missing', () => {
    expect(call('between', 'System Idle Process', 'S', 'e')).toBe('yst')
    expect(call('between', 'System Idle Process', 'S', 'e', true)).toBe('ystem Idle Proc')
    expect(call('between~', 'System', 's', 'E')).toBe('yst')
    expect(call('between', 'abc', 'x', 'c')).toBe('')
    expect(call('between', 'abc', 'a', 'x')).toBe('')
    expect(call('between', 'abc', '', 'c')).toBe('abc')
    expect(call('between', 'cab', 'a', 'c', true)).toBe('')
    expect(call('between', null, 'a', 'c')).toBeNull()
  })

  it('indexOf: zero-based, null when not found', () => {
    expect(call('indexOf', 'CreateSnapshot', 'Snap')).toBe(6n)
    expect(call('indexOf', 'abc', 'x')).toBeNull()
    expect(call('indexOf', 'abcabc', 'a', 1n)).toBe(3n)
    expect(call('indexOf', 'abc', '', 2n)).toBe(2n)
    expect(call('indexOf', 'abc', 'a', -5n)).toBe(0n)
    expect(call('indexOf', 'abc', 'a', 9n)).toBeNull()
    expect(call('indexOf~', 'ABC', 'b')).toBe(1n)
  })

  it('substring: negatives from the end, everything clamped', () => {
    expect(call('substring', 'CopySnapshot', 0n, 4n)).toBe('Copy')
    expect(call('substring', 'CopySnapshot', -8n)).toBe('Snapshot')
    expect(call('substring', 'CopySnapshot', -8n, -4n)).toBe('Snap')
    expect(call('substring', 'abc', 2n, 1n)).toBe('')
    expect(call('substring', 'abc', 1n, 99n)).toBe('bc')
    expect(call('substring', 'abc', 1n, null)).toBe('bc')
    expect(call('substring', 'abc', null)).toBe('abc')
  })

  it('number: bases, hexadecimal, decimals', () => {
    expect(call('number', '5')).toBe(5n)
    expect(call('number', '0x32')).toBe(50n)
    expect(call('number', '0x32', 16n)).toBe(50n)
    expect(call('number', '32', 16n)).toBe(50n)
    expect(call('number', '-12')).toBe(-12n)
    expect(call('number', '1.5')).toBe(1.5)
    expect(call('number', '1e3')).toBe(1000)
    expect(call('number', '102', 2n)).toBeNull()
    expect(call('number', 'x')).toBeNull()
    expect(call('number', '')).toBeNull()
  })

  it('string and concat: text as Java prints it', () => {
    expect(call('string', 17n)).toBe('17')
    expect(call('string', 2)).toBe('2.0')
    expect(call('string', 1.5)).toBe('1.5')
    expect(call('string', true)).toBe('true')
    expect(call('concat', 'a', 7n, true)).toBe('a7true')
    expect(call('concat', 'a', null)).toBeNull()
  })

  it('text tests: literal, and null with a null argument', () => {
    expect(call('startsWith', 'abc', '')).toBe(true)
    expect(call('startsWith~', 'ABC', 'ab')).toBe(true)
    expect(call('endsWith', 'abc', 'BC')).toBe(false)
    expect(call('stringContains', 'a*b', 'a*')).toBe(true)
    expect(call('stringContains', 'ab', 'a*')).toBe(false)
    expect(call('stringContains', 'abc', '')).toBe(false)
    expect(call('endsWith', null, 'a')).toBeNull()
  })

  it('cidrMatch: any block, null for a missing address', () => {
    expect(call('cidrMatch', '10.6.48.157', '192.168.0.0/16', '10.9.9.9/8')).toBe(true)
    expect(call('cidrMatch', '11.0.0.1', '10.0.0.0/8')).toBe(false)
    expect(call('cidrMatch', 'AWS Internal', '0.0.0.0/0')).toBe(false)
    expect(call('cidrMatch', null, '0.0.0.0/0')).toBeNull()
  })

  it('length counts UTF-16 units', () => {
    expect(call('length', '😀')).toBe(2n)
    expect(call('length', null)).toBeNull()
  })

  it('spells arithmetic', () => {
    expect(call('ADD', 1n, 2n)).toBe(3n)
    expect(call('subtract', 1n, 2n)).toBe(-1n)
    expect(call('multiply', 3n, 2n)).toBe(6n)
    expect(call('divide', 30n, 4)).toBe(7.5)
    expect(call('modulo', 7n, 4n)).toBe(3n)
  })
})
