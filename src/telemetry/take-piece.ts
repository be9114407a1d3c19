import type { JsonObject } from '../base/json.ts'
import type { FileSink } from './file-sink.ts'
import type { JsonPiece, SkimmedPiece } from './json-piece.ts'
import { parseRecord } from './parse-record.ts'
import { withoutTime } from './text-format.ts'
import { unwrap, type Unwrapped, type Unwrapping } from './unwrap.ts'

/** A piece whose bytes say what it is, or that none could be cut out. */
export type UnreadPiece = Exclude<JsonPiece, SkimmedPiece>

type Value = UnreadPiece & { readonly kind: 'value' }
type Text = UnreadPiece & { readonly kind: 'text' }
type Broken = UnreadPiece & { readonly kind: 'broken' }

/** Where it goes what a piece turns out to hold. */
interface PieceSink extends Pick<FileSink, 'file' | 'reject' | 'remark'> {
  take(found: Unwrapped, line: number): void
}

/** What a value or a line of text holds. */
interface PieceContent {
  readonly found: readonly Unwrapped[]
  /** False when bytes that are not UTF-8 were replaced. */
  readonly isWellEncoded: boolean
}

/** Parses a piece, takes the wrappers off what it holds, and hands that on. */
export function takePiece(piece: UnreadPiece, sink: PieceSink, unwrapping: Unwrapping): void {
  if (piece.kind === 'broken') {
    if (piece.reason === 'json-cut') rejectCut(piece, sink)
    else rejectBroken(piece, sink)
    return
  }
  const content = openPiece(piece, unwrapping)
  if (content === undefined) {
    rejectInvalid(piece, sink)
    return
  }
  if (!content.isWellEncoded) {
    sink.remark('encoding-invalid', 'a record holds bytes that are not UTF-8', piece.line)
  }
  for (const found of content.found) sink.take(found, piece.line)
}

/** Does a piece hold a record, or something that is skipped for a reason? */
export function isUseful(piece: UnreadPiece, unwrapping: Unwrapping): boolean {
  if (piece.kind === 'broken') return false
  return hasUse(openPiece(piece, unwrapping)?.found ?? [])
}

/** The same for a row of a table. */
export function isUsefulRow(row: JsonObject, unwrapping: Unwrapping): boolean {
  return hasUse(unwrap(row, undefined, unwrapping))
}

function hasUse(found: readonly Unwrapped[]): boolean {
  return found.some(({ kind }) => kind !== 'rejected')
}

/** What a piece holds; `undefined` when it is not JSON. */
function openPiece(piece: Value | Text, unwrapping: Unwrapping): PieceContent | undefined {
  return piece.kind === 'value' ? openValue(piece, unwrapping) : openText(piece, unwrapping)
}

function openValue({ bytes, holder }: Value, unwrapping: Unwrapping): PieceContent | undefined {
  const parsed = parseRecord(bytes)
  if (parsed === undefined) return undefined
  const { value, isWellEncoded } = parsed
  return { found: unwrap(value, holder, unwrapping), isWellEncoded }
}

/** A line that does not begin like JSON: after its time it may. */
function openText({ bytes }: Text, unwrapping: Unwrapping): PieceContent | undefined {
  const line = bytes.toString('latin1')
  const rest = withoutTime(line)
  const parsed = parseRecord(bytes.subarray(line.length - rest.length))
  if (parsed === undefined) return undefined
  const found = unwrap(parsed.value, undefined, unwrapping)
  const isTimed = rest.length < line.length
  const timed = found.map((one) => ({ ...one, envelopes: ['timed-line', ...one.envelopes] }))
  return { found: isTimed ? timed : found, isWellEncoded: true }
}

function rejectInvalid({ bytes, line, kind }: Value | Text, sink: PieceSink): void {
  if (bytes.includes(0)) {
    sink.reject('nul-bytes', { message: 'NUL bytes stand where a record should', line })
  } else {
    const what = kind === 'value' ? 'a record' : 'a line'
    sink.reject('json-invalid', { message: `${what} is not valid JSON`, line })
  }
}

function rejectBroken(piece: Broken, sink: PieceSink): void {
  const { reason, line, size } = piece
  const passed = piece.isLast
    ? `; the rest of the file, ${size} bytes, was not read`
    : `; ${size} bytes were passed over`
  const what = { 'record-too-large': 'too large', 'record-too-deep': 'nested too deeply' }
  const fault = reason in what ? what[reason as keyof typeof what] : 'not valid JSON'
  sink.reject(reason, { message: `a record is ${fault}${passed}`, line })
}

function rejectCut({ line, size }: Broken, sink: PieceSink): void {
  const message =
    size === 0
      ? 'the file ends before its closing brackets'
      : `the last record is cut off after ${size} bytes`
  // Azure appends to this blob during the hour (reference/telemetry.md 1.2).
  const isGrowing = sink.file.endsWith('PT1H.json') || sink.file.endsWith('PT1H.json.gz')
  const hint = 'the hour was still being written; fetch the file again when it is over'
  sink.reject('json-cut', { message, line, ...(isGrowing ? { severity: 'note', hint } : {}) })
}
