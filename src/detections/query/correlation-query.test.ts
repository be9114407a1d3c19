import { expect, it } from 'vitest'
import { isDecidedAtClose, type CorrelationTest } from './correlation-query.ts'

const member = { kind: 'member', member: 0 } as const
const not = { kind: 'not', of: member } as const

it.each<readonly [boolean, CorrelationTest]>([
  [false, { kind: 'events', bounds: [{ operator: '>=', value: 2 }] }],
  [true, { kind: 'events', bounds: [{ operator: '=', value: 2 }] }],
  [
    true,
    {
      kind: 'sum',
      bounds: [
        { operator: '>', value: 2 },
        { operator: '<', value: 9 },
      ],
    },
  ],
  [false, { kind: 'expression', expression: { kind: 'and', of: [member, member] } }],
  [true, { kind: 'expression', expression: { kind: 'or', of: [member, not] } }],
  [false, { kind: 'ordered', alternatives: [{ chain: [0, 1], absent: [] }] }],
  [true, { kind: 'ordered', alternatives: [{ chain: [0], absent: [1] }] }],
])('decided at the close of the window: %j, for %j (sigma.md 8, point 9)', (atClose, test) => {
  expect(isDecidedAtClose(test)).toBe(atClose)
})
