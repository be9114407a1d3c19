import { describe, expect, it } from 'vitest'
import { noisePlaces } from '../../../test/builders/noise-builder.ts'
import { day, minute } from '../clock.ts'
import type { NoiseKind } from './noise-kind.ts'
import { createNoiseSource } from './noise-source.ts'
import type { NoisePlan } from './noise-source.ts'

const start = Date.parse('2026-09-15T00:00:00Z')

/** A kind that leaves so many records, a second apart. */
function leaving(count: number): NoiseKind {
  return ({ time, place, random }) => {
    const id = random.uuid()
    return Array.from({ length: count }, (_, order) => ({
      source: 'aws.cloudtrail',
      time: time + order * 1000,
      place: place.id,
      part: '',
      id,
      record: {},
      principal: '',
    }))
  }
}

function plan(changes: Partial<NoisePlan> = {}): NoisePlan {
  const part = { kind: 'any', in: 'ours', perDay: 1000 }
  const rest = { scale: 1, until: start + day, label: 'seed', azureDialect: 'azure-rest' } as const
  return { part, place: noisePlaces.aws, kind: leaving(1), ...rest, ...changes }
}

function idsOfDay(changes: Partial<NoisePlan> = {}, length = 10 * minute): readonly string[] {
  const source = createNoiseSource(plan(changes))
  return Array.from({ length: day / length }, (_, slot) =>
    source({ from: start + slot * length, length }).map(({ id }) => id),
  ).flat()
}

describe('a source of noise', () => {
  it('counts records, however many a moment leaves', () => {
    for (const count of [1, 3, 7]) {
      const records = idsOfDay({ kind: leaving(count) }).length
      expect(Math.abs(records - 1000)).toBeLessThan(40)
    }
  })

  it('leaves as many in short slots as in long ones', () => {
    expect(Math.abs(idsOfDay({}, minute).length - 1000)).toBeLessThan(50)
  })

  it('multiplies by the scale', () => {
    expect(Math.abs(idsOfDay({ scale: 3 }).length - 3000)).toBeLessThan(60)
  })

  it('keeps its moments in the slot', () => {
    const records = createNoiseSource(plan({ scale: 100 }))({ from: start, length: minute })
    const times = records.map(({ time }) => time - start)
    expect(times.length).toBeGreaterThan(50)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...times)).toBeLessThan(minute)
  })

  it('ends when the story does', () => {
    const until = start + 30_000
    const source = createNoiseSource(plan({ scale: 100, until, kind: leaving(20) }))
    const times = source({ from: start, length: minute }).map(({ time }) => time)
    expect(times.length).toBeGreaterThan(10)
    expect(Math.max(...times)).toBeLessThan(until)
    expect(source({ from: start + minute, length: minute })).toEqual([])
  })

  it('goes on though a moment leaves nothing', () => {
    expect(idsOfDay({ kind: () => [] })).toEqual([])
  })

  it('is fixed by its label', () => {
    expect(idsOfDay()).toEqual(idsOfDay())
    expect(idsOfDay({ label: 'other' })[0]).not.toBe(idsOfDay()[0])
  })
})
