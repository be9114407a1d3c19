import type { ArrayHolder } from '../array-envelopes.ts'
import type { FileSink } from '../file-sink.ts'
import { partOf } from '../record-columns.ts'
import type { PackedEntry, PackedPieces, SkimmedPlace } from './packed-pieces.ts'

/** Any entry but the one that ends a file. */
export type PieceEntry = Exclude<PackedEntry, { readonly kind: 'end' }>

/** Hands to a sink what a worker packed, as if the file were read here. */
export class PieceUnpacker {
  #packed: PackedPieces | undefined
  /** How far bytes and columns have been handed out. */
  #byte = 0
  #record = 0
  #place: SkimmedPlace | undefined
  #holder: ArrayHolder | undefined

  /** Turns to the next pieces of the same worker. */
  open(packed: PackedPieces): void {
    this.#packed = packed
    this.#byte = 0
    this.#record = 0
  }

  /** Turns to the next file in the same pieces. */
  begin(): void {
    this.#place = undefined
    this.#holder = undefined
  }

  /** Hands the next entry to the sink of its file; lines count from `linesBefore`. */
  take(entry: PieceEntry, sink: FileSink, linesBefore: number): void {
    switch (entry.kind) {
      case 'value':
      case 'text':
        this.#takeBytes(entry, sink, linesBefore)
        break
      case 'skimmed':
        this.#takeSkimmed(entry, sink, linesBefore)
        break
      case 'place':
        this.#place = entry
        break
      case 'holder':
        this.#holder = entry.holder
        break
      case 'broken':
        sink.takePiece({ ...entry, line: entry.line + linesBefore })
        break
      case 'row':
        sink.takeRow(entry.row, entry.line)
        break
      case 'rejected':
        sink.reject(entry.reason, entry.rejection)
        break
      case 'reported':
        sink.report(entry.diagnostic)
        break
      case 'remarked':
        sink.remark(entry.code, entry.message, entry.line)
        break
    }
  }

  #takeBytes(
    entry: PieceEntry & { readonly kind: 'value' | 'text' },
    sink: FileSink,
    linesBefore: number,
  ): void {
    const packed = this.#packed?.bytes ?? new Uint8Array()
    const bytes = Buffer.from(packed.buffer, packed.byteOffset + this.#byte, entry.to - this.#byte)
    this.#byte = entry.to
    const line = entry.line + linesBefore
    if (entry.kind === 'text') sink.takePiece({ kind: 'text', bytes, line })
    else sink.takePiece({ kind: 'value', bytes, line, holder: this.#holder })
  }

  #takeSkimmed(
    { to, parts, natives }: PieceEntry & { readonly kind: 'skimmed' },
    sink: FileSink,
    linesBefore: number,
  ): void {
    const packed = this.#packed
    const from = this.#record
    this.#record = to
    if (packed === undefined || this.#place === undefined) return
    const { times, lines, lows, highs } = partOf(packed.columns, from, to)
    if (linesBefore > 0) lines.set(lines.map((line) => line + linesBefore))
    const { place, envelopes } = this.#place
    sink.takePiece({
      kind: 'skimmed',
      place,
      envelopes,
      holder: this.#holder,
      times,
      lines,
      lows,
      highs,
      ...(parts === undefined ? {} : { parts }),
      ...(natives === undefined ? {} : { natives }),
    })
  }
}
