import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { FingerprintTable, type Sighting } from './fingerprint-table.ts'

it('knows a key again, also after it has grown', () => {
  const table = new FingerprintTable(10_000)
  const keys = Array.from({ length: 5000 }, (_, number) => `key ${number}`)
  expect(new Set(keys.map((key) => table.see(key)))).toEqual(new Set(['new']))
  expect(new Set(keys.map((key) => table.see(key)))).toEqual(new Set(['known']))
})

it('answers untracked when it is full, and still knows what it has', () => {
  const table = new FingerprintTable(2)
  expect(['a', 'b', 'c', 'c', 'a'].map((key) => table.see(key))).toEqual([
    'new',
    'new',
    'untracked',
    'untracked',
    'known',
  ])
})

/** Halves of fingerprints, from seeds; some of them are zero, some crowd into few slots. */
const halves = fc.array(
  fc.tuple(fc.constantFrom(0, 1, 2, 0xffffffff), fc.constantFrom(0, 1, 7 << 20, 0xffffffff)),
  { maxLength: 40 },
)

it('says of many keys at once what it says of each', () => {
  fc.assert(
    fc.property(halves, fc.integer({ min: 0, max: 12 }), (keys, limit) => {
      const [one, many] = [new FingerprintTable(limit), new FingerprintTable(limit)]
      const lows = Uint32Array.from(keys, ([low]) => low)
      const highs = Uint32Array.from(keys, ([, high]) => high)
      const expected = keys.map(([low, high]) => one.seeWords(low, high))
      const found = keys.map((): Sighting => 'new')
      for (let at = many.seeNew(lows, highs, 0); at < keys.length;) {
        found[at] = many.seeWords(lows[at] ?? 0, highs[at] ?? 0)
        at = many.seeNew(lows, highs, at + 1)
      }
      expect(found).toEqual(expected)
    }),
  )
})

it('tells keys apart by either half, however many there are', () => {
  const table = new FingerprintTable(100_000)
  const count = 20_000
  const numbers = Uint32Array.from({ length: count }, (_, number) =>
    Math.imul(number + 1, 2654435761),
  )
  const same = new Uint32Array(count).fill(numbers[5] ?? 0)
  expect(table.seeNew(numbers, numbers, 0)).toBe(count)
  expect(table.seeNew(same.subarray(0, 5), numbers, 0)).toBe(5)
  expect(table.seeNew(numbers, numbers, 0)).toBe(0)
  expect(table.seeNew(numbers.toReversed(), numbers, 0)).toBe(count)
})
