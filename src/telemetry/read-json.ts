import type { FileItems } from './file-items.ts'
import type { JsonPiece } from './json-piece.ts'
import { parseRecord } from './parse-record.ts'
import { JsonSplitter } from './split-json.ts'
import type { Skimmer } from './skimmer.ts'
import type { Limits } from './telemetry-limits.ts'
import { withoutTime } from './text-format.ts'
import { unwrap } from './unwrap.ts'

/** Reads JSON text of one file; its items go to `items` chunk by chunk, a yield after each chunk. */
export async function* readJson(
  text: AsyncIterable<Buffer>,
  items: FileItems,
  options: {
    readonly limits: Limits
    readonly file: string
    /** Passes over records that nothing could use. */
    readonly skimmer?: Skimmer | undefined
  },
): AsyncGenerator<void> {
  const { limits, file, skimmer } = options
  const splitter = new JsonSplitter(limits, skimmer)
  for await (const chunk of text) {
    for (const piece of splitter.push(chunk)) takePiece(piece, items, limits)
    yield
  }
  for (const piece of splitter.end()) {
    if (piece.kind === 'broken' && piece.reason === 'json-cut') rejectCut(piece, items, file)
    else takePiece(piece, items, limits)
  }
}

function takePiece(piece: JsonPiece, items: FileItems, limits: Limits): void {
  switch (piece.kind) {
    case 'value':
      takeValue(piece, items, limits)
      break
    case 'skimmed':
      items.takeSkimmed(piece)
      break
    case 'text':
      takeText(piece, items, limits)
      break
    case 'broken':
      rejectBroken(piece, items)
      break
  }
}

function takeValue(
  piece: JsonPiece & { readonly kind: 'value' },
  items: FileItems,
  limits: Limits,
): void {
  const parsed = parseRecord(piece.bytes)
  if (parsed === undefined) {
    rejectInvalid(piece, items)
    return
  }
  if (!parsed.isWellEncoded) {
    items.remark('encoding-invalid', 'a record holds bytes that are not UTF-8', piece.line)
  }
  for (const found of unwrap(parsed.value, piece.holder, limits)) items.take(found, piece.line)
}

/** A line that does not begin like JSON: after its time it may. */
function takeText(
  piece: JsonPiece & { readonly kind: 'text' },
  items: FileItems,
  limits: Limits,
): void {
  const line = piece.bytes.toString('latin1')
  const rest = withoutTime(line)
  const parsed = parseRecord(piece.bytes.subarray(line.length - rest.length))
  if (parsed === undefined) {
    rejectInvalid(piece, items)
    return
  }
  for (const found of unwrap(parsed.value, undefined, limits)) {
    const isTimed = rest.length < line.length
    const envelopes = isTimed ? ['timed-line', ...found.envelopes] : found.envelopes
    items.take({ ...found, envelopes }, piece.line)
  }
}

function rejectInvalid(
  { bytes, line, kind }: { bytes: Buffer; line: number; kind: 'value' | 'text' },
  items: FileItems,
): void {
  if (bytes.includes(0)) {
    items.reject('nul-bytes', { message: 'NUL bytes stand where a record should', line })
  } else {
    const what = kind === 'value' ? 'a record' : 'a line'
    items.reject('json-invalid', { message: `${what} is not valid JSON`, line })
  }
}

function rejectBroken(piece: JsonPiece & { readonly kind: 'broken' }, items: FileItems): void {
  const { reason, line, size } = piece
  const passed = piece.isLast
    ? `; the rest of the file, ${size} bytes, was not read`
    : `; ${size} bytes were passed over`
  const what = { 'record-too-large': 'too large', 'record-too-deep': 'nested too deeply' }
  const fault = reason in what ? what[reason as keyof typeof what] : 'not valid JSON'
  items.reject(reason, { message: `a record is ${fault}${passed}`, line })
}

function rejectCut(
  { line, size }: { readonly line: number; readonly size: number },
  items: FileItems,
  file: string,
): void {
  const message =
    size === 0
      ? 'the file ends before its closing brackets'
      : `the last record is cut off after ${size} bytes`
  // Azure appends to this blob during the hour (reference/telemetry.md 1.2).
  const isGrowing = file.endsWith('PT1H.json') || file.endsWith('PT1H.json.gz')
  const hint = 'the hour was still being written; fetch the file again when it is over'
  items.reject('json-cut', { message, line, ...(isGrowing ? { severity: 'note', hint } : {}) })
}
