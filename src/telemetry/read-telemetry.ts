import { FingerprintTable } from './fingerprint-table.ts'
import { type InputFile, type InputListing, listInputs } from './list-inputs.ts'
import { type FileContext, readFile } from './read-file.ts'
import { everyRecord, type RecordFilter } from './record-filter.ts'
import { Skimmer } from './skim/skimmer.ts'
import type { InputOutcome, TelemetryItem } from './telemetry-item.ts'
import { defaultLimits, type Limits } from './telemetry-limits.ts'
import { TurnTaker } from './turn-taker.ts'
import { untilAborted } from './until-aborted.ts'
import { PooledFiles } from './workers/pooled-files.ts'
import { RememberedFilter } from './workers/remembered-filter.ts'
import { startWorkers, type WorkerOptions } from './workers/start-workers.ts'

/** How telemetry is read. */
export interface ReadOptions {
  /** What the input `-` reads; the standard input of the process where absent. */
  readonly stdin?: AsyncIterable<Buffer>
  readonly limits?: Partial<Limits>
  /**
   * Records that it does not need come as `unneeded` items, where they can be told by their bytes; it needs all
   * where absent. null: all, and where each ends is found byte by byte.
   */
  readonly filter?: RecordFilter | null | undefined
  /** Threads that read, this one among them; it reads alone where absent. The items are the same. */
  readonly workers?: WorkerOptions
  /** Stops reading. What was read is kept: the last item says how far it came. */
  readonly signal?: AbortSignal
  /** Called before each batch with how much has been read from the disk. */
  readonly onBytes?: (read: BytesRead) => void
}

/** How far the reading has come. */
export interface BytesRead {
  /** Bytes as they are stored, packed or not. */
  readonly bytes: number
  /** How many there are in all; `undefined` where an input is a stream. */
  readonly of: number | undefined
}

/**
 * Reads log records out of files, folders, patterns and standard input (`-`), whatever they are
 * packed and wrapped in, and yields them in batches with all that was skipped and rejected. Memory is
 * bounded whatever the inputs hold. The order of the inputs makes no difference: files are read in
 * the order of their paths, each once. Faults of input are items, never thrown.
 */
export async function* readTelemetry(
  inputs: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<readonly TelemetryItem[]> {
  const listing = await listInputs(inputs)
  if (listing.diagnostics.length > 0) {
    yield listing.diagnostics.map((diagnostic) => ({ kind: 'diagnostic', diagnostic }))
  }
  const { signal } = options
  const outcomes = new Map<string, Set<InputOutcome>>()
  let filesRead = 0
  const note = ({ inputs: leading }: InputFile, outcome: InputOutcome): void => {
    filesRead++
    for (const input of leading) {
      outcomes.set(input, (outcomes.get(input) ?? new Set()).add(outcome))
    }
  }
  yield* untilAborted(readFiles(listing.files, options, note), signal)
  if (signal?.aborted === true) {
    yield [{ kind: 'stopped', filesRead, files: listing.files.length }]
    return
  }
  yield [...new Set(inputs)].sort().map((input) => ({
    kind: 'input',
    input,
    outcome: outcomeOf(input, outcomes.get(input) ?? new Set(), listing),
  }))
}

async function* readFiles(
  files: readonly InputFile[],
  { onBytes, signal, workers, ...options }: ReadOptions,
  note: (file: InputFile, outcome: InputOutcome) => void,
): AsyncGenerator<readonly TelemetryItem[]> {
  const limits = { ...defaultLimits, ...options.limits }
  const fingerprints = new FingerprintTable(limits.fingerprints)
  const { fingerprinter } = fingerprints
  const filter =
    options.filter === null ? undefined : new RememberedFilter(options.filter ?? everyRecord)
  const of = sizeOf(files)
  let bytes = 0
  const context: FileContext = {
    limits,
    stdin: options.stdin,
    skimmer: filter && new Skimmer(filter, fingerprinter),
    shared: { fingerprints, hasWarned: false },
    onBytes: (more) => onBytes?.({ bytes: (bytes += more), of }),
  }
  const turns = new TurnTaker()
  const pool = workers && (await startWorkers(files, workers, { ...context, filter }))
  const pooled = pool && new PooledFiles(pool, context)
  const stop = (): void => void pool?.close()
  signal?.addEventListener('abort', stop)
  try {
    for (const file of files) {
      const isPooled = pooled !== undefined && file.bytes !== undefined
      await turns.take()
      note(file, yield* isPooled ? pooled.read(file) : readFile(file.path, context))
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    await pool?.close()
  }
}

function sizeOf(files: readonly InputFile[]): number | undefined {
  return files.reduce<number | undefined>(
    (sum, { bytes }) => (sum === undefined || bytes === undefined ? undefined : sum + bytes),
    0,
  )
}

/** What came of an input, by what came of its files. */
function outcomeOf(
  input: string,
  outcomes: ReadonlySet<InputOutcome>,
  { failed }: InputListing,
): InputOutcome {
  if (outcomes.has('read')) return 'read'
  return failed.has(input) || outcomes.has('unreadable') ? 'unreadable' : 'empty'
}
