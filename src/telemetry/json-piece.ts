import type { ArrayHolder } from './array-envelopes.ts'
import { partOf, type SkimmedColumns } from './record-columns.ts'
import type { UnneededPart, UnneededPlace } from './record-filter.ts'

/** Why a piece of JSON text could not be cut out whole. */
export type BrokenReason = 'json-invalid' | 'json-cut' | 'record-too-large' | 'record-too-deep'

/**
 * What the splitter finds: the bytes of one value (to be parsed, they may still be faulty), records
 * that need not be parsed, a line of text that is no JSON, or a stretch that holds no whole value.
 */
export type JsonPiece =
  | {
      readonly kind: 'value'
      /** Lent until the next call of the splitter. */
      readonly bytes: Buffer
      readonly line: number
      /** The array of records that the value stands in; `undefined` for one that stands alone. */
      readonly holder: ArrayHolder | undefined
    }
  | SkimmedPiece
  | { readonly kind: 'text'; readonly bytes: Buffer; readonly line: number }
  | {
      readonly kind: 'broken'
      readonly reason: BrokenReason
      readonly line: number
      /** How many bytes were passed over. */
      readonly size: number
      /** Nothing after it could be read: the splitter found no next record to go on with. */
      readonly isLast: boolean
    }

/** Records of one place, next to each other, that nothing could use. */
export interface SkimmedPiece extends SkimmedColumns {
  readonly kind: 'skimmed'
  readonly place: UnneededPlace
  readonly holder: ArrayHolder | undefined
  /** The wrappers round each record within the array, outermost first. */
  readonly envelopes: readonly string[]
  /** Of each record, in the same order, what makes it a part of an operation. */
  readonly parts?: readonly UnneededPart[]
  /** Of each record, in the same order, its text, where something looks at it. */
  readonly natives?: readonly string[]
}

/** The first of some skimmed records. */
export function firstOf(piece: SkimmedPiece, count: number): SkimmedPiece {
  const { parts, natives } = piece
  return {
    ...piece,
    ...partOf(piece, 0, count),
    ...(parts === undefined ? {} : { parts: parts.slice(0, count) }),
    ...(natives === undefined ? {} : { natives: natives.slice(0, count) }),
  }
}

/** Bounds of one value: its bytes and its nested containers. */
export interface SplitLimits {
  readonly recordBytes: number
  readonly depth: number
}
