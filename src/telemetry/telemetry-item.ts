import type { Diagnostic } from '../base/diagnostic.ts'
import type { LogRecord, Origin, RejectReason, SkipReason } from './log-record.ts'
import type { UnneededRecords } from './record-filter.ts'

/** What came of an input that the user named. */
export type InputOutcome =
  /** At least one record, or something that was skipped for a reason, was read from it. */
  | 'read'
  /** There was nothing in it, and nothing went wrong. */
  | 'empty'
  /** It does not exist, may not be read, or held only what could not be read. */
  | 'unreadable'

/** One thing that reading telemetry yields; nothing that was read is missing from the sequence. */
export type TelemetryItem =
  | {
      readonly kind: 'record'
      readonly record: LogRecord
      /** Which event it records: two records of one key are one event delivered twice. */
      readonly key: string
    }
  /** Records that nothing could use, by the filter that the reader was given. */
  | { readonly kind: 'unneeded'; readonly records: UnneededRecords }
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly origin: Origin }
  | {
      readonly kind: 'rejected'
      readonly reason: RejectReason
      readonly origin: Origin
      /** Absent when the file has had enough diagnostics of this code. */
      readonly diagnostic?: Diagnostic
    }
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic }
  /** Reading was stopped when so many of the files had been read to their end; takes the place of the inputs. */
  | { readonly kind: 'stopped'; readonly filesRead: number; readonly files: number }
  | { readonly kind: 'input'; readonly input: string; readonly outcome: InputOutcome }
