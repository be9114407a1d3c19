import { assert, date, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../base/json.ts'
import { millisecondText, parseTimestamp } from './timestamp.ts'

const textOfTime = (value: JsonValue): string | undefined => parseTimestamp(value)?.text

describe('parseTimestamp', () => {
  it.each<[JsonValue, string]>([
    ['2024-10-08T10:15:32Z', '2024-10-08T10:15:32.000Z'],
    ['2024-10-08T10:15:32.1Z', '2024-10-08T10:15:32.100Z'],
    ['2007-01-09T09:41:00.6816663Z', '2007-01-09T09:41:00.6816663Z'],
    ['2007-01-09T09:41:00.535404056Z', '2007-01-09T09:41:00.535404056Z'],
    ['2007-01-09T11:41:00.25+02:00', '2007-01-09T09:41:00.250Z'],
    ['2007-01-09T04:11-0530', '2007-01-09T09:41:00.000Z'],
    ['2007-01-09T09:41:00', '2007-01-09T09:41:00.000Z'],
    ['2019-12-19 00:44:25.051204 UTC', '2019-12-19T00:44:25.051204Z'],
    ['1/9/2007 10:41:00 AM +01:00', '2007-01-09T09:41:00.000Z'],
    ['01/09/2007 09:41:00', '2007-01-09T09:41:00.000Z'],
    ['10/14/2024, 12:25:29 PM', '2024-10-14T12:25:29.000Z'],
    ['10/14/2024 12:25:29 AM', '2024-10-14T00:25:29.000Z'],
    [1571234567, '2019-10-16T14:02:47.000Z'],
    [1571234567.25, '2019-10-16T14:02:47.250Z'],
    [1571234567123, '2019-10-16T14:02:47.123Z'],
    [1571234567123456, '2019-10-16T14:02:47.123Z'],
    ['1571234567123456789', '2019-10-16T14:02:47.123Z'],
    ['1.571234567123E9', '2019-10-16T14:02:47.123Z'],
  ])('reads %j', (given, text) => {
    expect(textOfTime(given)).toBe(text)
  })

  it.each<[JsonValue, string]>([
    ['', 'nothing'],
    ['yesterday', 'a word'],
    ['2024-02-30T00:00:00Z', 'a day that does not exist'],
    ['2024-10-08T24:00:00Z', 'an hour that does not exist'],
    ['2024-10-08T10:15:32+25:00', 'an offset that does not exist'],
    ['13/14/2024 10:00:00', 'a month that does not exist'],
    ['1/9/2007 13:41:00 PM', 'an hour that a twelve-hour clock does not show'],
    ['2024-10-08', 'a date without a time'],
    [-1, 'a time before 1970'],
    [null, 'null'],
    [{ time: 1 }, 'an object'],
    ['9'.repeat(100_000), 'endless digits'],
  ])('answers undefined for %j, %s', (given) => {
    expect(parseTimestamp(given)).toBeUndefined()
  })

  it('knows the days that there are, from the year 100 on, as Date does', () => {
    assert(
      property(
        integer({ min: 0, max: 9999 }),
        integer({ min: 0, max: 13 }),
        integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}T00:00:00Z`
          const moment = new Date(text)
          // Date takes the 30th of February for the 1st of March.
          const isDay =
            year >= 100 && !Number.isNaN(moment.getTime()) && moment.getUTCDate() === day
          expect(parseTimestamp(text)?.milliseconds).toBe(isDay ? moment.getTime() : undefined)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-04-31', false],
    ['2024-00-01', false],
    ['0099-01-01', false],
  ])('is %s a day? %s', (day, isDay) => {
    expect(parseTimestamp(`${day}T00:00:00Z`) !== undefined).toBe(isDay)
  })

  it('reads back every moment that a Date can print, whatever the unit', () => {
    const moments = date({ min: new Date(1e11), max: new Date(4e12), noInvalidDate: true })
    assert(
      property(moments, (moment) => {
        const milliseconds = moment.getTime()
        expect(parseTimestamp(moment.toISOString())?.milliseconds).toBe(milliseconds)
        expect(parseTimestamp(milliseconds)?.milliseconds).toBe(milliseconds)
        expect(parseTimestamp(milliseconds / 1000)?.milliseconds).toBe(milliseconds)
      }),
    )
  })

  it('never throws, whatever the text', () => {
    assert(
      property(string(), (text) => {
        expect(() => parseTimestamp(text)).not.toThrow()
      }),
    )
  })
})

it('prints milliseconds only, as Elastic does, when asked', () => {
  const time = parseTimestamp('2007-01-09T09:41:00.6816663Z')
  expect(time && millisecondText(time)).toBe('2007-01-09T09:41:00.681Z')
})

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0')
}
