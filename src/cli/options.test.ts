import { InvalidArgumentError } from 'commander'
import { describe, expect, it } from 'vitest'
import {
  collect,
  parseCount,
  parseEndTime,
  parseJobs,
  parseLevel,
  parseScale,
  parseTime,
} from './options.ts'

const iso = (time: number): string => new Date(time).toISOString()

describe('a level', () => {
  it('is read in any case', () => {
    expect(['high', 'HIGH', 'Informational'].map(parseLevel)).toEqual([
      'high',
      'high',
      'informational',
    ])
  })

  it('that is none is refused with the nearest ones, or all', () => {
    expect(() => parseLevel('hihg')).toThrow('did you mean "high"?')
    expect(() => parseLevel('7')).toThrow('one of informational, low, medium, high, critical')
    expect(() => parseLevel('')).toThrow(InvalidArgumentError)
  })
})

describe('a time', () => {
  it('is a day or a moment, in UTC unless it says otherwise', () => {
    expect(iso(parseTime('2026-03-02'))).toBe('2026-03-02T00:00:00.000Z')
    expect(iso(parseTime('2026-03-02T14:05'))).toBe('2026-03-02T14:05:00.000Z')
    expect(iso(parseTime('2026-03-02 14:05:09'))).toBe('2026-03-02T14:05:09.000Z')
    expect(iso(parseTime('2026-03-02T14:05:00.123456789Z'))).toBe('2026-03-02T14:05:00.123Z')
    expect(iso(parseTime('2026-03-02T14:05:00+02:00'))).toBe('2026-03-02T12:05:00.000Z')
  })

  it.each(['', 'yesterday', '2026', '02/03/2026', '2026-13-01', '2026-02-30', '2026-03-02T25:00'])(
    'is not «%s»',
    (text) => expect(() => parseTime(text)).toThrow('write 2026-03-02'),
  )

  it('as an end is the whole day, minute or second that it names', () => {
    expect(iso(parseEndTime('2026-03-02'))).toBe('2026-03-02T23:59:59.999Z')
    expect(iso(parseEndTime('2026-03-02T14:05:00Z'))).toBe('2026-03-02T14:05:00.999Z')
    expect(iso(parseEndTime('2026-03-02T14:05Z'))).toBe('2026-03-02T14:05:59.999Z')
    expect(iso(parseEndTime('2026-03-02T14:05:00.5Z'))).toBe('2026-03-02T14:05:00.500Z')
  })
})

describe('a number', () => {
  it('is a count when it is whole', () => {
    expect(['0', '12', '999999999'].map(parseCount)).toEqual([0, 12, 999_999_999])
    for (const text of ['', '-1', '1.5', '1e3', '9999999999', 'x']) {
      expect(() => parseCount(text)).toThrow('not a whole number')
    }
  })

  it('is a scale when it is zero or more', () => {
    expect(['0', '0.5', '1000', '999999.999'].map(parseScale)).toEqual([0, 0.5, 1000, 999_999.999])
    for (const text of ['', '-1', '.5', '1.', '1e3', '1,5', '1000000', '0.0001', 'Infinity']) {
      expect(() => parseScale(text)).toThrow('not a number')
    }
  })
})

it('collects what is given more than once, in order', () => {
  expect(collect('b', collect('a'))).toEqual(['a', 'b'])
})

describe('a number of threads', () => {
  it('is at least one, and not absurd', () => {
    expect(parseJobs('1')).toBe(1)
    expect(parseJobs('16')).toBe(16)
    for (const text of ['0', '-1', 'two', '1.5', '1000']) {
      expect(() => parseJobs(text)).toThrow(InvalidArgumentError)
    }
  })
})
