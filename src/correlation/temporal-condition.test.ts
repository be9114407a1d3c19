import { expect, it } from 'vitest'
import { createExpressionTest, createMemberCount } from './temporal-condition.ts'
import type { Entry } from './window-condition.ts'

const now = { time: 0, nanos: 0 }

function entryOf(...members: readonly number[]): Entry {
  return { ...now, at: 0, events: [0], members, texts: [], numbers: [], isOpen: false }
}

it('counts different members, however often each matches (sigma.md 8, point 7)', () => {
  const test = createMemberCount([{ operator: '>=', value: 2 }])
  test.enter([entryOf(0), entryOf(0)])
  expect(test.holds(now)).toBe(false)
  test.enter([entryOf(0, 1)])
  expect(test.holds(now)).toBe(true)
})

it('a member stays until its last match has left', () => {
  const test = createMemberCount([{ operator: '=', value: 1 }])
  test.enter([entryOf(0), entryOf(0)])
  test.leave(entryOf(0))
  expect(test.holds(now)).toBe(true)
  test.leave(entryOf(0))
  expect(test.holds(now)).toBe(false)
})

it.each([
  [[0], false],
  [[0, 1], true],
  [[1, 2], true],
  [[0, 1, 3], false],
])('(0 or 2) and 1 and not 3, of %j: %j', (members, holds) => {
  const [zero, one, two, three] = ([0, 1, 2, 3] as const).map(
    (member) => ({ kind: 'member', member }) as const,
  )
  if (!zero || !one || !two || !three) throw new Error('four members')
  const either = { kind: 'or', of: [zero, two] } as const
  const test = createExpressionTest({ kind: 'and', of: [either, one, { kind: 'not', of: three }] })
  test.enter(members.map((member) => entryOf(member)))
  expect(test.holds(now)).toBe(holds)
})
