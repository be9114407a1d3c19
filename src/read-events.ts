/** From inputs to events: what hunting and learning have in common. */
import type { Diagnostic } from './base/diagnostic.ts'
import type { Event } from './events/event.ts'
import { createOperationMerger } from './events/merge-operations.ts'
import { normalise } from './events/normalise.ts'
import type { RecordTally } from './findings/record-tally.ts'
import type { LogRecord } from './telemetry/log-record.ts'
import type { RecordFilter, UnneededRecords } from './telemetry/record-filter.ts'
import { type BytesRead, readTelemetry } from './telemetry/read-telemetry.ts'
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
  readonly unneeded?:
    { readonly filter: RecordFilter; readonly take: (records: UnneededRecords) => void } | undefined
  /** How many threads may read beside this one; see {@link WorkerOptions}. */
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
  const merger = createOperationMerger()
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
      else if (item.kind === 'unneeded') unneeded?.take(item.records)
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

function lateParts(count: number): readonly Diagnostic[] {
  if (count === 0) return []
  const message = `${count} parts of operations came after their operation had gone on, and count as events of their own`
  const hint = 'name fewer unrelated logs at once; operations are held until 20,000 others wait'
  return [{ code: 'operation-late-part', severity: 'warning', message, hint }]
}
