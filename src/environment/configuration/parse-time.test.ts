import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseClock,
  parseDate,
  parseDays,
  parseDuration,
  parseUntil,
  parseZone,
} from './parse-time.ts'
import type { Parsed } from './parsed.ts'

function valueOf<Value>(parsed: Parsed<Value>): Value | undefined {
  return 'value' in parsed ? parsed.value : undefined
}

describe('a date', () => {
  it.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2027-04-31', false],
    ['2027-4-1', false],
    ['1999-12-31', false],
    ['2100-01-01', false],
    ['2027-03-31T00:00:00Z', false],
  ])('%s: %s', (text, expected) => {
    expect('value' in parseDate(text)).toBe(expected)
  })

  it('as an expiry holds to the end of its day in UTC', () => {
    expect(valueOf(parseUntil('2026-12-31'))).toBe(Date.parse('2027-01-01T00:00:00Z'))
  })

  it('is every day that there is', () => {
    const day = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2099-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10)
        expect(valueOf(parseDate(text))).toEqual({ date: text, start: Date.parse(text) })
      }),
    )
  })
})

it.each([
  ['00:00', 0],
  ['08:30', 510],
  ['24:00', 1440],
  ['24:01', undefined],
  ['23:60', undefined],
  ['8:30', undefined],
  ['08:30:00', undefined],
])('the time of day %s is minute %s', (text, expected) => {
  expect(valueOf(parseClock(text))).toBe(expected)
})

it.each([
  ['monday', [1]],
  ['Monday-Friday', [1, 2, 3, 4, 5]],
  ['saturday-monday', [0, 1, 6]],
  ['sunday-saturday', [0, 1, 2, 3, 4, 5, 6]],
  ['monday - tuesday', [1, 2]],
  ['monday-wednesday-friday', undefined],
  ['', undefined],
  ['-', undefined],
])('the days %s are %j', (text, expected) => {
  expect(valueOf(parseDays(text))).toEqual(expected)
})

describe('a zone', () => {
  it.each(['Europe/Berlin', 'America/Argentina/Ushuaia', 'Asia/Kolkata', 'Etc/GMT+3', 'UTC'])(
    '%s is one',
    (zone) => {
      expect(valueOf(parseZone(zone))).toBe(zone)
    },
  )

  it.each(['CET', 'EST', 'IST', 'GMT+3', '+01:00', 'Europe', 'Europe/', '', 'Europe/Berlin '])(
    '%j is none',
    (zone) => {
      expect('value' in parseZone(zone)).toBe(false)
    },
  )
})

it.each([
  ['6h', 21_600_000],
  ['366d', 366 * 86_400_000],
  ['367d', undefined],
  ['99999999999999999999d', undefined],
  ['0s', undefined],
  ['6', undefined],
])('the length %s is %s ms', (text, expected) => {
  expect(valueOf(parseDuration(text))).toBe(expected)
})
