import { type JsonValue, textOf } from '../base/json.ts'
import type { Event } from '../events/event.ts'
import { LazyEvent } from '../events/lazy-event.ts'

/** A point in event time; documents may tell more than the milliseconds that an event has. */
export interface Moment {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly time: number
  /** Nanoseconds after `time`, below a million. */
  readonly nanos: number
}

/** An event that satisfies some stage of a query and waits for events that satisfy the others. */
export interface KeptEvent extends Moment {
  readonly event: Event
  /** The stages that it satisfies: rising places in `stagesOf` the query. */
  readonly stages: readonly number[]
  /** What it holds under each field that its query asks for, in their order. */
  readonly values: readonly (readonly JsonValue[])[]
}

/** Timestamps that are longer have no meaning and are not looked at. */
const longestTimestamp = 48

/** What the document's timestamp says below the millisecond: `...:01.0000005Z` is 500. */
export function nanosOf(event: Event): number {
  // The documents that we make ourselves end at the millisecond, as Elastic's do.
  if (event instanceof LazyEvent) return 0
  const text = textOf(event.document['@timestamp'])
  if (text === undefined || text.length < 24 || text.length > longestTimestamp) return 0
  const found = /[.,]\d{3}(\d{1,6})/.exec(text)
  return found === null ? 0 : Number((found[1] ?? '').padEnd(6, '0'))
}

/** Negative, zero or positive: is the first moment before, at or after the second? */
export function compareMoments(first: Moment, second: Moment): number {
  return first.time - second.time || first.nanos - second.nanos
}

/** Is it longer from one moment to the other than so many milliseconds? Exactly so long is not. */
export function isLongerThan(span: number, from: Moment, to: Moment): boolean {
  const millis = to.time - from.time
  return millis > span || (millis === span && to.nanos > from.nanos)
}
