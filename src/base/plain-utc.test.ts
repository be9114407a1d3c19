import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PlainUtcReader } from './plain-utc.ts'

const reader = new PlainUtcReader()
const read = (text: string): number | undefined =>
  reader.read(Buffer.from(`"${text}"`), 1, text.length + 1)

it('reads a time in UTC to the second', () => {
  expect(read('2024-10-08T10:15:32Z')).toBe(Date.UTC(2024, 9, 8, 10, 15, 32))
  expect(read('2024-02-29T23:59:59Z')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59))
})

it('cuts off what is below a millisecond', () => {
  const second = Date.UTC(2024, 9, 8, 10, 15, 32)
  expect(read('2024-10-08T10:15:32.5Z')).toBe(second + 500)
  expect(read('2024-10-08T10:15:32.007Z')).toBe(second + 7)
  expect(read('2024-10-08T10:15:32.1239999Z')).toBe(second + 123)
  expect(read('2024-10-08T10:15:32.999999999Z')).toBe(second + 999)
})

it.each([
  '2024-10-08T10:15:32.Z',
  '2024-10-08T10:15:32.1234567890Z',
  '2024-10-08T10:15:32.12a4Z',
  '2024-10-08T10:15:32,123Z',
  '2024-10-08T10:15:32.123',
  '2024-10-08T10:15:32+00Z',
  '2024-10-08T10:15:32z',
  '2024-10-08 10:15:32Z',
  '2023-02-29T00:00:00Z',
  '2024-13-01T00:00:00Z',
  '2024-04-31T00:00:00Z',
  '0050-01-01T00:00:00Z',
  '2024-10-08T24:00:00Z',
  '2024-10-08T10:60:00Z',
  '2024-10-08T10:15:60Z',
  '2024-1a-08T10:15:32Z',
  '2024-10-08T10:15:3',
  '',
])('does not read %s', (text) => {
  expect(read(text)).toBeUndefined()
})

const readSpaced = (text: string): number | undefined =>
  reader.readSpaced(Buffer.from(`"${text}"`), 1, text.length + 1)

it('reads a time as BigQuery prints it, with its zone and without', () => {
  const second = Date.UTC(2024, 9, 8, 10, 15, 32)
  expect(readSpaced('2024-10-08 10:15:32.123456 UTC')).toBe(second + 123)
  expect(readSpaced('2024-10-08 10:15:32 UTC')).toBe(second)
  expect(readSpaced('2024-10-08 10:15:32.5')).toBe(second + 500)
  expect(readSpaced('2024-10-08 10:15:32')).toBe(second)
})

it.each([
  '2024-10-08T10:15:32 UTC',
  '2024-10-08 10:15:32Z',
  '2024-10-08 10:15:32UTC',
  '2024-10-08 10:15:32  UTC',
  '2024-10-08 10:15:32 GMT',
  '2024-10-08 10:15:32 utc',
  '2024-10-08 10:15:32 UTZ',
  '2024-10-08 10:15:32. UTC',
  '2024-10-08 10:15:32.1234567890 UTC',
  '2024-10-08 10:15:32+02:00',
  '2024-10-08 10:15 UTC',
  '2024-10-08 10:15',
  '2023-02-29 00:00:00 UTC',
  '2024-10-08',
  ' UTC',
  '',
])('does not read %s as such', (text) => {
  expect(readSpaced(text)).toBeUndefined()
})

it('reads what Date reads', () => {
  const date = fc.date({
    min: new Date('0100-01-01'),
    max: new Date('9999-12-31'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(date, (moment) => {
      const text = `${moment.toISOString().slice(0, 19)}Z`
      expect(read(text)).toBe(Date.parse(text))
    }),
  )
})
