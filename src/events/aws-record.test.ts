import { expect, it } from 'vitest'
import { objectAt, put, putFields, textAt, type Fields } from './aws-record.ts'

it('reads an object or an empty one', () => {
  expect(objectAt({ a: { b: 1 } }, 'a')).toEqual({ b: 1 })
  expect(objectAt({ a: 'text' }, 'a')).toEqual({})
  expect(objectAt({}, 'a')).toEqual({})
})

it('reads text unless it is blank', () => {
  expect(textAt({ a: 'x' }, 'a')).toBe('x')
  expect(textAt({ a: '' }, 'a')).toBeUndefined()
  expect(textAt({ a: 7 }, 'a')).toBeUndefined()
})

it('puts no blank value', () => {
  const fields: Fields = {}
  put(fields, 'kept', 'x')
  put(fields, 'blank', '')
  put(fields, 'missing', undefined)
  expect(fields).toEqual({ kept: 'x' })
  expect(Object.keys(fields)).toHaveLength(1)
})

it('puts fields only where one of them has a value', () => {
  const fields: Fields = {}
  putFields(fields, 'some', { a: undefined, b: 1 })
  putFields(fields, 'none', { a: undefined })
  expect(Object.keys(fields)).toEqual(['some'])
})
