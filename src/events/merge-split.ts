import type { Event } from './event.ts'
import { phaseOf, type Phase } from './merge-parts.ts'

/** Parts further apart than this are different operations (reference/telemetry.md 1.2). Milliseconds. */
export const operationWindow = 60 * 60 * 1000

/** How much later than the part it precedes a start may be stamped; clocks differ. Milliseconds. */
const clockDifference = 5_000

/** A part with its phase, read once. */
interface Part {
  readonly event: Event
  readonly phase: Phase
}

/**
 * Sorts the parts that share a key into operations, each oldest part first. The result does not
 * depend on the order of the parts. In order of time each part joins the oldest operation within the
 * window that lacks its phase, one that has not ended before one that has; if there is none it begins
 * an operation. So a write repeated under one correlation id becomes two operations, even when the
 * rows of both are interleaved. A part that is there already, delivered twice, joins its copy.
 */
export function splitOperations(events: readonly Event[]): readonly (readonly Event[])[] {
  const parts = events.map((event) => ({ event, phase: phaseOf(event) })).sort(compareParts)
  const operations: Part[][] = []
  for (const part of parts) {
    const operation = operationFor(part, operations)
    if (operation === undefined) operations.push([part])
    else operation.push(part)
  }
  return operations.map((operation) => operation.map(({ event }) => event))
}

function operationFor(part: Part, operations: readonly Part[][]): Part[] | undefined {
  const near = operations.filter((operation) => isWithinWindow(part, operation))
  const open = near.filter((operation) => lacksPhase(part, operation))
  return (
    near.find((operation) => operation.some((other) => isCopy(part, other))) ??
    open.find((operation) => !hasEnded(operation)) ??
    open.at(-1)
  )
}

function isWithinWindow({ event }: Part, operation: readonly Part[]): boolean {
  return event.time - timeOfFirst(operation) <= operationWindow
}

function lacksPhase({ event, phase }: Part, operation: readonly Part[]): boolean {
  if (operation.some((other) => other.phase === phase)) return false
  // A start opens an operation of its own, unless it is only stamped a little late.
  return phase !== 0 || event.time - timeOfFirst(operation) <= clockDifference
}

function isCopy(part: Part, other: Part): boolean {
  if (part.event.id === other.event.id) return true
  return part.phase === other.phase && part.event.time === other.event.time
}

function hasEnded(operation: readonly Part[]): boolean {
  return operation.some(({ phase }) => phase >= 3)
}

function timeOfFirst(operation: readonly Part[]): number {
  return operation[0]?.event.time ?? 0
}

/** By time, then phase, then id, then place in the input: a total order, so permutations sort alike. */
function compareParts(a: Part, b: Part): number {
  return (
    a.event.time - b.event.time ||
    a.phase - b.phase ||
    compareTexts(a.event.id, b.event.id) ||
    compareTexts(placeOf(a.event), placeOf(b.event))
  )
}

function placeOf({ records }: Event): string {
  const origin = records[0]?.record.origin
  return origin === undefined ? '' : `${origin.file}\n${String(origin.index).padStart(12, '0')}`
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
