import { describe, expect, it } from 'vitest'
import { eventAt } from '../../test/builders/eql-builder.ts'
import { keptWith } from '../../test/builders/kept-builder.ts'
import { EventStore } from './event-store.ts'
import { compileEventOrder, orderFields } from './order-events.ts'

describe('the store of events', () => {
  it('keeps the earliest, in order, and counts the rest', () => {
    const { fields, keep } = keptWith(...orderFields({}))
    const store = new EventStore(compileEventOrder(fields), 3)
    for (const time of [7, 2, 9, 4, 1, 8, 3, 5]) {
      store.add(keep(eventAt(time, time, { category: 'c' })))
    }
    const { events, left } = store.finish()
    expect(events.map(({ time }) => time)).toEqual([1, 2, 3])
    expect(left).toBe(5)
  })
})
