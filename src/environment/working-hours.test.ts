import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkingCalendar } from './configuration/environment.ts'
import type { Principal } from './principals/principal.ts'
import { createOffHoursTest } from './working-hours.ts'

const anna: Principal = { id: 'anna@example.com', kind: 'human', display: 'anna@example.com' }

const office: WorkingCalendar = {
  zone: 'Europe/Berlin',
  days: [1, 2, 3, 4, 5],
  from: 8 * 60,
  to: 18 * 60,
  holidays: ['2026-12-25'],
  line: 2,
}

const night: WorkingCalendar = { ...office, days: [5, 6], from: 22 * 60, to: 6 * 60 }

function isOff(time: string, ...calendars: readonly WorkingCalendar[]): boolean | undefined {
  return createOffHoursTest(calendars)(Date.parse(time), anna)
}

describe('off-hours', () => {
  it('are not known without a calendar', () => {
    expect(isOff('2026-06-01T03:00:00Z')).toBeUndefined()
    expect(isOff('2026-06-01T03:00:00Z', { ...office, principals: ['bob@*'] })).toBeUndefined()
  })

  it.each([
    ['before the first minute', '2026-06-01T05:59:59.999Z', true],
    ['in the first minute', '2026-06-01T06:00:00Z', false],
    ['in the last minute', '2026-06-01T15:59:59.999Z', false],
    ['after the last minute', '2026-06-01T16:00:00Z', true],
    ['an hour later by UTC in winter', '2026-01-05T06:59:59Z', true],
    ['when work begins in winter', '2026-01-05T07:00:00Z', false],
    ['on a Saturday', '2026-06-06T10:00:00Z', true],
    ['on a holiday', '2026-12-25T10:00:00Z', true],
    ['on the day before', '2026-12-24T10:00:00Z', false],
  ])('%s', (_, time, expected) => {
    expect(isOff(time, office)).toBe(expected)
  })

  it.each([
    ['America/St_Johns', '2026-07-01T10:30:00Z', false],
    ['America/St_Johns', '2026-07-01T10:29:59Z', true],
    ['Asia/Kathmandu', '2026-07-01T02:15:00Z', false],
    ['Asia/Kathmandu', '2026-07-01T02:14:59Z', true],
    ['Australia/Lord_Howe', '2026-06-30T21:30:00Z', false],
    ['Australia/Lord_Howe', '2026-06-30T21:29:59Z', true],
    ['Australia/Lord_Howe', '2026-12-01T21:00:00Z', false],
    ['Australia/Lord_Howe', '2026-12-01T20:59:59Z', true],
  ])('go by the zone: %s at %s', (zone, time, expected) => {
    expect(isOff(time, { ...office, zone })).toBe(expected)
  })
})

describe('a clock change', () => {
  const sunday: WorkingCalendar = { ...office, days: [0], holidays: [] }

  it('in spring: 02:30 never comes, 03:00 follows 01:59', () => {
    const until3 = { ...sunday, from: 60, to: 180 }
    expect(isOff('2026-03-28T23:59:59Z', until3)).toBe(true)
    expect(isOff('2026-03-29T00:00:00Z', until3)).toBe(false)
    expect(isOff('2026-03-29T00:59:59Z', until3)).toBe(false)
    expect(isOff('2026-03-29T01:00:00Z', until3)).toBe(true)
  })

  it('in spring: hours that lie in the gap alone have no moment', () => {
    const inGap = { ...sunday, from: 130, to: 170 }
    for (let minute = 0; minute < 24 * 60; minute++) {
      const time = new Date(Date.parse('2026-03-28T23:00:00Z') + minute * 60_000).toISOString()
      expect(isOff(time, inGap)).toBe(true)
    }
  })

  it('in autumn: both passes of 02:30 are inside', () => {
    const half = { ...sunday, from: 150, to: 160 }
    expect(isOff('2026-10-25T00:30:00Z', half)).toBe(false)
    expect(isOff('2026-10-25T01:30:00Z', half)).toBe(false)
    expect(isOff('2026-10-25T00:40:00Z', half)).toBe(true)
    expect(isOff('2026-10-25T02:30:00Z', half)).toBe(true)
  })

  it('inside a night: it ends by the wall clock, an hour shorter or longer', () => {
    const whole = { ...night, days: [6] as const, holidays: [] }
    expect(isOff('2026-03-29T03:59:59Z', whole)).toBe(false)
    expect(isOff('2026-03-29T04:00:00Z', whole)).toBe(true)
    expect(isOff('2026-10-25T04:59:59Z', whole)).toBe(false)
    expect(isOff('2026-10-25T05:00:00Z', whole)).toBe(true)
  })
})

describe('a window that crosses midnight', () => {
  it.each([
    ['before it begins on Friday', '2026-06-05T19:59:59Z', true],
    ['when it begins', '2026-06-05T20:00:00Z', false],
    ['at midnight', '2026-06-05T22:00:00Z', false],
    ['before it ends on Saturday', '2026-06-06T03:59:59Z', false],
    ['when it has ended', '2026-06-06T04:00:00Z', true],
    ['on Sunday morning, begun on Saturday', '2026-06-07T03:00:00Z', false],
    ['on Sunday evening, no day of work', '2026-06-07T20:00:00Z', true],
    ['on Friday morning, not begun on Thursday', '2026-06-05T03:00:00Z', true],
  ])('%s', (_, time, expected) => {
    expect(isOff(time, night)).toBe(expected)
  })

  it('is taken away by a holiday on the day that it begins on, not on the day that it ends on', () => {
    // 25 December 2026 is a Friday.
    const work = { ...night, days: [4, 5] as const }
    expect(isOff('2026-12-24T22:30:00Z', work)).toBe(false)
    expect(isOff('2026-12-25T04:30:00Z', work)).toBe(false)
    expect(isOff('2026-12-25T21:30:00Z', work)).toBe(true)
    expect(isOff('2026-12-26T04:30:00Z', work)).toBe(true)
  })

  it('may end at 24:00 or begin at 00:00', () => {
    expect(isOff('2026-06-05T21:59:59Z', { ...night, to: 1440 })).toBe(false)
    expect(isOff('2026-06-05T22:00:00Z', { ...night, days: [5], to: 1440 })).toBe(true)
    expect(isOff('2026-06-05T22:00:00Z', { ...night, from: 0, to: 1440 })).toBe(false)
    expect(isOff('2026-06-05T22:30:00Z', { ...night, days: [5], to: 0 })).toBe(true)
    expect(isOff('2026-06-05T21:30:00Z', { ...night, days: [5], to: 0 })).toBe(false)
  })
})

describe('several calendars', () => {
  const kolkata: WorkingCalendar = { ...office, zone: 'Asia/Kolkata' }

  it('are joined: whoever is at work somewhere is at work', () => {
    expect(isOff('2026-06-01T03:00:00Z', office, kolkata)).toBe(false)
    expect(isOff('2026-06-01T14:00:00Z', office, kolkata)).toBe(false)
    expect(isOff('2026-06-01T20:00:00Z', office, kolkata)).toBe(true)
  })

  it('that name a principal are his alone, and he goes by them alone', () => {
    const hers = { ...kolkata, principals: ['anna@example.com'] }
    expect(isOff('2026-06-01T03:00:00Z', office, hers)).toBe(false)
    expect(isOff('2026-06-01T14:00:00Z', office, hers)).toBe(true)
    const his = { ...kolkata, principals: ['bob@example.com'] }
    expect(isOff('2026-06-01T03:00:00Z', office, his)).toBe(true)
  })

  it.each([
    [{ id: 'azure:t:o', kind: 'human', display: 'anna@example.com' }],
    [{ id: 'arn:aws:iam::1:role/x', kind: 'human', session: 'anna@example.com', display: 'x' }],
  ] as const)('know people by the names that they sign in with: %o', (principal) => {
    const test = createOffHoursTest([{ ...kolkata, principals: ['Anna@*'] }])
    expect(test(Date.parse('2026-06-01T05:00:00Z'), principal)).toBe(false)
  })
})

it('agrees with a clock that goes through the day minute by minute', () => {
  const minuteOf = fc.integer({ min: 0, max: 1439 })
  const zone = fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Pacific/Chatham', 'UTC')
  const calendar = fc.record({
    zone,
    from: minuteOf,
    to: minuteOf,
    day: fc.integer({ min: 0, max: 6 }),
  })
  const start = Date.parse('2026-03-20T00:00:00Z')
  const time = fc.integer({ min: start, max: start + 280 * 86_400_000 })
  fc.assert(
    fc.property(calendar, time, (words, at) => {
      fc.pre(words.from !== words.to)
      // Sunday is 0, and every day is asked for by its English name.
      const parts = new Intl.DateTimeFormat('en-GB', {
        timeZone: words.zone,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).formatToParts(at)
      const part = (name: string): string => parts.find(({ type }) => type === name)?.value ?? ''
      const weekday = 'SunMonTueWedThuFriSat'.indexOf(part('weekday')) / 3
      const minute = Number(part('hour')) * 60 + Number(part('minute'))
      const beganToday = minute >= words.from && (words.from > words.to || minute < words.to)
      const beganBefore = words.from > words.to && minute < words.to
      const isAtWork =
        (beganToday && weekday === words.day) || (beganBefore && (weekday + 6) % 7 === words.day)
      const { day, ...hours } = words
      // The day is one of seven by its making.
      const days = [day as WorkingCalendar['days'][number]]
      const test = createOffHoursTest([{ ...hours, days, holidays: [], line: 1 }])
      expect(test(at, anna)).toBe(!isAtWork)
    }),
    { numRuns: 1000 },
  )
})
