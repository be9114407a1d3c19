import { expect, it } from 'vitest'
import { objectOf, parseJson } from '../base/json.ts'
import { asName, nameIn, objectIn, present, replaceKeys } from './azure-fields.ts'

it('leaves out what has no value and keeps what is empty', () => {
  const kept = present({ a: undefined, b: null, c: '', d: false })
  expect(Object.keys(kept ?? {})).toEqual(['b', 'c', 'd'])
  expect(present({ a: undefined })).toBeUndefined()
})

it('replaces keys of a log by fields that have a value, whatever the keys are', () => {
  const replaced = replaceKeys({ a: 1, b: 2, c: 3 }, new Set(['a', 'b']), {
    c: 4,
    d: 5,
    a: undefined,
  })
  expect(Object.entries(replaced)).toEqual([
    ['c', 4],
    ['d', 5],
  ])
  const hostile = objectOf(parseJson('{"__proto__":{"x":1},"constructor":2,"a":3}')) ?? {}
  const kept = replaceKeys(hostile, new Set(['a']), { b: 4 })
  expect(JSON.stringify(kept)).toBe('{"__proto__":{"x":1},"constructor":2,"b":4}')
  expect(kept['x']).toBeUndefined()
})

it('finds an object in itself and in its JSON text', () => {
  expect(objectIn({ a: 1 })).toEqual({ a: 1 })
  expect(objectIn(' {"a":1}')).toEqual({ a: 1 })
  expect(['', 'Michell Lan', '{broken', '[1]', null].map(objectIn)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  )
})

it('reads a name in every form', () => {
  const forms = [{ value: 'x', localizedValue: 'y' }, { Value: 'x' }, 'x', '', {}]
  expect(forms.map(nameIn)).toEqual(['x', 'x', 'x', undefined, undefined])
  expect(asName('x')).toEqual({ value: 'x' })
})
