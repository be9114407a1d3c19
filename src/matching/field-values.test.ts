import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../base/json.ts'
import type { FieldReference } from '../detections/query/query.ts'
import { eventOf } from '../../test/builders/arbitrary-predicate.ts'
import { compileFieldReader } from './field-values.ts'

function read(
  document: JsonObject,
  path: string,
  more: Partial<FieldReference> = {},
): readonly JsonValue[] {
  return compileFieldReader({ document: 'ecs', path, ...more })(eventOf(document))
}

describe('values of a field', () => {
  it('prefers the exact own key to the dotted path (D1)', () => {
    expect(read({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toEqual([1])
    expect(read({ a: { b: 2 } }, 'a.b')).toEqual([2])
    expect(read({ a: { 'b.c': 3 } }, 'a.b.c')).toEqual([3])
  })

  it('fans arrays out on the way and at the end (D1, D2)', () => {
    expect(read({ items: [{ id: 1 }, { id: [2, 3] }, {}, 4] }, 'items.id')).toEqual([1, 2, 3])
    expect(read({ items: [[{ id: 1 }]] }, 'items.id')).toEqual([1])
  })

  it('takes a whole number as a key or as the place in an array (eql.md 15)', () => {
    expect(read({ list: [{ name: 'a' }, { name: 'b' }] }, 'list.1.name')).toEqual(['b'])
    expect(read({ list: { 0: { name: 'a' } } }, 'list.0.name')).toEqual(['a'])
  })

  it('has nothing for a missing field, nor for names of every object', () => {
    expect(read({ a: 1 }, 'a.b')).toEqual([])
    expect(read({}, 'constructor')).toEqual([])
  })

  it('keeps nulls, objects and empty arrays as values for Sigma', () => {
    expect(read({ a: [null, 1] }, 'a')).toEqual([null, 1])
    expect(read({ a: [] }, 'a')).toEqual([[]])
    expect(read({ a: { b: 1 } }, 'a')).toEqual([{ b: 1 }])
  })

  it('offers only scalar leaves to EQL', () => {
    const objects = 'leaves'
    expect(read({ a: [null, 1] }, 'a', { objects })).toEqual([1])
    expect(read({ a: [] }, 'a', { objects })).toEqual([])
    expect(read({ a: { b: 1, c: [{ d: 'x' }] } }, 'a', { objects })).toEqual([1, 'x'])
  })

  it('tries aliases in order when the name is missing', () => {
    expect(read({ y: 1, z: 2 }, 'x', { aliases: ['y', 'z'] })).toEqual([1])
    expect(read({ x: null, y: 1 }, 'x', { aliases: ['y'] })).toEqual([null])
  })

  it('opens arrays nested a hundred thousand deep', () => {
    let deep: JsonValue = 'x'
    for (let level = 0; level < 100_000; level++) deep = [deep]
    expect(read({ a: deep }, 'a')).toEqual(['x'])
    expect(read({ a: deep }, 'a', { objects: 'leaves' })).toEqual(['x'])
  })
})
