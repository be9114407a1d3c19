import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../base/json.ts'
import type { Literal, Matcher } from '../detections/query/query.ts'
import { eventOf } from '../../test/builders/arbitrary-predicate.ts'
import { compileMatcher } from './compile-matcher.ts'

function fits(matcher: Matcher, value: JsonValue, document: JsonObject = {}): boolean {
  return compileMatcher(matcher)(value, eventOf(document))
}

function equals(value: Literal, caseSensitive = false): Matcher {
  return { kind: 'equals', value, caseSensitive }
}

const flags = { ignoreCase: false, multiLine: false, dotAll: false }

describe('equality', () => {
  it.each<[Literal, JsonValue, boolean]>([
    ['Run', 'run', true],
    [22, 22, true],
    [22, '22', true],
    [22, '22.0', false],
    ['22', 22, true],
    [true, true, true],
    [true, 'TRUE', true],
    [true, 'yes', false],
    ['true', true, true],
    ['', '', true],
    ['', null, false],
    [null, null, true],
    [null, '', false],
    ['[]', [], true],
    ['{"a":1}', { a: 1 }, true],
  ])('rule %j on event %j is %j (D3 to D9)', (literal, value, expected) => {
    expect(fits(equals(literal), value)).toBe(expected)
  })

  it('heeds case when asked', () => {
    expect(fits(equals('Run', true), 'run')).toBe(false)
  })
})

describe('other matchers', () => {
  it('searches with a regular expression, or matches the whole value', () => {
    expect(fits({ kind: 'regex', source: 'b+', flags, whole: false }, 'abbc')).toBe(true)
    expect(fits({ kind: 'regex', source: 'b+', flags, whole: true }, 'abbc')).toBe(false)
    expect(fits({ kind: 'regex', source: 'a|b', flags, whole: true }, 'b')).toBe(true)
    expect(fits({ kind: 'regex', source: '8.', flags, whole: true }, 82)).toBe(true)
  })

  it('heeds the flags of a regular expression', () => {
    const source = '^b.c'
    expect(fits({ kind: 'regex', source, flags, whole: false }, 'a\nB\nc')).toBe(false)
    const all = { ignoreCase: true, multiLine: true, dotAll: true }
    expect(fits({ kind: 'regex', source, flags: all, whole: false }, 'a\nB\nc')).toBe(true)
  })

  it('finds addresses in a block and nothing in texts that are none', () => {
    const block: Matcher = { kind: 'cidr', block: '10.0.0.0/8' }
    expect(fits(block, '10.6.48.157')).toBe(true)
    expect(fits(block, '::ffff:10.0.0.1')).toBe(true)
    expect(fits(block, '10.1')).toBe(false)
    expect(fits(block, 'AWS Internal')).toBe(false)
  })

  it('compares numbers with numbers and their text, texts by code point', () => {
    const above: Matcher = { kind: 'compare', operator: '>', value: 6 }
    expect(fits(above, 7)).toBe(true)
    expect(fits(above, '7')).toBe(true)
    expect(fits(above, '')).toBe(false)
    expect(fits(above, true)).toBe(false)
    expect(fits({ kind: 'compare', operator: '<', value: 's' }, 'S')).toBe(true)
  })

  it('compares with another field, missing on either side being no match', () => {
    const field = { document: 'ecs', path: 'other' } as const
    const whole: Matcher = { kind: 'field', field, position: 'whole', caseSensitive: false }
    expect(fits(whole, 'A', { other: ['b', 'a'] })).toBe(true)
    expect(fits(whole, 'A', {})).toBe(false)
    expect(fits({ ...whole, position: 'start' }, 'abc', { other: 'AB' })).toBe(true)
    expect(fits({ ...whole, position: 'end' }, 'abc', { other: 'bc' })).toBe(true)
    expect(fits({ ...whole, position: 'inside' }, 'abc', { other: 'b' })).toBe(true)
    expect(fits({ ...whole, caseSensitive: true }, 'A', { other: 'a' })).toBe(false)
  })

  it('refuses what no compiler may hand on', () => {
    expect(() => compileMatcher({ kind: 'cidr', block: '10.1/8' })).toThrow(TypeError)
    const broken: Matcher = { kind: 'regex', source: '(', flags, whole: false }
    expect(() => compileMatcher(broken)).toThrow(TypeError)
  })
})
