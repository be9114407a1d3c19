import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordTally } from './record-tally.ts'

describe('the sums of a run', () => {
  it('are zero before anything was read', () => {
    expect(new RecordTally().counts()).toEqual({
      read: 0,
      matched: 0,
      unmatched: 0,
      skipped: {},
      rejected: {},
    })
  })

  it('list reasons in the order of their names', () => {
    const tally = new RecordTally()
    for (const reason of ['b', 'a', 'b']) tally.reject(reason)
    tally.skip('outside-time-span', 3)
    const { rejected, skipped } = tally.counts()
    expect(Object.entries(rejected)).toEqual([
      ['a', 1],
      ['b', 2],
    ])
    expect(skipped).toEqual({ 'outside-time-span': 3 })
  })

  it('refuse more matches than records: that would be our own fault', () => {
    const tally = new RecordTally()
    tally.examine(1)
    expect(() => tally.match(2)).toThrow('more records matched')
  })

  it('add up: read = matched + unmatched + skipped + rejected (design 4.1)', () => {
    const some = fc.array(fc.nat({ max: 9 }))
    fc.assert(
      fc.property(some, some, fc.array(fc.string()), (examined, skipped, rejected) => {
        const tally = new RecordTally()
        for (const count of examined) tally.examine(count)
        for (const count of examined.slice(1)) tally.match(count)
        for (const count of skipped) tally.skip(`reason ${count}`, count)
        for (const reason of rejected) tally.reject(reason)
        const counts = tally.counts()
        const lost = [...Object.values(counts.skipped), ...Object.values(counts.rejected)]
        const all = [...examined, ...skipped, rejected.length].reduce((a, b) => a + b, 0)
        expect(counts.read).toBe(all)
        expect(lost.reduce((a, b) => a + b, counts.matched + counts.unmatched)).toBe(all)
      }),
    )
  })
})
