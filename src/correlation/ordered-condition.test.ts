import { describe, expect, it } from 'vitest'
import { createOrderedTest } from './ordered-condition.ts'
import type { Entry } from './window-condition.ts'

/** `1:0,2` is an event at 1 ms that matches the members 0 and 2. */
function entriesOf(text: string): readonly Entry[] {
  return text.split(' ').map((one, at) => {
    const [time = '', members = ''] = one.split(':')
    const told = { at, events: [at], texts: [], numbers: [], isOpen: false }
    return { ...told, time: Number(time), nanos: 0, members: members.split(',').map(Number) }
  })
}

function lastOf(entries: readonly Entry[]): Entry {
  const last = entries.at(-1)
  if (last === undefined) throw new Error('entries are given')
  return last
}

/** Does 0, 1, 2 stand in order within 10 ms, with none of the absent members? */
function holds(text: string, absent: readonly number[] = []): boolean {
  const test = createOrderedTest([{ chain: [0, 1, 2], absent }], 10)
  const entries = entriesOf(text)
  const times = [...new Set(entries.map(({ time }) => time))]
  for (const time of times) test.enter(entries.filter((entry) => entry.time === time))
  return test.holds(lastOf(entries))
}

describe('0, then 1, then 2 (sigma.md 8, point 8)', () => {
  it.each([
    ['1:0 2:1 3:2', true],
    ['1:0 2:2 3:1', false],
    ['1:0 2:1 2:7 3:0 4:2', true],
    ['1:2 1:1 1:0', true],
    ['1:0,1 2:2', false],
    ['1:0,1 1:0,1 2:2', true],
    ['1:0 2:1 11:2', true],
    ['1:0 2:1 12:2', false],
    ['1:0 5:0 6:1 12:2', true],
  ])('%s: %j', (text, verdict) => {
    expect(holds(text)).toBe(verdict)
  })

  it('fails for a member that must have no match', () => {
    expect(holds('1:0 2:1 3:2 4:3', [4])).toBe(true)
    expect(holds('1:0 2:1 3:2 4:3', [3])).toBe(false)
  })
})

it('rests on the entries that stand in some chain', () => {
  const entries = entriesOf('1:1 2:0 3:5 4:1 5:0')
  const test = createOrderedTest([{ chain: [0, 1], absent: [] }], 10)
  for (const entry of entries) test.enter([entry])
  expect(test.contributing?.(entries).map(({ time }) => time)).toEqual([2, 4])
})
