import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minute } from '../clock.ts'
import { batchedShape, windowStart } from './batched-shape.ts'
import type { Batch } from './batched-shape.ts'
import type { DeliverableRecord, DeliveryOptions } from './delivery.ts'

/** A record that happens and is delivered at a minute. */
const at = (minutes: number, place = 'p'): DeliverableRecord => ({
  source: 'aws.cloudtrail',
  time: minutes * minute,
  deliveredAt: minutes * minute,
  place,
  part: '',
  record: { minutes },
})

/** Tells of each batch what it is: key, window in minutes, number, minutes of its records. */
const tell = ({ first, start, end, number, isFull, records }: Batch) => ({
  path: first.place,
  text: [
    `${start / minute}-${end / minute}`,
    `#${number}`,
    ...(isFull ? ['full'] : []),
    ...records.map(({ record }) => JSON.stringify(record['minutes'])),
  ].join(' '),
})

const shape = batchedShape(
  { name: 'told', sources: ['aws.cloudtrail'], says: '' },
  { windowMinutes: 10, recordsPerFile: 3, keyOf: ({ place }) => place, pieceOf: tell },
)

const told = (
  records: Iterable<DeliverableRecord>,
  options: DeliveryOptions = {},
): readonly string[] =>
  [...shape.deliver(records, options)].map(({ path, text }) => `${path} ${text}`)

describe('a batch', () => {
  it('closes when its window ends', () => {
    expect(told([at(1), at(9), at(10), at(35)])).toEqual([
      'p 0-10 #0 1 9',
      'p 10-20 #0 10',
      'p 30-40 #0 35',
    ])
  })

  it('closes when it is full, and the next one of its window goes on counting', () => {
    expect(told([at(1), at(2), at(3), at(4), at(11)])).toEqual([
      'p 0-10 #0 full 1 2 3',
      'p 0-10 #1 4',
      'p 10-20 #0 11',
    ])
  })

  it('holds records of one key', () => {
    expect(told([at(1, 'a'), at(2, 'b'), at(3, 'a')])).toEqual(['a 0-10 #0 1 3', 'b 0-10 #0 2'])
  })

  it('is as large as asked', () => {
    expect(told([at(1), at(9), at(10)], { windowMinutes: 5, recordsPerFile: 1 })).toEqual([
      'p 0-5 #0 full 1',
      'p 5-10 #0 full 9',
      'p 10-15 #0 full 10',
    ])
  })

  it('goes by delivery, not by event', () => {
    const late = { ...at(12), time: 1 * minute, record: { minutes: 1 } }
    expect(told([at(9), late])).toEqual(['p 0-10 #0 9', 'p 10-20 #0 1'])
  })
})

it('records that the shape does not hold are left out', () => {
  const some = batchedShape(
    { name: 'some', sources: ['aws.cloudtrail'], says: '' },
    {
      windowMinutes: 10,
      recordsPerFile: 3,
      keyOf: ({ place }) => place,
      pieceOf: tell,
      holds: ({ place }) => place === 'a',
    },
  )
  expect([...some.deliver([at(1, 'a'), at(2, 'b')], {})]).toEqual([
    { path: 'a', text: '0-10 #0 1' },
  ])
})

describe('misuse throws', () => {
  it.each<DeliveryOptions>([
    { windowMinutes: 0 },
    { windowMinutes: 1.5 },
    { recordsPerFile: -1 },
    { recordsPerFile: NaN },
  ])('for %j, at once', (options) => {
    expect(() => shape.deliver([], options)).toThrow(TypeError)
  })

  it('for records out of order', () => {
    expect(() => told([at(2), at(1)])).toThrow(/order/)
  })

  it('for records of another source', () => {
    expect(() => told([{ ...at(1), source: 'gcp.audit' }])).toThrow(/gcp\.audit/)
  })

  it('for Azure records of the other dialect', () => {
    const rest = batchedShape(
      { name: 'r', sources: ['azure.activitylogs'], azureDialect: 'azure-rest', says: '' },
      { windowMinutes: 1, recordsPerFile: 1, keyOf: () => '', pieceOf: tell },
    )
    const azure = { ...at(1), source: 'azure.activitylogs' } as const
    const named = { ...azure, record: { operationName: { value: 'X/write' } } }
    expect([...rest.deliver([named], {})]).toHaveLength(1)
    const exported = { ...azure, record: { operationName: 'X/WRITE' } }
    expect(() => [...rest.deliver([exported], {})]).toThrow(/azure-rest/)
  })
})

it('every record goes out once, window by window, and no more than a window is ever held', () => {
  const minutes = fc.array(fc.tuple(fc.nat(300), fc.constantFrom('a', 'b', 'c')))
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 40 }), (list, windowMinutes) => {
      const records = list
        .toSorted(([one], [other]) => one - other)
        .map(([minutesIn, place]) => at(minutesIn, place))
      let taken = 0
      const watched = function* (): Generator<DeliverableRecord> {
        for (const record of records) {
          taken++
          yield record
        }
      }
      const windows: number[] = []
      let out = 0
      for (const { text } of shape.deliver(watched(), { windowMinutes })) {
        const [window = '', , ...rest] = text.split(' ')
        const start = Number(window.split('-')[0])
        windows.push(start)
        // The record that opens the next window is the one taken beyond.
        const within = records.filter(
          ({ time }) => windowStart(time / minute, windowMinutes) === start,
        )
        expect(taken - out).toBeLessThanOrEqual(within.length + 1)
        out += rest.filter((word) => word !== 'full').length
      }
      expect(out).toBe(records.length)
      expect(windows).toEqual(windows.toSorted((one, other) => one - other))
    }),
  )
})
