import { textOf } from '../base/json.ts'
import type { Detection } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import { hunt, type HuntResult } from '../hunt.ts'
import type { Bindings } from './bindings.ts'
import { deliveryDelays } from './delivery-delays.ts'
import { checkSignals, type MissingSignal } from './check-signals.ts'
import type { Signal } from './emulation-test.ts'
import type { LoadedTest } from './load-test.ts'
import type { ObservedRecord } from './observed-record.ts'
import { namesOfDetection } from './run-test.ts'
import { withOpenNames } from './unbound-names.ts'

/** Real logs, read once for all tests. */
export interface RealLogs {
  readonly result: HuntResult
  readonly records: readonly ObservedRecord[]
}

/** Reads the logs that were written while somebody ran the commands of tests. */
export async function readRealLogs(
  inputs: readonly string[],
  detections: readonly Detection[],
): Promise<RealLogs> {
  const events: Event[] = []
  const result = await hunt({ inputs, detections, onEvent: (event) => void events.push(event) })
  const records = events.flatMap((event) =>
    event.records.map(({ id, record }): ObservedRecord => ({ id, record, event })),
  )
  return { result, records }
}

/** Is a test about any of the logs that were read? */
export function isAbout({ test }: LoadedTest, { result }: RealLogs): boolean {
  const kinds = new Set(result.coverage.map(({ kind }) => kind))
  return (test.expect.signals ?? []).some(({ source }) => kinds.has(source))
}

/** What real logs show of a test. */
export interface RealOutcome {
  readonly test: LoadedTest
  readonly signals: readonly SignalOutcome[]
  readonly detections: readonly { readonly name: string; readonly fired: boolean }[]
  /** What inputs and captures were in the logs. */
  readonly bindings: Bindings
}

/** Whether a signal arrived, and if not why that may be. */
export interface SignalOutcome {
  readonly signal: Signal
  readonly found: readonly ObservedRecord[]
  readonly missing?: MissingSignal
  /** Likeliest first; none where the signal is as it should be. */
  readonly reasons: readonly string[]
}

/** Is a signal as it should be? One of which there may be none is met by none. */
export function isMet({ reasons }: SignalOutcome): boolean {
  return reasons.length === 0
}

/**
 * Looks in real logs for the signals of a test. Inputs that are not given may be anything, the same
 * in all signals; expectations of single emulated variants are not asked.
 */
export function checkAgainst(loaded: LoadedTest, logs: RealLogs, given: Bindings): RealOutcome {
  const { test } = loaded
  const { detections } = test.expect
  const signals = withOpenNames(test.expect.signals ?? [], Object.keys(given))
  const seen = checkSignals(signals, logs.records, given)
  const fired = new Set(logs.result.matches.flatMap((match) => namesOfDetection(match.detection)))
  return {
    test: loaded,
    bindings: seen.bindings,
    detections: (detections?.fire ?? []).map((name) => ({ name, fired: fired.has(name) })),
    signals: signals.map((signal) => {
      const found = seen.found.get(signal.id)
      if (found !== undefined) return { signal, found, reasons: [] }
      const missing = seen.missing.find((one) => one.signal === signal)
      const reasons = reasonsFor(signal, logs, missing)
      return { signal, found: [], reasons, ...(missing === undefined ? {} : { missing }) }
    }),
  }
}

function reasonsFor(
  signal: Signal,
  { result, records }: RealLogs,
  missing: MissingSignal | undefined,
): readonly string[] {
  const coverage = result.coverage.find(({ kind }) => kind === signal.source)
  if (coverage === undefined) {
    return [`these logs hold no record of ${signal.source}`, deliveryDelays[signal.source]]
  }
  const reasons: string[] = []
  if (missing === undefined) {
    reasons.push('a signal before it was not found, so it could not be told apart')
  }
  if (signal.needs === 'data-events' && !coverage.dataEvents) {
    reasons.push(
      'these logs hold no data events: an event selector for AWS::EC2::Snapshot is needed',
    )
  }
  if (signal.needs === 'data-access' && !records.some(isDataAccess)) {
    reasons.push(
      'these logs hold no data_access entries: data access audit logs are off by default',
    )
  }
  const end = new Date(coverage.to).toISOString().slice(0, 19)
  const places = [...coverage.accounts, ...coverage.regions].join(', ')
  reasons.push(
    `the logs of ${signal.source} end at ${end}Z; ${deliveryDelays[signal.source]}`,
    `they cover ${places}; a call elsewhere stands in another trail, subscription or project`,
  )
  return reasons
}

function isDataAccess({ record }: ObservedRecord): boolean {
  return textOf(record.value['logName'])?.includes('data_access') === true
}
