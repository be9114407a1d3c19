import { describe, expect, it } from 'vitest'
import type { Event } from '../events/event.ts'
import { keptWith } from '../../test/builders/kept-builder.ts'
import { compareMoments, isLongerThan } from './kept-event.ts'

function nanosOf(timestamp: string | number): number {
  const document = { '@timestamp': timestamp }
  const event: Event = {
    source: 'gcp.audit',
    id: '',
    time: 0,
    endTime: 0,
    document,
    native: {},
    records: [],
  }
  return keptWith().keep(event).nanos
}

describe('moments', () => {
  it('read what a timestamp says below the millisecond', () => {
    expect(nanosOf('2026-01-01T00:00:00.123Z')).toBe(0)
    expect(nanosOf('2026-01-01T00:00:00.1234Z')).toBe(400_000)
    expect(nanosOf('2026-01-01T00:00:00.123000005Z')).toBe(5)
    expect(nanosOf(1_767_225_600_123)).toBe(0)
    expect(nanosOf(`2026-01-01T00:00:00.123456${'0'.repeat(100)}`)).toBe(0)
  })

  it('are ordered by both parts', () => {
    expect(compareMoments({ time: 1, nanos: 2 }, { time: 1, nanos: 3 })).toBeLessThan(0)
    expect(compareMoments({ time: 2, nanos: 0 }, { time: 1, nanos: 3 })).toBeGreaterThan(0)
  })

  it('a distance of exactly the span is not longer than it', () => {
    const from = { time: 0, nanos: 5 }
    expect(isLongerThan(10, from, { time: 10, nanos: 5 })).toBe(false)
    expect(isLongerThan(10, from, { time: 10, nanos: 6 })).toBe(true)
    expect(isLongerThan(10, from, { time: 11, nanos: 0 })).toBe(true)
  })
})
