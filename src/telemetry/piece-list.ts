import type { ArrayHolder } from './array-envelopes.ts'
import { belongsTo, type GrowingPiece, type PieceFacts, pieceFor } from './growing-piece.ts'
import type { JsonPiece } from './json-piece.ts'
import { leaves } from './kernel/pattern-layout.ts'
import { RecordColumns } from './record-columns.ts'
import type { SkimRun } from './skim/skim-run.ts'
import { noEnvelopes, type SkimmedRecord } from './skim/skimmed-record.ts'

/** Where records stand that are passed over: their line, and the array that they are elements of. */
export interface PiecePlace {
  readonly line: number
  readonly holder: ArrayHolder | undefined
}

/** Gathers pieces; skimmed records next to each other become one where they agree. */
export class PieceList {
  #pieces: JsonPiece[] = []
  readonly #columns = new RecordColumns()
  /** The piece of skimmed records to which another may be added; the last one when it is ended. */
  #growing: GrowingPiece | undefined

  /** Hands out what was gathered, and begins anew. */
  take(): readonly JsonPiece[] {
    this.#endGrowing()
    const pieces = this.#pieces
    this.#pieces = []
    this.#columns.clear()
    return pieces
  }

  /** Adds a piece. */
  push(piece: JsonPiece): void {
    this.#endGrowing()
    this.#pieces.push(piece)
  }

  /** Adds a record that is passed over. */
  pass(record: SkimmedRecord, { line, holder }: PiecePlace): void {
    const { time, low, high, part, native } = record
    const { parts, natives } = this.#pieceFor(record, holder)
    this.#columns.add(time, line, low, high)
    if (part !== undefined) parts?.push(part)
    if (native !== undefined) natives?.push(native)
  }

  /** Adds a run of them, the first of which stands there. */
  passRun(run: SkimRun, { line, holder }: PiecePlace): void {
    const { count, places, kinds } = run
    if (places === undefined) return
    const [event, dataEvent] = places
    for (let from = 0; from < count;) {
      const kind = kinds[from]
      let to = from + 1
      while (to < count && kinds[to] === kind) to++
      const place = kind === leaves.dataEvent ? dataEvent : event
      this.#pieceFor({ place, envelopes: noEnvelopes }, holder)
      this.#columns.addRun(run, { from, to, line })
      from = to
    }
  }

  #pieceFor(facts: PieceFacts, holder: ArrayHolder | undefined): GrowingPiece {
    const growing = this.#growing
    if (belongsTo(growing, facts, holder)) return growing
    this.#endGrowing()
    const piece = pieceFor(facts, holder, this.#columns.length)
    this.#growing = piece
    return piece
  }

  #endGrowing(): void {
    const growing = this.#growing
    if (growing === undefined) return
    this.#growing = undefined
    const { place, holder, envelopes, from, parts, natives } = growing
    const { times, lines, lows, highs } = this.#columns.from(from)
    const kept = {
      ...(parts === undefined ? {} : { parts }),
      ...(natives === undefined ? {} : { natives }),
    }
    this.#pieces.push({
      kind: 'skimmed',
      place,
      holder,
      envelopes,
      times,
      lines,
      lows,
      highs,
      ...kept,
    })
  }
}
