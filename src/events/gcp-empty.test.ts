import { expect, it } from 'vitest'
import { parseJson } from '../base/json.ts'
import { objectWithoutEmpty, withoutEmpty } from './gcp-empty.ts'

it('drops null, empty text and what holds nothing else, at every depth', () => {
  const value = { a: null, b: '', c: {}, d: [], e: { f: [{}, ''] }, g: 0, h: false, i: 'none' }
  expect(withoutEmpty(value)).toEqual({ g: 0, h: false, i: 'none' })
  expect(withoutEmpty({ a: [[]] })).toBeUndefined()
})

it('drops keys of nothing but points', () => {
  expect(withoutEmpty({ '.': { a: 1 }, '..': 1, '.a': 1 })).toEqual({ '.a': 1 })
})

it('returns what needs no change as it is', () => {
  const value = { a: [{ b: 1 }], c: 'x' }
  expect(objectWithoutEmpty(value)).toBe(value)
})

it('survives hostile nesting and hostile keys', () => {
  const deep = parseJson(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`)
  expect(withoutEmpty(deep)).toBeDefined()
  const hostile = withoutEmpty(parseJson('{"__proto__":{"x":1},"y":null}'))
  expect(Object.keys(hostile ?? {})).toEqual(['__proto__'])
})
