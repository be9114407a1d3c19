import { assert, dictionary, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../base/json.ts'
import { hashMapOrder, javaMapText } from './java-map-text.ts'

describe('javaMapText', () => {
  it('prints maps and lists as Java does', () => {
    expect(javaMapText({ remove: { items: [{ group: 'all' }] } })).toBe(
      '{remove={items=[{group=all}]}}',
    )
    expect(javaMapText(['a', 1, true])).toBe('[a, 1, true]')
  })

  it('orders keys by bucket, not by appearance', () => {
    const rule = { ipProtocol: 'tcp', fromPort: 4444, toPort: 4444, ipRanges: 'x' }
    expect(javaMapText(rule)).toBe('{ipRanges=x, fromPort=4444, toPort=4444, ipProtocol=tcp}')
  })

  it('counts blank keys when it sizes the map, and then leaves them out', () => {
    // Of 16 buckets `r` has the 2nd and `e` the 5th; the thirteenth key makes 32, `r` the 18th of them.
    const blank = Object.fromEntries('abcdfghijkl'.split('').map((key) => [key, null]))
    expect(javaMapText({ e: 1, r: 2 })).toBe('{r=2, e=1}')
    expect(javaMapText({ e: 1, r: 2, ...blank })).toBe('{e=1, r=2}')
  })

  it.each<[JsonValue]>([[null], [''], ['-'], ['none'], [{}], [[]], [{ a: [{}, null, { b: '' }] }]])(
    'has no text for %j',
    (value) => {
      expect(javaMapText(value)).toBeUndefined()
    },
  )

  it.each([
    [7, '7'],
    [-12345678, '-12345678'],
    [0.5, '0.5'],
    [0.00001, '1.0E-5'],
    [12345678.25, '1.234567825E7'],
    [1e21, '1000000000000000000000'],
  ])('prints the number %d as %s', (value, text) => {
    expect(javaMapText([value])).toBe(`[${text}]`)
  })

  it('stops at a depth that no real record reaches', () => {
    let deep: JsonValue = 'x'
    for (let level = 0; level < 20_000; level++) deep = [deep]
    expect(javaMapText({ deep, flat: 1 })).toBe('{flat=1}')
  })
})

it('orders any keys without losing one', () => {
  assert(
    property(dictionary(string(), string()), (map) => {
      const keys = Object.keys(map)
      expect([...hashMapOrder(keys)].sort()).toEqual(keys.sort())
    }),
  )
})
