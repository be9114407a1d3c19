/** What a hunt knows of one record, whether it was parsed or passed over: both must tell the same. */
import { isJsonObject, type JsonValue } from '../../src/base/json.ts'
import { SourceLedger, type SourceCoverage } from '../../src/environment/source-ledger.ts'
import { type OperationPart, operationPartOf, phaseOfStatus } from '../../src/events/merge-parts.ts'
import type { Event } from '../../src/events/event.ts'
import { normalise } from '../../src/events/normalise.ts'
import type { Fingerprinter } from '../../src/telemetry/fingerprint.ts'
import type { Dialect } from '../../src/telemetry/log-record.ts'
import { recordKeyOf, recordShapeOf, skipReasonOf } from '../../src/telemetry/recognise-record.ts'
import type { SkimmedRecord } from '../../src/telemetry/skimmed-record.ts'

export interface RecordFacts {
  /** Of its key. */
  readonly fingerprint: ReturnType<Fingerprinter['of']>
  /** Its log, place and time. */
  readonly coverage: readonly SourceCoverage[]
  readonly part: OperationPart | undefined
}

/** A record as the parser knows it. */
export interface ParsedFacts extends RecordFacts {
  readonly dialect: Dialect
  readonly event: Event
}

/** What is known of a bare record that is parsed; `undefined` when no event is made of it. */
export function parsedFacts(
  value: JsonValue,
  fingerprinter: Fingerprinter,
): ParsedFacts | undefined {
  if (!isJsonObject(value) || skipReasonOf(value) !== undefined) return undefined
  const shape = recordShapeOf(value)
  if (shape === undefined) return undefined
  const { source, dialect } = shape
  const origin = { file: 'x.json', index: 0, envelopes: [] }
  const event = normalise({ source, dialect, value, origin })
  if ('rejected' in event) return undefined
  const ledger = new SourceLedger()
  ledger.see(event)
  const fingerprint = fingerprinter.of(recordKeyOf(shape, value))
  const part = operationPartOf(event)
  return { dialect, event, fingerprint, coverage: ledger.coverage(), part }
}

/** The same of a record that was passed over. */
export function skimmedFacts({ low, high, place, time, part }: SkimmedRecord): RecordFacts {
  const ledger = new SourceLedger()
  ledger.note(place, { records: 1, from: time, to: time })
  const phase = part === undefined ? undefined : phaseOfStatus(place.source, part.status)
  return {
    fingerprint: { low, high },
    coverage: ledger.coverage(),
    part: part === undefined || phase === undefined ? undefined : { key: part.key, phase },
  }
}
