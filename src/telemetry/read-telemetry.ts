import { FingerprintTable } from './fingerprint-table.ts'
import { type InputListing, listInputs } from './list-inputs.ts'
import { readFile } from './read-file.ts'
import type { RecordFilter } from './record-filter.ts'
import { Skimmer } from './skimmer.ts'
import type { InputOutcome, TelemetryItem } from './telemetry-item.ts'
import { defaultLimits, type Limits } from './telemetry-limits.ts'

/** How telemetry is read. */
export interface ReadOptions {
  /** What the input `-` reads; the standard input of the process where absent. */
  readonly stdin?: AsyncIterable<Buffer>
  readonly limits?: Partial<Limits>
  /** Records that it does not need come as `unneeded` items, where they can be told by their bytes. */
  readonly filter?: RecordFilter | undefined
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
  const limits = { ...defaultLimits, ...options.limits }
  const listing = await listInputs(inputs)
  if (listing.diagnostics.length > 0) {
    yield listing.diagnostics.map((diagnostic) => ({ kind: 'diagnostic', diagnostic }))
  }
  const { filter } = options
  const fingerprints = new FingerprintTable(limits.fingerprints)
  const context = {
    limits,
    stdin: options.stdin,
    skimmer: filter === undefined ? undefined : new Skimmer(filter, fingerprints.fingerprinter),
    shared: { fingerprints, hasWarned: false },
  }
  const outcomes = new Map<string, Set<InputOutcome>>()
  for (const { path, inputs: leading } of listing.files) {
    const outcome = yield* readFile(path, context)
    for (const input of leading) {
      outcomes.set(input, (outcomes.get(input) ?? new Set()).add(outcome))
    }
  }
  yield [...new Set(inputs)].sort().map((input) => ({
    kind: 'input',
    input,
    outcome: outcomeOf(input, outcomes.get(input) ?? new Set(), listing),
  }))
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
