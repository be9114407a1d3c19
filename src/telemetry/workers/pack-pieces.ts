import type { Diagnostic } from '../../base/diagnostic.ts'
import type { JsonObject } from '../../base/json.ts'
import type { ArrayHolder } from '../array-envelopes.ts'
import type { FileSink, Rejection } from '../file-sink.ts'
import type { JsonPiece, SkimmedPiece } from '../json-piece.ts'
import { RecordColumns } from '../record-columns.ts'
import { isUseful, isUsefulRow } from '../take-piece.ts'
import type { TelemetryCode } from '../telemetry-diagnostics.ts'
import type { Limits } from '../telemetry-limits.ts'
import type { PackedEntry, PackedPieces, SkimmedPlace } from './packed-pieces.ts'

/** Pieces are sent when they weigh so many bytes. */
const messageWeight = 256 * 1024

/** About what an entry and a skimmed record weigh, in bytes. */
const entryWeight = 128
const skimmedWeight = 24

/**
 * Gathers what the reading of files finds, to be sent to the main thread, which parses it and tells repeats.
 * `unpack-pieces.ts` is the other end.
 */
export class PiecePacker implements FileSink {
  file = ''
  readonly #limits: Limits
  #entries: PackedEntry[] = []
  #values: Buffer[] = []
  #valueBytes = 0
  readonly #columns = new RecordColumns()
  #place: SkimmedPlace | undefined
  #holder: ArrayHolder | undefined
  #textBytes = 0
  #hasProgressed = false

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** About how many bytes the main thread will hold of what was gathered since it was taken last. */
  get weight(): number {
    const { length } = this.#columns
    const others = this.#entries.length * entryWeight + length * skimmedWeight
    return this.#valueBytes + this.#textBytes + others
  }

  get isFull(): boolean {
    return this.weight >= messageWeight
  }

  /** Begins with the next file. */
  begin(file: string): void {
    this.file = file
    this.#place = undefined
    this.#holder = undefined
    this.#hasProgressed = false
  }

  /** Ends the file. */
  end(): void {
    this.#entries.push({ kind: 'end' })
  }

  takePiece(piece: JsonPiece): void {
    if (piece.kind === 'skimmed') {
      this.#packSkimmed(piece)
      return
    }
    // Parsing is left to the main thread, but for what tells a bomb from a log.
    this.#hasProgressed ||= isUseful(piece, { limits: this.#limits })
    if (piece.kind === 'broken') this.#entries.push(piece)
    else {
      if (piece.kind === 'value') this.#enter(piece.holder)
      this.#values.push(Buffer.from(piece.bytes))
      this.#valueBytes += piece.bytes.length
      this.#entries.push({ kind: piece.kind, to: this.#valueBytes, line: piece.line })
    }
  }

  takeRow(row: JsonObject, line: number): void {
    this.#hasProgressed ||= isUsefulRow(row, { limits: this.#limits })
    for (const cell of Object.values(row)) {
      if (typeof cell === 'string') this.#textBytes += cell.length
    }
    this.#entries.push({ kind: 'row', row, line })
  }

  reject(reason: TelemetryCode, rejection: Rejection): void {
    this.#entries.push({ kind: 'rejected', reason, rejection })
  }

  report(diagnostic: Diagnostic): void {
    this.#entries.push({ kind: 'reported', diagnostic })
  }

  remark(code: TelemetryCode, message: string, line?: number): void {
    this.#entries.push({ kind: 'remarked', code, message, line })
  }

  hasProgressed(): boolean {
    const hasProgressed = this.#hasProgressed
    this.#hasProgressed = false
    return hasProgressed
  }

  /** Hands out what was gathered since the last time. */
  take(): PackedPieces {
    const bytes = new Uint8Array(this.#valueBytes)
    let at = 0
    for (const value of this.#values) {
      bytes.set(value, at)
      at += value.length
    }
    const packed = { entries: this.#entries, bytes, columns: this.#columns.from(0) }
    this.#columns.clear()
    this.#entries = []
    this.#values = []
    this.#valueBytes = 0
    this.#textBytes = 0
    return packed
  }

  #packSkimmed(piece: SkimmedPiece): void {
    const { place, envelopes, holder, parts, natives } = piece
    this.#hasProgressed = true
    this.#enter(holder)
    if (place !== this.#place?.place || envelopes !== this.#place.envelopes) {
      this.#place = { place, envelopes }
      this.#entries.push({ kind: 'place', place, envelopes })
    }
    for (const { bytes, key } of parts ?? []) this.#textBytes += bytes.length + key.length
    for (const text of natives ?? []) this.#textBytes += text.length
    this.#columns.addAll(piece)
    const kept = {
      // Their bytes are views on memory that they share with many others.
      ...(parts === undefined
        ? {}
        : { parts: parts.map((part) => ({ ...part, bytes: new Uint8Array(part.bytes) })) }),
      ...(natives === undefined ? {} : { natives }),
    }
    this.#entries.push({ kind: 'skimmed', to: this.#columns.length, ...kept })
  }

  /** Says in which array the next piece stands, once: what stands beside the array may be long. */
  #enter(holder: ArrayHolder | undefined): void {
    if (holder === this.#holder) return
    this.#holder = holder
    this.#entries.push({ kind: 'holder', holder })
  }
}
