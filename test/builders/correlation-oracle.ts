import {
  isDecidedAtClose,
  type CorrelationTest,
} from '../../src/detections/query/correlation-query.ts'
import type { MemberExpression } from '../../src/detections/query/correlation-query.ts'

// Correlations by their definition (reference/sigma.md section 8) and without any cleverness: every
// window is cut anew from all entries and every test decided from scratch.

/** A match of members in one group. */
export interface OracleEntry {
  readonly time: number
  /** Ids of its events, which rise with their order; the last is what tells entries apart. */
  readonly events: readonly number[]
  readonly members: readonly number[]
  readonly group: string
  readonly values: readonly number[]
}

export interface OracleFiring {
  readonly group: string
  readonly events: readonly number[]
}

export function oracleFirings(
  test: CorrelationTest,
  timespan: number,
  entries: readonly OracleEntry[],
): readonly OracleFiring[] {
  const usable = entries.filter(({ values }) => !isOfValues(test) || values.length > 0)
  const groups = [...new Set(usable.map(({ group }) => group))]
  return groups.flatMap((group) => {
    const own = usable.filter((entry) => entry.group === group).sort((a, b) => a.time - b.time)
    const cut = isDecidedAtClose(test) ? closedWindows : slidingWindows
    return cut(test, timespan, own).map((window) => ({ group, events: eventsOf(test, window) }))
  })
}

type Window = readonly OracleEntry[]

function isOfValues({ kind }: CorrelationTest): boolean {
  return ['distinct', 'sum', 'average', 'percentile'].includes(kind)
}

/** Those at which the test becomes true (points 1 and 10). */
function slidingWindows(test: CorrelationTest, timespan: number, own: Window): readonly Window[] {
  const times = [...new Set(own.map(({ time }) => time))]
  const windowAt = (time: number): Window =>
    own.filter((entry) => entry.time >= time - timespan && entry.time <= time)
  return times.flatMap((time, place) => {
    const previous = times[place - 1]
    const wasTrue =
      previous !== undefined && previous >= time - timespan && holds(test, windowAt(previous))
    return !wasTrue && holds(test, windowAt(time)) ? [windowAt(time)] : []
  })
}

/** Each begins with the first entry that no earlier one holds (points 7 and 9). */
function closedWindows(test: CorrelationTest, timespan: number, own: Window): readonly Window[] {
  const [first] = own
  if (first === undefined) return []
  const window = own.filter(({ time }) => time <= first.time + timespan)
  const later = closedWindows(test, timespan, own.slice(window.length))
  return holds(test, window) ? [window, ...later] : later
}

function holds(test: CorrelationTest, window: Window): boolean {
  const seen = (member: number): boolean => window.some(({ members }) => members.includes(member))
  if (test.kind === 'expression') return isTrue(test.expression, seen)
  if (test.kind === 'ordered') {
    return test.alternatives.some(
      ({ chain, absent }) => !absent.some(seen) && chainsOf(chain, window).some(areDifferent),
    )
  }
  const number = measure(test, window)
  return test.bounds.every(({ operator, value }) => {
    if (operator === '=') return number === value
    if (operator === '!=') return number !== value
    if (operator === '<') return number < value
    if (operator === '<=') return number <= value
    return operator === '>' ? number > value : number >= value
  })
}

function measure(test: CorrelationTest, window: Window): number {
  const values = window.flatMap((entry) => entry.values).sort((a, b) => a - b)
  const sum = values.reduce((a, b) => a + b, 0)
  switch (test.kind) {
    case 'distinct':
      return new Set(values).size
    case 'sum':
      return sum
    case 'average':
      return sum / values.length
    case 'percentile': {
      const rank = (test.percentile * (values.length - 1)) / 100
      const [below = 0, above = below] = values.slice(Math.floor(rank))
      return below + (above - below) * (rank % 1)
    }
    case 'members':
      return new Set(window.flatMap(({ members }) => members)).size
    default:
      return window.length
  }
}

function isTrue(expression: MemberExpression, seen: (member: number) => boolean): boolean {
  switch (expression.kind) {
    case 'member':
      return seen(expression.member)
    case 'not':
      return !isTrue(expression.of, seen)
    case 'and':
      return expression.of.every((part) => isTrue(part, seen))
    case 'or':
      return expression.of.some((part) => isTrue(part, seen))
  }
}

/** Every choice of entries of the members whose times do not fall. */
function chainsOf(chain: readonly number[], window: Window): readonly Window[] {
  return chain.reduce<readonly Window[]>(
    (chains, member) =>
      chains.flatMap((before) =>
        window
          .filter(({ members, time }) => {
            return members.includes(member) && time >= (before.at(-1)?.time ?? -Infinity)
          })
          .map((entry) => [...before, entry]),
      ),
    [[]],
  )
}

function areDifferent(chain: Window): boolean {
  return new Set(chain.map(({ events }) => events.at(-1))).size === chain.length
}

function eventsOf(test: CorrelationTest, window: Window): readonly number[] {
  const isWhole = test.kind !== 'ordered' || test.alternatives.some(({ chain }) => chain.length < 1)
  const used = isWhole
    ? window
    : test.alternatives
        .filter((one) => holds({ kind: 'ordered', alternatives: [one] }, window))
        .flatMap(({ chain }) => chainsOf(chain, window).flat())
  return [...new Set(used.flatMap(({ events }) => events))].sort((a, b) => a - b)
}
