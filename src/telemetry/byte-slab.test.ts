import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ByteSlab } from './byte-slab.ts'

it('gives back what it was given, whatever comes later', () => {
  const slab = new ByteSlab()
  const run = fc.record({ length: fc.integer({ min: 0, max: 100_000 }), byte: fc.nat(255) })
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
      const copies = runs.map(({ length, byte }) => {
        const given = Buffer.alloc(length, byte)
        const copy = slab.copy(given)
        given.fill(0)
        return copy
      })
      for (const [index, { length, byte }] of runs.entries()) {
        expect(Buffer.compare(copies[index] ?? Buffer.of(), Buffer.alloc(length, byte))).toBe(0)
      }
    }),
  )
})
