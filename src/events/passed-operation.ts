/** Records of operations that nobody needs, which are merged like events without being any. */
import type { Event } from './event.ts'
import type { OperationPart } from './merge-parts.ts'
import { splitParts } from './merge-split.ts'

/** Where a record stood that nobody needs. */
export interface PassedPlace {
  readonly source: Event['source']
  readonly account: string
  readonly region: string | undefined
  readonly isDataEvent: boolean
}

/** A part of an operation whose record was not parsed. */
export interface PassedPart extends OperationPart {
  /** Milliseconds UTC. */
  readonly time: number
  readonly place: PassedPlace
  /** Makes the event after all. */
  readonly revive: () => Event
}

/** An operation of which no record was parsed. */
export interface PassedOperation {
  readonly place: PassedPlace
  /** Of its first and its last part, milliseconds UTC. */
  readonly time: number
  readonly endTime: number
  readonly records: number
}

/** Is it a part whose record was not parsed? */
export function isPassed(part: Event | PassedPart): part is PassedPart {
  return 'revive' in part
}

/**
 * The operations that parts of one key come to, where none of them was parsed and all stood in one place;
 * else it takes the events themselves to tell what became of them, and `undefined` says so.
 */
export function passedOperations(
  parts: readonly (Event | PassedPart)[],
): readonly PassedOperation[] | undefined {
  const passed = parts.filter(isPassed)
  const [first] = passed
  if (first === undefined || passed.length < parts.length) return undefined
  const { place, time: only } = first
  if (passed.length === 1) return [{ place, time: only, endTime: only, records: 1 }]
  if (!passed.every((part) => isSamePlace(part.place, place))) return undefined
  return splitParts(passed.map(({ time, phase }) => ({ time, phase, item: time }))).map(
    (times) => ({
      place,
      time: Math.min(...times),
      endTime: Math.max(...times),
      records: times.length,
    }),
  )
}

function isSamePlace(one: PassedPlace, other: PassedPlace): boolean {
  if (one === other) return true
  const isSame = one.account === other.account && one.region === other.region
  return isSame && one.isDataEvent === other.isDataEvent && one.source === other.source
}
