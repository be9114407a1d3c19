import type { ArrayHolder } from './array-envelopes.ts'
import type { JsonPiece, SkimmedPiece } from './json-piece.ts'
import type { UnneededPart } from './record-filter.ts'
import type { SkimRun } from './skim-run.ts'
import { noEnvelopes, type SkimmedRecord } from './skimmed-record.ts'

/** Where records stand that are passed over: their line, and the array that they are elements of. */
export interface PiecePlace {
  readonly line: number
  readonly holder: ArrayHolder | undefined
}

/** A piece under construction. */
interface GrowingPiece extends SkimmedPiece {
  readonly times: number[]
  readonly lines: number[]
  readonly lows: number[]
  readonly highs: number[]
  readonly parts?: UnneededPart[]
  readonly natives?: string[]
}

/** What is kept of a record beside its place, time and key. */
interface Kept {
  readonly part?: UnneededPart | undefined
  readonly native?: string | undefined
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
    const piece = this.#pieceFor(record, holder)
    piece.times.push(record.time)
    piece.lines.push(line)
    piece.lows.push(record.low)
    piece.highs.push(record.high)
    if (record.part !== undefined) piece.parts?.push(record.part)
    if (record.native !== undefined) piece.natives?.push(record.native)
  }

  /** Adds a run of them, the first of which stands there. */
  passRun(run: SkimRun, { line, holder }: PiecePlace): void {
    const { count, midnight, place, seconds, lows, highs, lines } = run
    if (place === undefined) return
    const piece = this.#pieceFor({ place, envelopes: noEnvelopes }, holder)
    for (let index = 0; index < count; index++) {
      piece.times.push(midnight + (seconds[index] ?? 0) * 1000)
      piece.lines.push(line + (lines[index] ?? 0))
      piece.lows.push(lows[index] ?? 0)
      piece.highs.push(highs[index] ?? 0)
    }
  }

  /** The piece that grows, if a record of these facts belongs to it, or a new one. */
  #pieceFor(
    { place, envelopes, part, native }: Pick<SkimmedRecord, 'place' | 'envelopes'> & Kept,
    holder: ArrayHolder | undefined,
  ): GrowingPiece {
    const growing = this.#growing
    if (
      growing?.place === place &&
      growing.holder === holder &&
      growing.envelopes === envelopes &&
      (growing.parts === undefined) === (part === undefined) &&
      (growing.natives === undefined) === (native === undefined)
    ) {
      return growing
    }
    const lists = {
      times: [],
      lines: [],
      lows: [],
      highs: [],
      ...(part === undefined ? {} : { parts: [] }),
      ...(native === undefined ? {} : { natives: [] }),
    }
    const piece: GrowingPiece = { kind: 'skimmed', place, holder, envelopes, ...lists }
    this.push(piece)
    this.#growing = piece
    return piece
  }
}
