import { describe, expect, it } from 'vitest'
import { createRandom } from './random.ts'

describe('the seeded stream', () => {
  it('is the same for the same seed, on every machine', () => {
    expect(createRandom('spoor').hex(16)).toBe(createRandom('spoor').hex(16))
    expect(createRandom('spoor').hex(16)).toBe('af3afb56f29cbcb2')
    expect(createRandom('spoor').hex(16)).not.toBe(createRandom('spoor ').hex(16))
  })

  it('keeps what it draws to the bit: ids of old samples must not move', () => {
    const random = createRandom('pinned')
    expect(random.uuid()).toBe('9ee401c9-1d2a-4063-9340-708d346567c8')
    expect([random.hex(5), random.text(7, 'ABCDEFG')]).toEqual(['a78b4', 'AECGDBF'])
    expect(random.whole(1, 1000)).toBe(955)
    expect(random.exponential(30)).toBeCloseTo(144.54067790314238, 10)
    expect(random.gaussian(12, 2)).toBeCloseTo(11.571249195419627, 10)
    expect(random.fraction()).toBe(0.23604236054234207)
  })

  it('gives a branch that does not depend on what was drawn before', () => {
    const drawn = createRandom('spoor')
    drawn.hex(100)
    expect(drawn.branch('aws').uuid()).toBe(createRandom('spoor').branch('aws').uuid())
    expect(drawn.branch('aws').uuid()).not.toBe(drawn.branch('gcp').uuid())
  })

  it('draws within bounds and reaches both of them', () => {
    const random = createRandom('bounds')
    const drawn = new Set(Array.from({ length: 500 }, () => random.whole(3, 7)))
    expect([...drawn].toSorted((one, other) => one - other)).toEqual([3, 4, 5, 6, 7])
  })

  it('writes version 4 UUIDs', () => {
    const random = createRandom('uuid')
    for (let turn = 0; turn < 50; turn++) {
      expect(random.uuid()).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
    }
  })

  it('keeps the means of its waits', () => {
    const random = createRandom('waits')
    expect(mean(() => random.exponential(30))).toBeCloseTo(30, -0.5)
    expect(mean(() => random.gaussian(12, 2))).toBeCloseTo(12, 1)
    expect(mean(random.fraction)).toBeCloseTo(0.5, 1)
  })

  it('refuses to pick from nothing', () => {
    expect(() => createRandom('x').pick([])).toThrow(TypeError)
  })
})

function mean(draw: () => number): number {
  const draws = Array.from({ length: 20_000 }, draw)
  return draws.reduce((sum, one) => sum + one, 0) / draws.length
}
