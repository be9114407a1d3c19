import { describe, expect, it } from 'vitest'
import { eventAt } from '../../test/builders/eql-builder.ts'
import { EventStore } from './event-store.ts'
import { keepEvent } from './kept-event.ts'
import { compileEventOrder } from './order-events.ts'

describe('the store of events', () => {
  it('keeps the earliest, in order, and counts the rest', () => {
    const store = new EventStore(compileEventOrder(), 3)
    for (const time of [7, 2, 9, 4, 1, 8, 3, 5]) {
      store.add(keepEvent(eventAt(time, time, { category: 'c' }), [0]))
    }
    const { events, left } = store.finish()
    expect(events.map(({ time }) => time)).toEqual([1, 2, 3])
    expect(left).toBe(5)
  })
})
