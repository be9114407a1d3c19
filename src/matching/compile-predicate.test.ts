import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import type { FieldReference, Predicate } from '../detections/query/query.ts'
import { eventOf } from '../../test/builders/arbitrary-predicate.ts'
import { compilePredicate } from './compile-predicate.ts'

const sigma: FieldReference = { document: 'native', path: 'a' }
const eql: FieldReference = { document: 'native', path: 'a', objects: 'leaves' }

function holds(predicate: Predicate, native: JsonObject, document: JsonObject = {}): boolean {
  return compilePredicate(predicate)(eventOf(document, native))
}

function presence(test: 'exists' | 'present' | 'null', field = sigma): Predicate {
  return { kind: 'presence', field, test }
}

function equals(value: string, field = sigma): Predicate {
  return { kind: 'field', field, matcher: { kind: 'equals', value, caseSensitive: false } }
}

describe('presence', () => {
  // Columns: exists, present, null for Sigma (sigma.md D4, D7, D10), present for EQL (eql.md 4).
  it.each<[string, JsonObject, readonly [boolean, boolean, boolean, boolean]]>([
    ['missing', {}, [false, false, true, false]],
    ['null', { a: null }, [true, false, true, false]],
    ['[]', { a: [] }, [true, false, false, false]],
    ['[null]', { a: [null] }, [true, false, true, false]],
    ['[null, 1]', { a: [null, 1] }, [true, true, true, true]],
    ['empty text', { a: '' }, [true, true, false, true]],
    ['object', { a: { b: 1 } }, [true, true, false, true]],
    ['empty object', { a: {} }, [true, true, false, false]],
  ])('of %s', (_, native, expected) => {
    const tests = [presence('exists'), presence('present'), presence('null')]
    const seen = [...tests, presence('present', eql)].map((test) => holds(test, native))
    expect(seen).toEqual(expected)
  })
})

describe('predicates', () => {
  it('combine with and, or and not; an empty and is true, an empty or false', () => {
    const both: Predicate = { kind: 'and', of: [equals('x'), equals('y')] }
    expect(holds(both, { a: ['x', 'y'] })).toBe(true)
    expect(holds(both, { a: 'x' })).toBe(false)
    expect(holds({ kind: 'not', of: equals('x') }, {})).toBe(true)
    expect(holds({ kind: 'and', of: [] }, {})).toBe(true)
    expect(holds({ kind: 'or', of: [] }, {})).toBe(false)
  })

  it('look many texts of one field up at once and still try the others', () => {
    const other: FieldReference = { document: 'ecs', path: 'b' }
    const any: Predicate = { kind: 'or', of: [equals('x'), equals('Y'), equals('z', other)] }
    expect(holds(any, { a: 'y' })).toBe(true)
    expect(holds(any, { a: 'z' })).toBe(false)
    expect(holds(any, {}, { b: 'Z' })).toBe(true)
  })

  it('find keywords in values, not in keys, of the document they name (D12)', () => {
    const inside = {
      kind: 'pattern',
      parts: [{ any: 'run' }, { text: 'snap' }, { any: 'run' }],
    } as const
    const matcher = { ...inside, caseSensitive: false }
    const keyword: Predicate = { kind: 'keyword', document: 'native', matcher }
    expect(holds(keyword, { deep: [{ x: 'a Snapshot' }] })).toBe(true)
    expect(holds(keyword, { snap: 1 })).toBe(false)
    expect(holds(keyword, {}, { x: 'snap' })).toBe(false)
  })

  it('are constant where a rule is', () => {
    expect(holds({ kind: 'constant', value: true }, {})).toBe(true)
    expect(holds({ kind: 'constant', value: false }, {})).toBe(false)
  })
})
