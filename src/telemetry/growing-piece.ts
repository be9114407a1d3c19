import type { ArrayHolder } from './array-envelopes.ts'
import type { SkimmedPiece } from './json-piece.ts'
import type { UnneededPart } from './record-filter.ts'
import type { SkimmedRecord } from './skim/skimmed-record.ts'

/** A piece of skimmed records to which others may be added; what is known of each stands in columns. */
export interface GrowingPiece extends Pick<SkimmedPiece, 'place' | 'holder' | 'envelopes'> {
  /** Where its first record stands in the columns. */
  readonly from: number
  readonly parts: UnneededPart[] | undefined
  readonly natives: string[] | undefined
}

/** What decides in which piece a record stands. */
export type PieceFacts = Pick<SkimmedRecord, 'place' | 'envelopes'> &
  Partial<Pick<SkimmedRecord, 'part' | 'native'>>

/** Does a record belong to the piece before it: does it stand in the same place, in the same way? */
export function belongsTo(
  piece: GrowingPiece | undefined,
  { place, envelopes, part, native }: PieceFacts,
  holder: ArrayHolder | undefined,
): piece is GrowingPiece {
  if (piece?.place !== place || piece.holder !== holder || piece.envelopes !== envelopes) {
    return false
  }
  const hasParts = piece.parts !== undefined
  const hasNatives = piece.natives !== undefined
  return hasParts === (part !== undefined) && hasNatives === (native !== undefined)
}

/** A piece for records like this one, the first of which will stand there in the columns. */
export function pieceFor(
  { place, envelopes, part, native }: PieceFacts,
  holder: ArrayHolder | undefined,
  from: number,
): GrowingPiece {
  const parts = part === undefined ? undefined : []
  const natives = native === undefined ? undefined : []
  return { place, holder, envelopes, from, parts, natives }
}
