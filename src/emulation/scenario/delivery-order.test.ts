import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { delayLine, type DelayRules, mergeInOrder } from './delivery-order.ts'
import type { EmulatedRecord } from './emulated-record.ts'

function record(id: string, deliveredAt: number): EmulatedRecord {
  const place = { source: 'aws.cloudtrail', place: '111122223333', part: 'eu-west-1' } as const
  return { ...place, id, time: deliveredAt, deliveredAt, record: {}, principal: 'lena' }
}

/** Records `a0`, `a1` and so on, in the order of their delivery. */
function stream(name: string, times: readonly number[]): readonly EmulatedRecord[] {
  return times
    .toSorted((one, other) => one - other)
    .map((time, place) => record(`${name}${place}`, time))
}

const ids = (records: Iterable<EmulatedRecord>): readonly string[] =>
  [...records].map(({ id }) => id)
const times = fc.array(fc.nat({ max: 50 }), { maxLength: 30 })

function isInOrder(records: readonly EmulatedRecord[]): boolean {
  return records.every((one, place) => one.deliveredAt >= (records[place - 1]?.deliveredAt ?? 0))
}

function* endless(): Generator<EmulatedRecord> {
  for (let time = 0; ; time++) yield record(`e${time}`, time)
}

describe('streams', () => {
  it('become one in the order of delivery; at one moment the first stream goes first', () => {
    const merged = mergeInOrder([stream('a', [1, 5, 5]), [], stream('b', [0, 5, 9])])
    expect(ids(merged)).toEqual(['b0', 'a0', 'a1', 'a2', 'b1', 'b2'])
  })

  it('lose nothing, and keep their own order', () => {
    fc.assert(
      fc.property(fc.array(times, { maxLength: 4 }), (lists) => {
        const streams = lists.map((list, place) => stream(`${place}-`, list))
        const merged = [...mergeInOrder(streams)]
        expect(isInOrder(merged)).toBe(true)
        for (const [place, one] of streams.entries()) {
          expect(merged.filter(({ id }) => id.startsWith(`${place}-`))).toEqual(one)
        }
        expect(merged).toHaveLength(lists.flat().length)
      }),
    )
  })

  it('are read no further than they are asked for', () => {
    const [first, second] = mergeInOrder([endless(), stream('a', [1])])
    expect([first?.id, second?.id]).toEqual(['e0', 'e1'])
  })
})

const delayed = (
  list: readonly EmulatedRecord[],
  rule: Omit<DelayRules, 'random'>,
  seed = '1',
): readonly EmulatedRecord[] => [...delayLine(list, { ...rule, random: createRandom(seed) })]

describe('a delay', () => {
  const rules = fc.record({
    late: fc.constantFrom(0, 0.3, 1),
    lateBy: fc.nat({ max: 40 }),
    duplicates: fc.constantFrom(0, 0.3, 1),
    seed: fc.string({ maxLength: 4 }),
  })

  it('keeps the order of delivery, loses nothing, and changes nothing but when', () => {
    fc.assert(
      fc.property(times, rules, (list, { seed, ...rule }) => {
        const before = stream('a', list)
        const after = delayed(before, rule, seed)
        expect(isInOrder(after)).toBe(true)
        expect(new Set(ids(after))).toEqual(new Set(ids(before)))
        for (const one of after) {
          const original = before.find(({ id }) => id === one.id)
          const wait = one.deliveredAt - (original?.deliveredAt ?? 0)
          expect(wait).toBeGreaterThanOrEqual(0)
          expect(wait).toBeLessThanOrEqual(Math.max(1, rule.lateBy))
          expect({ ...one, deliveredAt: 0 }).toEqual({ ...original, deliveredAt: 0 })
        }
        const most = rule.duplicates === 0 ? 1 : 2
        for (const { id } of before) {
          expect(after.filter((one) => one.id === id).length).toBeLessThanOrEqual(most)
        }
      }),
    )
  })

  it('of none leaves the stream as it is', () => {
    const list = stream('a', [1, 2, 3])
    expect(delayed(list, { late: 0, lateBy: 10, duplicates: 0 })).toEqual(list)
  })

  it('of all holds back every record, and repeats every one where that is asked', () => {
    const list = stream('a', [10, 20, 1000])
    const late = delayed(list, { late: 1, lateBy: 30, duplicates: 0 })
    expect(
      late.every(
        ({ id, deliveredAt }) =>
          deliveredAt > (list.find((one) => one.id === id)?.deliveredAt ?? 0),
      ),
    ).toBe(true)
    const twice = delayed(list, { late: 0, lateBy: 30, duplicates: 1 })
    expect(ids(twice).toSorted()).toEqual(['a0', 'a0', 'a1', 'a1', 'a2', 'a2'])
    expect(twice.filter(({ id }) => id === 'a0').map(({ deliveredAt }) => deliveredAt)[0]).toBe(10)
  })

  it('makes about as many late as it is told', () => {
    const list = stream(
      'a',
      Array.from({ length: 2000 }, (_, place) => place * 100),
    )
    const late = delayed(list, { late: 0.25, lateBy: 50, duplicates: 0 }).filter(
      ({ time, deliveredAt }) => deliveredAt > time,
    )
    expect(late.length / list.length).toBeCloseTo(0.25, 1)
  })

  it('holds no more than what waits', () => {
    let read = 0
    function* watched(): Generator<EmulatedRecord> {
      for (; read < 1000; read++) yield record(`w${read}`, read * 10)
    }
    const line = delayLine(watched(), {
      late: 0.5,
      lateBy: 50,
      duplicates: 0.5,
      random: createRandom('x'),
    })
    for (let taken = 0; taken < 10; taken++) line.next()
    expect(read).toBeLessThan(30)
  })
})
