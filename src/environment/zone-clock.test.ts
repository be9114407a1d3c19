import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ZoneClock } from './zone-clock.ts'

/** Zones off the hour, with half-hour summers, with changes at odd minutes, and with dates that never were. */
const awkwardZones = [
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Australia/Eucla',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Europe/Dublin',
  'America/Sao_Paulo',
  'Asia/Tehran',
  'Antarctica/Troll',
  'UTC',
] as const

/** The wall clock as `Intl` shows it to people, without anything kept. */
function wallClock(zone: string, time: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const weekday = new Intl.DateTimeFormat('en', { timeZone: zone, weekday: 'long' })
  return `${format.format(time)} ${weekday.format(time)}`
}

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function told(clock: ZoneClock, time: number): string {
  const { day, minute, weekday } = clock.localTimeOf(time)
  const shown = new Date(day * 86_400_000 + minute * 60_000).toISOString()
  return `${shown.slice(0, 10)} ${shown.slice(11, 16)} ${dayNames[weekday]}`
}

describe('local time', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29 01:59 Sunday'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29 03:00 Sunday'],
    ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25 02:30 Sunday'],
    ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25 02:30 Sunday'],
    ['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02 00:00 Friday'],
    ['Australia/Lord_Howe', '2026-04-04T14:59:00Z', '2026-04-05 01:59 Sunday'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05 01:30 Sunday'],
    ['America/St_Johns', '2011-03-13T03:30:59Z', '2011-03-13 00:00 Sunday'],
    ['America/St_Johns', '2011-03-13T03:31:00Z', '2011-03-13 01:01 Sunday'],
    ['Pacific/Apia', '2011-12-30T09:59:00Z', '2011-12-29 23:59 Thursday'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31 00:00 Saturday'],
    ['UTC', '1969-12-31T23:59:59Z', '1969-12-31 23:59 Wednesday'],
  ])('in %s at %s is %s', (zone, time, expected) => {
    expect(told(new ZoneClock(zone), Date.parse(time))).toBe(expected)
  })

  it.each(awkwardZones)('in %s is what Intl says, whatever was asked before', (zone) => {
    const clock = new ZoneClock(zone)
    const moment = fc.integer({
      min: Date.parse('1990-01-01T00:00:00Z'),
      max: Date.parse('2040-01-01T00:00:00Z'),
    })
    fc.assert(
      fc.property(moment, (time) => {
        expect(told(clock, time)).toBe(wallClock(zone, time))
      }),
      { numRuns: 300 },
    )
  })

  it.each(awkwardZones)('in %s is right round every change of its clocks since 2005', (zone) => {
    const clock = new ZoneClock(zone)
    for (const change of changesOf(zone)) {
      for (const apart of [-1_800_000, -60_000, -1, 0, 1, 59_999, 60_000, 1_800_000]) {
        expect(told(clock, change + apart)).toBe(wallClock(zone, change + apart))
      }
    }
  })
})

/** The moments at which the clocks of a zone change, found by halving days whose ends differ. */
function changesOf(zone: string): readonly number[] {
  const clock = new ZoneClock(zone)
  const offset = (time: number): number => clock.offsetAt(time)
  const day = 86_400_000
  const changes: number[] = []
  for (let at = Date.parse('2005-01-01T00:00:00Z'); at < Date.parse('2030-01-01'); at += day) {
    if (offset(at) === offset(at + day)) continue
    let [low, high] = [at, at + day]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (offset(middle) === offset(at)) low = middle
      else high = middle
    }
    changes.push(high)
  }
  return changes
}

describe('the clock of a zone', () => {
  it('finds the changes that the test above goes through', () => {
    expect(changesOf('Europe/Dublin')).toHaveLength(50)
    expect(changesOf('Asia/Kathmandu')).toHaveLength(0)
  })

  it('keeps a bounded number of offsets', () => {
    const clock = new ZoneClock('Asia/Kathmandu')
    for (let place = 0; place < 20_000; place++) clock.offsetAt(place * 900_000)
    expect(clock.size).toBeLessThanOrEqual(16_384)
    expect(clock.offsetAt(0)).toBe(5.5 * 3_600_000)
  })

  it('reaches to both ends of time', () => {
    const clock = new ZoneClock('UTC')
    expect(clock.offsetAt(8.64e15)).toBe(0)
    expect(clock.offsetAt(-8.64e15)).toBe(0)
    expect(clock.offsetAt(Date.parse('0050-06-01T00:00:00Z'))).toBe(0)
  })

  it('refuses what is no zone and no moment', () => {
    expect(() => new ZoneClock('Mars/Olympus')).toThrow(RangeError)
    expect(() => new ZoneClock('UTC').offsetAt(Number.NaN)).toThrow(RangeError)
  })
})
