import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonValue } from '../base/json.ts'
import { canonicalJson, isDeeperThan } from './canonical-json.ts'

function nested(levels: number): JsonValue {
  return JSON.parse('['.repeat(levels) + ']'.repeat(levels))
}

it('does not depend on the order of keys', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}')
  expect(canonicalJson(JSON.parse('{"__proto__":{"x":1},"a":2}'))).toBe(
    '{"__proto__":{"x":1},"a":2}',
  )
})

it('changes nothing but the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // fast-check has a type of its own for the same values.
      expect(JSON.parse(canonicalJson(value as JsonValue))).toEqual(
        JSON.parse(JSON.stringify(value)),
      )
    }),
  )
})

it('tells depth without walking to the bottom', () => {
  expect([isDeeperThan(nested(3), 3), isDeeperThan(nested(4), 3)]).toEqual([false, true])
  expect(isDeeperThan({ a: [1] }, 2)).toBe(false)
  expect(isDeeperThan({ a: [1] }, 1)).toBe(true)
  expect(isDeeperThan(nested(200_000), 32)).toBe(true)
})
