import { assert, jsonValue, property } from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonValue } from '../base/json.ts'
import { cleaned, hasContent } from './clean-document.ts'

it('drops blank values at every depth, keeps false and zero', () => {
  const value = {
    a: null,
    b: '',
    c: '-',
    d: 'none',
    e: [{}, [], 'x'],
    f: { g: {} },
    h: false,
    i: 0,
  }
  expect(cleaned(value)).toEqual({ e: ['x'], h: false, i: 0 })
})

it('answers undefined when nothing is left', () => {
  expect(cleaned({ a: { b: [null, { c: '-' }] } })).toBeUndefined()
})

it('does not copy what is clean', () => {
  const clean = { a: [{ b: 1 }], c: 'x' }
  expect(cleaned(clean)).toBe(clean)
})

it('treats __proto__ as a key like any other', () => {
  const hostile: JsonValue = JSON.parse('{"__proto__":{"polluted":1},"a":""}')
  expect(JSON.stringify(cleaned(hostile))).toBe('{"__proto__":{"polluted":1}}')
})

it('survives nesting that would exhaust the stack', () => {
  let deep: JsonValue = 'x'
  for (let level = 0; level < 50_000; level++) deep = { deep }
  expect(cleaned({ deep, flat: 1 })).toEqual({ flat: 1 })
  expect(hasContent(deep)).toBe(false)
})

it('finds content exactly where cleaning leaves something, and cleans once for all', () => {
  assert(
    property(jsonValue(), (any) => {
      // fast-check's jsonValue makes nothing but JSON values.
      const value = any as JsonValue
      const once = cleaned(value)
      expect(hasContent(value)).toBe(once !== undefined)
      expect(cleaned(once)).toEqual(once)
    }),
  )
})
