import type { Diagnostic } from '../base/diagnostic.ts'
import type { JsonObject } from '../base/json.ts'
import type { JsonPiece } from './json-piece.ts'
import type { Saying, TelemetryCode } from './telemetry-diagnostics.ts'

/** What is said of something that should have been a record. */
export type Rejection = Saying & {
  readonly line?: number
  readonly envelopes?: readonly string[]
}

/** Whoever takes what the reading of one file finds, in the order of the file. */
export interface FileSink {
  /** The file as the user reaches it. */
  readonly file: string
  /** Has it taken so much that it should hand that on before it takes more? */
  readonly isFull: boolean
  /** Takes a piece of JSON text; its bytes are lent until the call returns. */
  takePiece(piece: JsonPiece): void
  /** Takes a row of a table, which begins on a line. */
  takeRow(row: JsonObject, line: number): void
  /** Takes something that should have been a record. */
  reject(reason: TelemetryCode, rejection: Rejection): void
  /** Takes a remark that concerns no single record. */
  report(diagnostic: Diagnostic): void
  /** Takes a remark on a line of the file. */
  remark(code: TelemetryCode, message: string, line?: number): void
  /**
   * Has a record, or something that is skipped for a reason, come since this was asked last? The reader
   * of hostile bytes gives up when there is none for too long.
   */
  hasProgressed(): boolean
}
