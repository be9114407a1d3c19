import { expect, it } from 'vitest'
import { isJsonObject, parseJson, textOf, valueAt } from './json.ts'

it('walks paths over own keys only', () => {
  const value = parseJson('{"a":{"b":[1]}}')
  expect(valueAt(value, 'a', 'b')).toEqual([1])
  expect(valueAt(value, 'a', 'constructor')).toBeUndefined()
  expect(valueAt(value, 'a', 'b', '0')).toBeUndefined()
})

it('tells objects from arrays and null, and text from emptiness', () => {
  expect([{}, [], null, 'x'].map(isJsonObject)).toEqual([true, false, false, false])
  expect([textOf('x'), textOf(''), textOf(1)]).toEqual(['x', undefined, undefined])
})

it('answers undefined for text that is not JSON', () => {
  expect(parseJson('{"a":')).toBeUndefined()
})
