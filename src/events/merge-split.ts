import type { Event } from './event.ts'
import { phaseOf, type Phase } from './merge-parts.ts'

/** Parts further apart than this are different operations (reference/telemetry.md 1.2). Milliseconds. */
export const operationWindow = 60 * 60 * 1000

/** How much later than the part it precedes a start may be stamped; clocks differ. Milliseconds. */
const clockDifference = 5_000

/** A part, as far as it decides to which operation it belongs. */
export interface Part<Item> {
  readonly time: number
  readonly phase: Phase
  /** Absent where the record was not parsed. */
  readonly id?: string
  /** Where it stood: decides the order of parts that are alike. */
  readonly place?: string
  readonly item: Item
}

/** Sorts the parts that share a key into operations, see {@link splitParts}. */
export function splitOperations(events: readonly Event[]): readonly (readonly Event[])[] {
  if (events.length === 1) return [events]
  return splitParts(
    events.map((event) => ({
      time: event.time,
      phase: phaseOf(event),
      id: event.id,
      place: placeOf(event),
      item: event,
    })),
  )
}

/**
 * Sorts the parts that share a key into operations, each oldest part first. The result does not
 * depend on the order of the parts. In order of time each part joins the oldest operation within the
 * window that lacks its phase, one that has not ended before one that has; if there is none it begins
 * an operation. So a write repeated under one correlation id becomes two operations, even when the
 * rows of both are interleaved. A part that is there already, delivered twice, joins its copy.
 */
export function splitParts<Item>(parts: readonly Part<Item>[]): readonly (readonly Item[])[] {
  const operations: Part<Item>[][] = []
  for (const part of parts.toSorted(compareParts)) {
    const operation = operationFor(part, operations)
    if (operation === undefined) operations.push([part])
    else operation.push(part)
  }
  return operations.map((operation) => operation.map(({ item }) => item))
}

type AnyPart = Part<unknown>

function operationFor<One extends AnyPart>(
  part: One,
  operations: readonly One[][],
): One[] | undefined {
  const near = operations.filter((operation) => isWithinWindow(part, operation))
  const open = near.filter((operation) => lacksPhase(part, operation))
  return (
    near.find((operation) => operation.some((other) => isCopy(part, other))) ??
    open.find((operation) => !hasEnded(operation)) ??
    open.at(-1)
  )
}

function isWithinWindow({ time }: AnyPart, operation: readonly AnyPart[]): boolean {
  return time - timeOfFirst(operation) <= operationWindow
}

function lacksPhase({ time, phase }: AnyPart, operation: readonly AnyPart[]): boolean {
  if (operation.some((other) => other.phase === phase)) return false
  // A start opens an operation of its own, unless it is only stamped a little late.
  return phase !== 0 || time - timeOfFirst(operation) <= clockDifference
}

function isCopy(part: AnyPart, other: AnyPart): boolean {
  if (part.id !== undefined && part.id === other.id) return true
  return part.phase === other.phase && part.time === other.time
}

function hasEnded(operation: readonly AnyPart[]): boolean {
  return operation.some(({ phase }) => phase >= 3)
}

function timeOfFirst(operation: readonly AnyPart[]): number {
  return operation[0]?.time ?? 0
}

/** By time, then phase, then id, then place in the input: a total order, so permutations sort alike. */
function compareParts(a: AnyPart, b: AnyPart): number {
  return (
    a.time - b.time ||
    a.phase - b.phase ||
    compareTexts(a.id ?? '', b.id ?? '') ||
    compareTexts(a.place ?? '', b.place ?? '')
  )
}

function placeOf({ records }: Event): string {
  const origin = records[0]?.record.origin
  return origin === undefined ? '' : `${origin.file}\n${String(origin.index).padStart(12, '0')}`
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
