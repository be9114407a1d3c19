import type { Diagnostic } from '../base/diagnostic.ts'
import type { JsonObject } from '../base/json.ts'
import { DiagnosticLimiter } from './diagnostic-limiter.ts'
import type { FileSink, Rejection } from './file-sink.ts'
import type { FingerprintTable, Sighting } from './fingerprint-table.ts'
import type { JsonPiece, SkimmedPiece } from './json-piece.ts'
import type { Origin } from './log-record.ts'
import type { PlacedPart } from './record-filter.ts'
import type { TelemetrySkip } from './skip-reasons.ts'
import { standardInput } from './source-bytes.ts'
import { takePiece } from './take-piece.ts'
import { diagnose, type TelemetryCode } from './telemetry-diagnostics.ts'
import type { InputOutcome, TelemetryItem } from './telemetry-item.ts'
import { unwrap, type Unwrapped, type Unwrapping } from './unwrap.ts'

/** What is known over all files of one reading. */
export interface SharedState {
  readonly fingerprints: FingerprintTable
  /** Has it been said that repeats are no longer recognised? */
  hasWarned: boolean
}

/** What taking items needs beside the path of their file. */
export interface ItemsContext extends Unwrapping {
  readonly shared: SharedState
}

/** A batch is made of so many items, or of what was parsed of so many bytes. */
const batchItems = 200
const batchBytes = 256 * 1024

/** The items of one file as they arise, with their origins, repeats and diagnostics in bounds. */
export class FileItems implements FileSink {
  readonly file: string
  readonly #context: ItemsContext
  readonly #limiter: DiagnosticLimiter
  #items: TelemetryItem[] = []
  /** About how many bytes of text the items hold. */
  #bytes = 0
  #index = 0
  #hasFailed = false
  /** Records and skipped things so far, and how many there were when it was asked last. */
  #useful = 0
  #usefulBefore = 0

  constructor(file: string, context: ItemsContext) {
    this.file = file
    this.#context = context
    this.#limiter = new DiagnosticLimiter(context.limits.diagnosticsPerCode)
  }

  takePiece(piece: JsonPiece): void {
    if (piece.kind === 'skimmed') this.#takeSkimmed(piece)
    else {
      if (piece.kind !== 'broken') this.#bytes += piece.bytes.length
      takePiece(piece, this, this.#context)
    }
  }

  take(unwrapped: Unwrapped, line: number): void {
    const { envelopes } = unwrapped
    switch (unwrapped.kind) {
      case 'record':
        this.#takeRecord(unwrapped, this.#origin(line, envelopes))
        break
      case 'skimmed': {
        const { piece } = unwrapped
        // All of a record begins where the record does.
        const lines = new Float64Array(piece.lines.length).fill(line)
        this.#takeSkimmed({ ...piece, lines, envelopes, holder: undefined })
        break
      }
      case 'skipped':
        if (unwrapped.reason === 's3-notification') this.#explainNotification(line)
        this.#skip(unwrapped.reason, this.#origin(line, envelopes))
        break
      case 'rejected':
        this.reject(unwrapped.reason, { message: unwrapped.message, line, envelopes })
        break
    }
  }

  takeRow(row: JsonObject, line: number): void {
    for (const found of unwrap(row, undefined, this.#context)) this.take(found, line)
  }

  reject(reason: TelemetryCode, saying: Rejection): void {
    this.#hasFailed = true
    const place = { file: this.file, line: saying.line }
    const diagnostic = this.#limiter.admit(reason, () => diagnose(reason, place, saying))
    const origin = this.#origin(saying.line, saying.envelopes ?? [])
    const said = diagnostic === undefined ? {} : { diagnostic }
    this.#items.push({ kind: 'rejected', reason, origin, ...said })
  }

  report(diagnostic: Diagnostic): void {
    if (diagnostic.severity === 'error') this.#hasFailed = true
    const admitted = this.#limiter.admit(diagnostic.code, () => diagnostic)
    if (admitted !== undefined) this.#items.push({ kind: 'diagnostic', diagnostic: admitted })
  }

  remark(code: TelemetryCode, message: string, line?: number): void {
    this.report(diagnose(code, { file: this.file, line }, { message }))
  }

  get isFull(): boolean {
    // A stream may pause for as long as it likes, or be stopped: what it brought is handed on at once.
    const most = this.file === standardInput ? 1 : batchItems
    return this.#items.length >= most || this.#bytes >= batchBytes
  }

  hasProgressed(): boolean {
    const hasProgressed = this.#useful > this.#usefulBefore
    this.#usefulBefore = this.#useful
    return hasProgressed
  }

  /** Hands out the items gathered since the last time. */
  drain(): readonly TelemetryItem[] {
    const items = this.#items
    this.#items = []
    this.#bytes = 0
    return items
  }

  /** Adds the closing remarks of the file and says what came of it. */
  close(): InputOutcome {
    const outcome = this.#useful > 0 ? 'read' : this.#hasFailed ? 'unreadable' : 'empty'
    if (outcome === 'empty') this.remark('input-empty', 'the file holds no record')
    for (const diagnostic of this.#limiter.close()) {
      this.#items.push({ kind: 'diagnostic', diagnostic })
    }
    return outcome
  }

  /** Adds records that nothing could use. */
  #takeSkimmed(piece: SkimmedPiece): void {
    const { place, times, parts, natives } = piece
    for (const text of natives ?? []) this.#bytes += text.length
    for (const { bytes } of parts ?? []) this.#bytes += bytes.length
    const repeats = this.#repeatsAmong(piece)
    if (repeats.length > 0 || parts !== undefined) return this.#takeOneByOne(piece, repeats)
    // Nine of ten records of a hunt come by here.
    this.#index += times.length
    this.#useful += times.length
    const records = natives === undefined ? { place, times } : { place, times, natives }
    this.#items.push({ kind: 'unneeded', records })
  }

  /** Which of the records came before, by their places; remembers the others. */
  #repeatsAmong({ lines, lows, highs }: SkimmedPiece): readonly number[] {
    const { fingerprints } = this.#context.shared
    const repeats: number[] = []
    for (let at = fingerprints.seeNew(lows, highs, 0); at < lows.length;) {
      const sighting = fingerprints.seeWords(lows[at] ?? 0, highs[at] ?? 0)
      if (this.#isRepeat(sighting, lines[at])) repeats.push(at)
      at = fingerprints.seeNew(lows, highs, at + 1)
    }
    return repeats
  }

  #takeOneByOne(piece: SkimmedPiece, repeats: readonly number[]): void {
    const { place, holder, envelopes, lines, parts, natives } = piece
    const outer = holder === undefined ? envelopes : [holder.envelope.name, ...envelopes]
    const isRepeat = new Set(repeats)
    const placed: PlacedPart[] = []
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index]
      const part = parts?.[index]
      if (isRepeat.has(index)) this.#skip('duplicate', this.#origin(line, outer))
      else if (part === undefined) this.#index++
      else {
        const { key, status, dialect, bytes } = part
        placed.push({ key, status, dialect, bytes, origin: this.#origin(line, outer) })
      }
    }
    const times = piece.times.filter((_, index) => !isRepeat.has(index))
    if (times.length === 0) return
    this.#useful += times.length
    const told = {
      ...(parts === undefined ? {} : { parts: placed }),
      ...(natives === undefined
        ? {}
        : { natives: natives.filter((_, index) => !isRepeat.has(index)) }),
    }
    this.#items.push({ kind: 'unneeded', records: { place, times, ...told } })
  }

  #takeRecord(unwrapped: Unwrapped & { readonly kind: 'record' }, origin: Origin): void {
    const { shape, value, key } = unwrapped
    if (this.#isRepeat(this.#context.shared.fingerprints.see(key), origin.line)) {
      this.#skip('duplicate', origin)
      return
    }
    this.#useful++
    const record = { source: shape.source, dialect: shape.dialect, value, origin }
    this.#items.push({ kind: 'record', record, key })
  }

  /** Is it a repeat? Says once when repeats are no longer all recognised. */
  #isRepeat(sighting: Sighting, line: number | undefined): boolean {
    if (sighting === 'untracked' && !this.#context.shared.hasWarned) {
      this.#context.shared.hasWarned = true
      const message = 'so many records were read that repeats are no longer all recognised'
      this.remark('duplicates-untracked', message, line)
    }
    return sighting === 'known'
  }

  #skip(reason: TelemetrySkip, origin: Origin): void {
    this.#useful++
    this.#items.push({ kind: 'skipped', reason, origin })
  }

  #explainNotification(line: number): void {
    this.remark('s3-notification', 'a message that a log file was delivered, not the file', line)
  }

  #origin(line: number | undefined, envelopes: readonly string[]): Origin {
    const index = this.#index++
    return { file: this.file, ...(line === undefined ? {} : { line }), index, envelopes }
  }
}
