import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SampledTable } from './sampled-table.ts'

function filled(keys: readonly string[], capacity: number): SampledTable<number> {
  const table = new SampledTable<number>(capacity)
  for (const key of keys) table.put(key, 1, (known, value) => known + value)
  return table
}

const kept = (table: SampledTable<number>, keys: readonly string[]): readonly string[] =>
  [...new Set(keys)].filter((key) => table.get(key) !== undefined).sort()

const hundred = Array.from({ length: 100 }, (_, index) => `ASIA${index}`)

describe('a table of bounded size', () => {
  it('keeps everything while there is room, and merges what comes twice', () => {
    const table = filled([...hundred, ...hundred], 100)
    expect(kept(table, hundred)).toHaveLength(100)
    expect([table.oneOf, table.get('ASIA7'), table.get('ASIA100')]).toEqual([1, 2, undefined])
  })

  it('keeps one key of two, or of four, when it is full', () => {
    const table = filled(hundred, 40)
    expect(kept(table, hundred).length).toBeLessThanOrEqual(40)
    expect(kept(table, hundred).length).toBeGreaterThan(0)
    expect([2, 4, 8]).toContain(table.oneOf)
  })

  it('ends with the same keys, whatever their order', () => {
    const keys = fc.array(fc.string({ maxLength: 4 }), { maxLength: 60 })
    fc.assert(
      fc.property(keys, fc.nat(8), fc.infiniteStream(fc.nat()), (all, capacity, numbers) => {
        const shuffled = all
          .map((key) => [numbers.next().value ?? 0, key] as const)
          .sort(([a], [b]) => a - b)
          .map(([, key]) => key)
        const [one, other] = [filled(all, capacity), filled(shuffled, capacity)]
        expect(kept(other, all)).toEqual(kept(one, all))
        expect(other.oneOf).toBe(one.oneOf)
      }),
    )
  })

  it('holds nothing at all where there is no room', () => {
    const table = filled(hundred, 0)
    expect(kept(table, hundred)).toEqual([])
  })
})
