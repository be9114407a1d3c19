import type { ArrayHolder } from './array-envelopes.ts'
import { belongsTo, grow, type GrowingPiece, type PieceFacts, pieceFor } from './growing-piece.ts'
import type { JsonPiece } from './json-piece.ts'
import { leaves } from './pattern-layout.ts'
import type { SkimRun } from './skim-run.ts'
import { noEnvelopes, type SkimmedRecord } from './skimmed-record.ts'

/** Where records stand that are passed over: their line, and the array that they are elements of. */
export interface PiecePlace {
  readonly line: number
  readonly holder: ArrayHolder | undefined
}

/** Gathers pieces; skimmed records next to each other become one where they agree. */
export class PieceList {
  #pieces: JsonPiece[] = []
  /** The last piece, while it is one of skimmed records to which another may be added. */
  #growing: GrowingPiece | undefined

  /** Hands out what was gathered, and begins anew. */
  take(): readonly JsonPiece[] {
    const pieces = this.#pieces
    this.#pieces = []
    this.#growing = undefined
    return pieces
  }

  /** Adds a piece. */
  push(piece: JsonPiece): void {
    this.#pieces.push(piece)
    this.#growing = undefined
  }

  /** Adds a record that is passed over. */
  pass(record: SkimmedRecord, { line, holder }: PiecePlace): void {
    grow(this.#pieceFor(record, holder), record, line)
  }

  /** Adds a run of them, the first of which stands there. */
  passRun(run: SkimRun, { line, holder }: PiecePlace): void {
    const { count, midnight, places, seconds, lows, highs, lines, kinds } = run
    if (places === undefined) return
    const [event, dataEvent] = places
    for (let index = 0; index < count; index++) {
      const place = kinds[index] === leaves.dataEvent ? dataEvent : event
      const piece = this.#pieceFor({ place, envelopes: noEnvelopes }, holder)
      piece.times.push(midnight + (seconds[index] ?? 0) * 1000)
      piece.lines.push(line + (lines[index] ?? 0))
      piece.lows.push(lows[index] ?? 0)
      piece.highs.push(highs[index] ?? 0)
    }
  }

  #pieceFor(facts: PieceFacts, holder: ArrayHolder | undefined): GrowingPiece {
    const growing = this.#growing
    if (belongsTo(growing, facts, holder)) return growing
    const piece = pieceFor(facts, holder)
    this.push(piece)
    this.#growing = piece
    return piece
  }
}
