import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../base/json.ts'
import { compileEql } from '../detections/eql/compile.ts'
import type { Expression, FieldReference } from '../detections/query/query.ts'
import { eventOf } from '../../test/builders/arbitrary-predicate.ts'
import { compileExpression, fieldsOf } from './compile-expression.ts'
import { compileQuery } from './compile-query.ts'

function field(path: string): Expression & { readonly kind: 'field' } {
  const reference: FieldReference = { document: 'ecs', path, objects: 'leaves' }
  return { kind: 'field', field: reference }
}

/** Does the condition hold? Written as EQL, because that is what makes expressions. */
function holds(condition: string, document: JsonObject): boolean {
  const compiled = compileEql(`any where ${condition}`)
  if ('diagnostics' in compiled) throw new TypeError(JSON.stringify(compiled.diagnostics))
  return compileQuery(compiled.query).matches(eventOf(document))
}

describe('expressions (eql.md 4, level 2)', () => {
  it('hold when some choice of values makes them true', () => {
    expect(holds('code + 1 == 6', { code: [15, 5] })).toBe(true)
    expect(holds('startsWith(a, b)', { a: ['x', 'abc'], b: ['q', 'ab'] })).toBe(true)
    expect(holds('startsWith(a, b)', { a: ['x', 'abc'], b: ['q'] })).toBe(false)
  })

  it('choose anew for each occurrence of a field', () => {
    expect(holds('true == (n > 6 and n < 10)', { n: [5, 15] })).toBe(true)
    expect(holds('concat(n, n) == "515"', { n: [5, 15] })).toBe(true)
  })

  it('are null, hence false, with a missing field, and their negation is true', () => {
    expect(holds('n + 1 > 0', {})).toBe(false)
    expect(holds('not n + 1 > 0', {})).toBe(true)
    expect(holds('null == (n > 0)', {})).toBe(true)
    expect(holds('null == (n > 0)', { n: 0 })).toBe(false)
    expect(holds('null != (n > 0)', { n: 0 })).toBe(true)
  })

  it('know three values inside', () => {
    expect(holds('null == (n > 0 or m > 0)', { m: 0 })).toBe(true)
    expect(holds('null == (n > 0 or m > 0)', { m: 1 })).toBe(false)
    expect(holds('null == (n > 0 and m > 0)', { m: 0 })).toBe(false)
    expect(holds('null == (not n > 0)', {})).toBe(true)
    expect(holds('null == (n in (1, 2))', {})).toBe(true)
    expect(holds('null == (n : "a")', {})).toBe(true)
  })

  it('tell whole numbers from decimal ones', () => {
    expect(holds('code / 2 == 41', { code: 83 })).toBe(true)
    expect(holds('code / 2.0 == 41', { code: 83 })).toBe(false)
    expect(holds('code / 2 == 0.25', { code: 0.5 })).toBe(true)
  })

  it('match computed text with patterns', () => {
    expect(holds('string(code) : "8?"', { code: 82 })).toBe(true)
    expect(holds('substring(name, 0, 4) in~ ("COPY")', { name: 'CopySnapshot' })).toBe(true)
    expect(holds('length(name) not in (1, 2)', { name: 'abc' })).toBe(true)
    expect(holds('length(name) not in (1, 2)', {})).toBe(true)
  })

  it('put the constant right, where a date stands for its whole day', () => {
    const document = { when: '2026-01-01T10:00:00Z' }
    expect(holds('"2026-01-01" == when', document)).toBe(true)
    expect(holds('"2025-12-31" < when', document)).toBe(true)
    expect(holds('"2026-01-01" < when', document)).toBe(false)
  })

  it('stop trying choices at a bound, so that hostile arrays cost no hours', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `v${index}`)
    expect(holds('startsWith(a, b)', { a: many, b: ['v', ...many] })).toBe(true)
    expect(holds('concat(a, b, c) == "x"', { a: many, b: many, c: many })).toBe(false)
  })

  it('name their fields in order of occurrence', () => {
    const both: Expression = { kind: 'or', of: [field('b'), field('a'), field('b')] }
    expect(fieldsOf(both).map(({ path }) => path)).toEqual(['b', 'a', 'b'])
  })

  it('refuse a function that does not exist', () => {
    const call: Expression = { kind: 'call', name: 'x', caseInsensitive: false, arguments: [] }
    expect(() => compileExpression(call)).toThrow(TypeError)
  })
})
