import { expect, it } from 'vitest'
import { asName, nameIn, objectIn, present } from './azure-fields.ts'

it('leaves out what has no value and keeps what is empty', () => {
  const kept = present({ a: undefined, b: null, c: '', d: false })
  expect(Object.keys(kept ?? {})).toEqual(['b', 'c', 'd'])
  expect(present({ a: undefined })).toBeUndefined()
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
