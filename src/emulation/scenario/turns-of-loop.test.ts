import { describe, expect, it } from 'vitest'
import { day, hour, minute, timeAt } from '../clock.ts'
import type { RepeatPart } from './scenario.ts'
import { turnsOfLoop } from './turns-of-loop.ts'

// A Thursday.
const begin = timeAt('2026-09-17 01:00:00')
const turns = (repeat: RepeatPart, seed = 'story'): readonly number[] =>
  turnsOfLoop(repeat, { begin, seed }) ?? []
const told = (repeat: RepeatPart): readonly string[] =>
  turns(repeat).map((time) => new Date(time).toISOString().slice(0, 16))

describe('the turns of a loop', () => {
  it('come every so often', () => {
    expect(told({ every: '12h', times: 3 })).toEqual([
      '2026-09-17T01:00',
      '2026-09-17T13:00',
      '2026-09-18T01:00',
    ])
  })

  it('keep to weekdays, and count those alone', () => {
    expect(told({ every: '1d', times: 4, on: 'weekdays' })).toEqual([
      '2026-09-17T01:00',
      '2026-09-18T01:00',
      '2026-09-21T01:00',
      '2026-09-22T01:00',
    ])
  })

  it('keep to weekends', () => {
    expect(told({ every: '1d', times: 3, on: 'weekends' })).toEqual([
      '2026-09-19T01:00',
      '2026-09-20T01:00',
      '2026-09-26T01:00',
    ])
  })

  it('are none when no turn is ever on such a day', () => {
    const weekly: RepeatPart = { every: '7d', times: 3, on: 'weekends' }
    expect(turnsOfLoop(weekly, { begin, seed: 'story' })).toBeUndefined()
  })

  it('begin within so much time, in whole seconds, differently from turn to turn', () => {
    const waits = turns({ every: '1d', times: 200, within: '3h' }).map(
      (time, turn) => time - begin - turn * day,
    )
    expect(Math.min(...waits)).toBeLessThan(10 * minute)
    expect(Math.max(...waits)).toBeGreaterThan(3 * hour - 10 * minute)
    expect(waits.filter((wait) => wait < 0 || wait >= 3 * hour || wait % 1000 !== 0)).toEqual([])
  })

  it('wait as the seed will have it', () => {
    const loop: RepeatPart = { every: '1d', times: 5, within: '3h' }
    expect(turns(loop)).toEqual(turns(loop))
    expect(turns(loop)).not.toEqual(turns(loop, 'another'))
  })
})
