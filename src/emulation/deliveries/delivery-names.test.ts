import { describe, expect, it } from 'vitest'
import { hour, minute, timeAt } from '../clock.ts'
import type { Batch } from './batched-shape.ts'
import { dayFolder, minuteStamp, placeFolder, plainPath, randomOf } from './delivery-names.ts'
import type { DeliverableRecord } from './delivery.ts'

const midnight = timeAt('2026-09-15 00:00:00')

const record: DeliverableRecord = {
  source: 'aws.cloudtrail',
  time: midnight,
  deliveredAt: midnight,
  place: '111122223333',
  part: 'eu-west-1',
  record: {},
}

const batch = (start: number, number = 0, first = record): Batch => ({
  records: [first],
  first,
  last: first,
  start,
  end: start + hour,
  number,
  isFull: false,
})

it('times are folders and stamps in UTC', () => {
  expect(dayFolder(midnight - 1)).toBe('2026/09/14')
  expect(minuteStamp(midnight + 125 * minute + 59_999)).toBe('20260915T0205Z')
})

describe('a path that no cloud sets', () => {
  it('is the window below the folder', () => {
    expect(plainPath('lake', batch(midnight), 'json')).toBe('lake/20260915T0000Z.json')
  })

  it('counts from the second batch of a window on', () => {
    expect(plainPath('lake', batch(midnight, 1), 'json')).toBe('lake/20260915T0000Z_2.json')
  })

  it('has folders for the place and for the part, if there is one', () => {
    expect(placeFolder('sqs', batch(midnight))).toBe('sqs/111122223333/eu-west-1')
    expect(placeFolder('rest', batch(midnight, 0, { ...record, part: '' }))).toBe(
      'rest/111122223333',
    )
  })
})

const draw = (name: string, of: Batch): string => randomOf(name, of).hex(8)

it('each batch of each shape draws ids of its own, the same every time', () => {
  const other = { ...record, part: 'us-east-1' }
  const draws = [
    draw('sqs', batch(midnight)),
    draw('sns', batch(midnight)),
    draw('sqs', batch(midnight, 1)),
    draw('sqs', batch(midnight + hour)),
    draw('sqs', batch(midnight, 0, other)),
  ]
  expect(new Set(draws).size).toBe(draws.length)
  expect(draw('sqs', batch(midnight))).toBe(draws[0])
})
