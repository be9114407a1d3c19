import type { Diagnostic } from '../../base/diagnostic.ts'
import type { JsonObject } from '../../base/json.ts'
import type { ArrayHolder } from '../array-envelopes.ts'
import type { Rejection } from '../file-sink.ts'
import type { JsonPiece, SkimmedPiece } from '../json-piece.ts'
import type { SkimmedColumns } from '../record-columns.ts'
import type { TelemetryCode } from '../telemetry-diagnostics.ts'

/** Where skimmed records stood. */
export type SkimmedPlace = Pick<SkimmedPiece, 'place' | 'envelopes'>

/**
 * One thing that a worker found, in the order of the file. What stands in bytes and columns is told by where
 * it ends; it begins where the one before ended.
 */
export type PackedEntry =
  /** JSON text of a record, or a line of other text: bytes up to `to`. */
  | { readonly kind: 'value' | 'text'; readonly to: number; readonly line: number }
  /** Records that nothing could use: columns up to `to`, and what else is kept of each. */
  | ({ readonly kind: 'skimmed'; readonly to: number } & Pick<SkimmedPiece, 'parts' | 'natives'>)
  /** Where the skimmed records that follow stood, and in which wrappers. */
  | ({ readonly kind: 'place' } & SkimmedPlace)
  /** The array in which all that follows stood. */
  | { readonly kind: 'holder'; readonly holder: ArrayHolder | undefined }
  | (JsonPiece & { readonly kind: 'broken' })
  | { readonly kind: 'row'; readonly row: JsonObject; readonly line: number }
  | {
      readonly kind: 'rejected'
      readonly reason: TelemetryCode
      readonly rejection: Rejection
    }
  | { readonly kind: 'reported'; readonly diagnostic: Diagnostic }
  | {
      readonly kind: 'remarked'
      readonly code: TelemetryCode
      readonly message: string
      readonly line: number | undefined
    }
  /** The end of a file; what follows is of the next one. */
  | { readonly kind: 'end' }

/**
 * Pieces of one or more files as they cross from a worker to the main thread: the many numbers and the text
 * in arrays that change hands without being copied.
 */
export interface PackedPieces {
  readonly entries: readonly PackedEntry[]
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What is known of each skimmed record. */
  readonly columns: SkimmedColumns
}

/** The memory that pieces stand in. */
export function packedBuffers({ bytes, columns }: PackedPieces): readonly ArrayBuffer[] {
  // All columns stand in one piece of memory. One without bytes is the same for many.
  return [bytes.buffer, columns.times.buffer].filter(({ byteLength }) => byteLength > 0)
}
