import type { ArrayHolder } from './array-envelopes.ts'
import type { SkimmedPiece } from './json-piece.ts'
import type { UnneededPart } from './record-filter.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

/** A piece of skimmed records to which others may be added. */
export interface GrowingPiece extends SkimmedPiece {
  readonly times: number[]
  readonly lines: number[]
  readonly lows: number[]
  readonly highs: number[]
  readonly parts?: UnneededPart[]
  readonly natives?: string[]
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

/** A piece for records like this one, with none in it. */
export function pieceFor(
  { place, envelopes, part, native }: PieceFacts,
  holder: ArrayHolder | undefined,
): GrowingPiece {
  return {
    kind: 'skimmed',
    place,
    holder,
    envelopes,
    times: [],
    lines: [],
    lows: [],
    highs: [],
    ...(part === undefined ? {} : { parts: [] }),
    ...(native === undefined ? {} : { natives: [] }),
  }
}

/** Adds a record that begins on a line. */
export function grow(piece: GrowingPiece, record: SkimmedRecord, line: number): void {
  piece.times.push(record.time)
  piece.lines.push(line)
  piece.lows.push(record.low)
  piece.highs.push(record.high)
  if (record.part !== undefined) piece.parts?.push(record.part)
  if (record.native !== undefined) piece.natives?.push(record.native)
}
