/** From inputs to events: what hunting and learning have in common. */
import { assert } from './base/assert.ts'
import type { Diagnostic } from './base/diagnostic.ts'
import { isJsonObject, parseJson } from './base/json.ts'
import type { Event } from './events/event.ts'
import { createOperationMerger, type OperationMerger } from './events/merge-operations.ts'
import { phaseOfStatus } from './events/merge-parts.ts'
import { normalise } from './events/normalise.ts'
import type { PassedOperation } from './events/passed-operation.ts'
import type { RecordTally } from './findings/record-tally.ts'
import type { LogRecord } from './telemetry/log-record.ts'
import { type BytesRead, readTelemetry } from './telemetry/read-telemetry.ts'
import type { PlacedPart, RecordFilter, UnneededRecords } from './telemetry/record-filter.ts'
import type { WorkerOptions } from './telemetry/workers/start-workers.ts'

/** What to read, and who takes it. */
export interface EventReading {
  /** Files, folders, globs; `-` is standard input. */
  readonly inputs: readonly string[]
  /** What the input `-` reads, where that is not the standard input of the process. */
  readonly stdin?: AsyncIterable<Buffer>
  /** Counts what yields no event; whoever takes events counts their records. */
  readonly tally: RecordTally
  /** Called with each event, the records of one operation merged, as they stream by. */
  readonly take: (event: Event) => void
  /** Records that need not be parsed, and who takes note of them; absent: all are parsed. */
  readonly unneeded?: UnneededReading | undefined
  /** How many threads may read, this one among them; see {@link WorkerOptions}. */
  readonly workers?: WorkerOptions
  /** Stops the reading; what was read until then is taken. */
  readonly signal?: AbortSignal
  /** Called now and then with how far the reading has come. */
  readonly onProgress?: (progress: ReadProgress) => void
}

/** How far a reading has come. */
export interface ReadProgress extends BytesRead {
  /** Records so far, whatever came of them. */
  readonly records: number
}

/** What is passed over, and who takes note of it. */
export interface UnneededReading {
  /** null: nothing is passed over; see `ReadOptions` of `telemetry/read-telemetry.ts`. */
  readonly filter: RecordFilter | null
  /** Takes records each of which is an event of its own. */
  readonly take: (records: Omit<UnneededRecords, 'parts'>) => void
  /** Takes an operation that several records may be about. */
  readonly takeOperation: (operation: PassedOperation) => void
}

/** What went wrong while reading; nothing is thrown. */
export interface ReadFaults {
  readonly diagnostics: readonly Diagnostic[]
  /** Inputs that the user named and that could not be read at all. */
  readonly unreadable: readonly string[]
  /** Set when the reading was stopped before its end. */
  readonly stopped?: ReadingStopped
}

/** How far a reading had come when it was stopped. */
export interface ReadingStopped {
  /** Files that were read to their end, of how many. */
  readonly filesRead: number
  readonly files: number
}

/** Reads the inputs to their end. */
export async function readEvents(reading: EventReading): Promise<ReadFaults> {
  const { inputs, stdin, workers, signal, tally, take, unneeded } = reading
  const diagnostics: Diagnostic[] = []
  const unreadable: string[] = []
  let stopped: ReadingStopped | undefined
  let bytesRead: BytesRead = { bytes: 0, of: undefined }
  const onPassed = unneeded?.takeOperation
  const merger = createOperationMerger(onPassed === undefined ? {} : { onPassed })
  const takeRecord = (record: LogRecord): void => {
    const event = normalise(record)
    if ('rejected' in event) {
      tally.reject(event.rejected)
      diagnostics.push(event.diagnostic)
    } else merger.add(event).forEach(take)
  }
  const options = {
    ...(stdin === undefined ? {} : { stdin }),
    ...(workers === undefined ? {} : { workers }),
    ...(signal === undefined ? {} : { signal }),
    filter: unneeded?.filter,
    onBytes: (read: BytesRead) => void (bytesRead = read),
  }
  for await (const items of readTelemetry(inputs, options)) {
    for (const item of items) {
      if (item.kind === 'record') takeRecord(item.record)
      else if (item.kind === 'unneeded') passOn(item.records, { merger, take, unneeded })
      else if (item.kind === 'skipped') tally.skip(item.reason, 1)
      else if (item.kind === 'rejected') tally.reject(item.reason)
      else if (item.kind === 'stopped') stopped = item
      else if (item.kind === 'input' && item.outcome === 'unreadable') unreadable.push(item.input)
      if ('diagnostic' in item && item.diagnostic !== undefined) diagnostics.push(item.diagnostic)
    }
    reading.onProgress?.({ ...bytesRead, records: tally.read })
  }
  merger.flush().forEach(take)
  return {
    diagnostics: [...diagnostics, ...lateParts(merger.lateParts)],
    unreadable,
    ...(stopped === undefined ? {} : { stopped }),
  }
}

/** Who takes records that were passed over. */
type UnneededTakers = Pick<EventReading, 'take' | 'unneeded'> & { readonly merger: OperationMerger }

/** Hands on records that were passed over; those that may be parts of operations wait for the others. */
function passOn(records: UnneededRecords, { merger, take, unneeded }: UnneededTakers): void {
  const { place, times, parts } = records
  if (parts === undefined) return unneeded?.take(records)
  for (const [index, part] of parts.entries()) {
    const time = times[index] ?? 0
    const phase = phaseOfStatus(place.source, part.status)
    if (phase === undefined) unneeded?.take({ place, times: Float64Array.of(time) })
    else {
      const revive = (): Event => eventOf(place.source, part)
      merger.pass({ key: part.key, phase, time, place, revive }).forEach(take)
    }
  }
}

/** The event of a record that was passed over, and is a part of an operation of which others were not. */
function eventOf(source: LogRecord['source'], { dialect, bytes, origin }: PlacedPart): Event {
  const value = parseJson(Buffer.from(bytes).toString('latin1'))
  const event = isJsonObject(value) && normalise({ source, dialect, value, origin })
  assert(event !== false && !('rejected' in event), 'a record that was passed over is no event')
  return event
}

function lateParts(count: number): readonly Diagnostic[] {
  if (count === 0) return []
  const message = `${count} parts of operations came after their operation had gone on, and count as events of their own`
  const hint = 'name fewer unrelated logs at once; operations are held until 20,000 others wait'
  return [{ code: 'operation-late-part', severity: 'warning', message, hint }]
}
