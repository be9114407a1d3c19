import { describe, expect, it } from 'vitest'
import { day, hour } from '../clock.ts'
import type { NoisePart, Scenario } from '../scenario/scenario.ts'
import type { PlayedRecord } from '../steps/played-record.ts'
import { playNoise } from './play-noise.ts'
import type { NoiseOptions } from './play-noise.ts'

const start = Date.parse('2026-09-14T00:00:00Z')

function scenario(...noise: readonly NoisePart[]): Scenario {
  return {
    schema: 'spoor/scenario@1',
    id: 'quiet',
    name: 'A quiet week',
    kind: 'benign',
    start: new Date(start).toISOString(),
    cast: {
      places: {
        ours: { cloud: 'aws', id: '111122223333', region: 'eu-west-1' },
        theirs: { cloud: 'azure', region: 'westeurope' },
        unseen: { cloud: 'aws', region: 'eu-west-1', logged: false },
      },
      principals: {},
    },
    steps: [],
    noise: [...noise],
  }
}

function part(kind: string, perDay: number, more: Partial<NoisePart> = {}): NoisePart {
  return { kind, in: 'ours', perDay, ...more }
}

function play(story: Scenario, options: Partial<NoiseOptions> = {}): readonly PlayedRecord[] {
  return [...playNoise(story, { seed: '1', scale: 1, end: start + 2 * day, ...options })]
}

/** The share that falls between eight and four. */
function shareByDay(records: readonly PlayedRecord[]): number {
  const hours = records.map(({ time }) => (time % day) / hour)
  return hours.filter((clock) => clock >= 8 && clock < 16).length / hours.length
}

function isRest({ record }: PlayedRecord): boolean {
  return 'eventDataId' in record
}

const mix = scenario(part('monitoring', 600), part('scaling', 300), part('backups', 100))

describe('the noise of a scenario', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    expect(JSON.stringify(play(mix))).toBe(JSON.stringify(play(mix)))
    expect(JSON.stringify(play(mix, { seed: '2' }))).not.toBe(JSON.stringify(play(mix)))
  })

  it('is in the order of time, though work is ended hours after it was begun', () => {
    const times = play(mix).map(({ time }) => time)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(times.at(-1)).toBeLessThan(start + 2 * day)
    expect(times[0]).toBeGreaterThanOrEqual(start)
  })

  it('has as many records as the scenario says, within a few per cent', () => {
    expect(play(mix).length / 2000).toBeCloseTo(1, 1)
    const backups = play(scenario(part('backups', 2000)))
    expect(Math.abs(backups.length - 4000)).toBeLessThan(80)
  })

  it('is multiplied by the scale, and there is none at nought', () => {
    const [once, thrice] = [play(mix).length, play(mix, { scale: 3 }).length]
    expect(thrice / once).toBeCloseTo(3, 0)
    expect(play(mix, { scale: 0 })).toEqual([])
  })

  it('is most at the hours of the office where it keeps them', () => {
    expect(shareByDay(play(scenario(part('people', 3000, { office: 0.95 }))))).toBeGreaterThan(0.75)
    expect(shareByDay(play(scenario(part('people', 3000))))).toBeCloseTo(8 / 24, 1)
  })

  it('ends with its days, or with the story', () => {
    const records = play(scenario(part('monitoring', 500, { days: 1 }), part('people', 500)))
    const last = (kind: RegExp): number =>
      Math.max(...records.flatMap(({ principal, time }) => (kind.test(principal) ? [time] : [])))
    expect(last(/monitoring-read/)).toBeLessThan(start + day)
    expect(last(/PlatformAdmin/)).toBeGreaterThan(start + day)
  })

  it('is in the same order of time where there is so much that slots are short', () => {
    const heavy = play(scenario(part('scaling', 400_000)), { end: start + hour / 4 })
    const times = heavy.map(({ time }) => time)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(heavy.length).toBeGreaterThan(2000)
  })

  it('is unseen where the place keeps no log for us', () => {
    expect(play(scenario(part('people', 500, { in: 'unseen' })))).toEqual([])
  })

  it('writes Azure in the dialect that is asked for', () => {
    const story = scenario(part('machines', 50, { in: 'theirs' }))
    expect(play(story).some(isRest)).toBe(false)
    expect(play(story, { azureDialect: 'azure-rest' }).every(isRest)).toBe(true)
  })
})
