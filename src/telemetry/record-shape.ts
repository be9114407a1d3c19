import type { JsonObject, JsonValue } from '../base/json.ts'
import type { Dialect, LogSource } from './log-record.ts'
import type { TelemetrySkip } from './skip-reasons.ts'

/** How a bare record of one dialect is told, and by what it is the same as another. */
export interface RecordShape {
  readonly source: LogSource
  readonly dialect: Dialect
  readonly fits: (value: JsonObject) => boolean
  /** The identity of the event recorded; `undefined` when the record lacks the fields for it. */
  readonly key: (value: JsonObject) => string | undefined
}

/** Something that is read and known to be of no use; counted under its reason. */
export interface SkipRule {
  readonly reason: TelemetrySkip
  readonly fits: (value: JsonObject) => boolean
}

/** What a wrapper holds: a value, JSON text, or JSON text in base64 and perhaps gzip. */
export type Wrapped =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'packed'; readonly base64: string }

/** A wrapper round one record, or round one text of records. */
export interface Envelope {
  /** What `Origin.envelopes` calls it. */
  readonly name: string
  /** What is inside, or `undefined` when the value is no such wrapper. */
  readonly open: (value: JsonObject) => Wrapped | undefined
}

/** The text as what a wrapper holds. */
export function wrappedText(text: string | undefined): Wrapped | undefined {
  return text === undefined ? undefined : { kind: 'text', text }
}

/** The base64 text as what a wrapper holds. */
export function wrappedBase64(base64: string | undefined): Wrapped | undefined {
  return base64 === undefined ? undefined : { kind: 'packed', base64 }
}

/** The value as what a wrapper holds. */
export function wrappedValue(value: JsonValue | undefined): Wrapped | undefined {
  return value === undefined ? undefined : { kind: 'value', value }
}
