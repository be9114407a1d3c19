import { expect, it } from 'vitest'
import { objectFrom, objectsIn, textAt, textsIn } from './json-lists.ts'

it('takes one for a list of one and passes over what is of another kind', () => {
  expect(objectsIn([{ a: 1 }, 'x', null, [{}]])).toEqual([{ a: 1 }])
  expect(objectsIn({ a: 1 })).toEqual([{ a: 1 }])
  expect(objectsIn('x')).toEqual([])
  expect(textsIn(['a', '', 1, 'b'])).toEqual(['a', 'b'])
  expect(textsIn('a')).toEqual(['a'])
  expect(textsIn(undefined)).toEqual([])
})

it('reads texts at paths and objects out of text', () => {
  expect(textAt({ a: { b: 'x' } }, 'a', 'b')).toBe('x')
  expect(objectFrom('{"a":1}')).toEqual({ a: 1 })
  expect(objectFrom('[1]')).toBeUndefined()
  expect(objectFrom('{')).toBeUndefined()
})
