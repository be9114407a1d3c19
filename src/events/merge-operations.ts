import type { JsonObject } from '../base/json.ts'
import { assert } from '../base/assert.ts'
import { azureDocument } from './azure-document.ts'
import type { Event } from './event.ts'
import { gcpDocument } from './gcp-document.ts'
import { LazyEvent } from './lazy-event.ts'
import { mergeAzureNatives } from './merge-azure.ts'
import { mergeGcpNatives } from './merge-gcp.ts'
import { operationPartOf, phaseOf, type OperationPart } from './merge-parts.ts'
import { operationWindow, splitOperations } from './merge-split.ts'
import {
  isPassed,
  type PassedOperation,
  type PassedPart,
  passedOperations,
} from './passed-operation.ts'
import { parseTimestamp } from './timestamp.ts'

/** Makes one event of the several records in which Azure and Google Cloud log one operation. */
export interface OperationMerger {
  /** How many parts came after their operation had gone on; each went on as an event of its own. */
  readonly lateParts: number
  /** Takes an event; returns those that can go on now, often none, often the event itself. */
  add(event: Event): readonly Event[]
  /** Takes a part whose record was not parsed; returns the events that can go on now. */
  pass(part: PassedPart): readonly Event[]
  /** Returns the events of all operations that still wait, in the order in which they began. */
  flush(): readonly Event[]
}

/** Operations that wait when the caller says nothing. */
const defaultCapacity = 20_000

/** An operation has 2 or 3 parts; more come from repetitions, and a hostile log may have any number. */
const mostParts = 64

function revived(part: Event | PassedPart): Event {
  return isPassed(part) ? part.revive() : part
}

/** The time from the first part to the last of what went on under a key. */
interface Span {
  readonly start: number
  readonly end: number
}

/** How a merger works. */
export interface MergerOptions {
  /** At most so many operations wait, then the oldest goes on. */
  readonly capacity?: number
  /** Takes operations of which no record was parsed, when they can go on. */
  readonly onPassed?: (operation: PassedOperation) => void
}

/**
 * A merger that holds at most `capacity` operations, then lets the oldest go on. The same events come
 * out whatever the order in which the parts of one operation come in, as long as none comes late, and
 * whether or not the records that nobody needs were parsed. Throws a TypeError for a capacity that is no
 * positive integer.
 */
export function createOperationMerger(options: MergerOptions = {}): OperationMerger {
  const capacity = options.capacity ?? defaultCapacity
  if (!Number.isSafeInteger(capacity) || capacity < 1) {
    throw new TypeError(`capacity must be a positive integer, not ${capacity}`)
  }
  const { onPassed } = options
  const waiting = new Map<string, (Event | PassedPart)[]>()
  const gone = new Map<string, Span>()
  // A Map keeps the order of insertion. Asked anew for its first key it would step over all that were deleted
  // before; these go on from key to key, and each key that they give is deleted.
  const waitingLongest = waiting.keys()
  const goneLongest = gone.keys()
  let lateParts = 0

  function release(key: string): readonly Event[] {
    const parts = waiting.get(key) ?? []
    waiting.delete(key)
    gone.delete(key)
    gone.set(key, spanOf(parts))
    if (gone.size > capacity) gone.delete(next(goneLongest))
    const passed = passedOperations(parts)
    if (passed === undefined) return splitOperations(parts.map(revived)).map(mergeParts)
    for (const operation of passed) onPassed?.(operation)
    return []
  }

  /** Takes a part; returns what can go on, `late` where the part itself has to. */
  function take(item: Event | PassedPart, part: OperationPart): readonly Event[] | 'late' {
    const parts = waiting.get(part.key)
    if (parts === undefined && isLate(item, part, gone.get(part.key))) {
      lateParts++
      return 'late'
    }
    if (parts === undefined) waiting.set(part.key, [item])
    else parts.push(item)
    if (parts !== undefined && parts.length >= mostParts) return release(part.key)
    return waiting.size > capacity ? release(next(waitingLongest)) : []
  }

  function add(event: Event): readonly Event[] {
    const part = operationPartOf(event)
    const taken = part === undefined ? 'late' : take(event, part)
    return taken === 'late' ? [event] : taken
  }

  function pass(part: PassedPart): readonly Event[] {
    const taken = take(part, part)
    if (taken !== 'late') return taken
    const { place, time } = part
    onPassed?.({ place, time, endTime: time, records: 1 })
    return []
  }

  return {
    get lateParts() {
      return lateParts
    },
    add,
    pass,
    flush: () => [...waiting.keys()].flatMap(release),
  }
}

/** Does the part belong to what has gone on? A later start is a new operation. */
function isLate(
  { time }: { readonly time: number },
  { phase }: OperationPart,
  span: Span | undefined,
): boolean {
  if (span === undefined || Math.abs(time - span.start) > operationWindow) return false
  return phase !== 0 || time <= span.end
}

function spanOf(parts: readonly { readonly time: number }[]): Span {
  let start = Infinity
  let end = -Infinity
  for (const { time } of parts) {
    start = Math.min(start, time)
    end = Math.max(end, time)
  }
  return { start, end }
}

function next(keys: Iterator<string>): string {
  const { done, value } = keys.next()
  assert(done !== true, 'more operations were counted than there are')
  return value
}

/**
 * One event from the parts of one operation, oldest first; a single part stays as it is. The document
 * is made anew from the merged native, so it says what the whole operation came to.
 */
export function mergeParts(parts: readonly Event[]): Event {
  const [first] = parts
  assert(first !== undefined, 'an operation without parts')
  if (parts.length === 1) return first
  const merged = mergedNative(parts)
  const isAzure = first.source === 'azure.activitylogs'
  const timeKey = isAzure ? 'eventTimestamp' : 'timestamp'
  const native = {
    ...merged,
    [timeKey]: first.native[timeKey],
    ...(isAzure ? {} : { insertId: first.id }),
  }
  const timestamp = parseTimestamp(first.native[timeKey])
  assert(timestamp !== undefined, 'a part of an operation without a time')
  const source = { id: first.id, native, timestamp }
  return new LazyEvent(
    {
      source: first.source,
      id: first.id,
      time: first.time,
      endTime: Math.max(...parts.map(({ endTime }) => endTime)),
      native,
      records: parts.flatMap(({ records }) => records),
    },
    {
      head: { 'event.dataset': first.source },
      document: () => (isAzure ? azureDocument(source) : gcpDocument(source)),
    },
  )
}

function mergedNative(parts: readonly Event[]): JsonObject {
  const byPhase = [...parts].sort((a, b) => phaseOf(a) - phaseOf(b))
  const strongest = byPhase.at(-1)?.native ?? {}
  return parts[0]?.source === 'azure.activitylogs'
    ? mergeAzureNatives(
        parts.map(({ native }) => native),
        strongest,
      )
    : mergeGcpNatives(byPhase.map(({ native }) => native))
}
