import { decodeText, textKindBytes, textKindOf } from './decode-text.ts'
import { FileItems, type SharedState } from './file-items.ts'
import { peek } from './peek.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { type ByteGauge, sourceBytes } from './source-bytes.ts'
import type { Skimmer } from './skimmer.ts'
import type { InputOutcome, TelemetryItem } from './telemetry-item.ts'
import type { Limits } from './telemetry-limits.ts'
import { formatBytes, textFormatOf } from './text-format.ts'
import { unpackGzip } from './unpack-gzip.ts'

/** What reading a file needs beside its path. */
export interface FileContext {
  readonly limits: Limits
  /** What the input `-` reads; the standard input of the process where absent. */
  readonly stdin: AsyncIterable<Buffer> | undefined
  readonly shared: SharedState
  /** Passes over records that nothing could use; absent where every record is wanted. */
  readonly skimmer?: Skimmer | undefined
}

/** Reads one file and yields its items in batches; returns what came of it. */
export async function* readFile(
  file: string,
  context: FileContext,
): AsyncGenerator<readonly TelemetryItem[], InputOutcome> {
  const items = new FileItems(file, context.shared, context.limits.diagnosticsPerCode)
  for await (const _ of readBytes(file, items, context)) {
    const batch = items.drain()
    if (batch.length > 0) yield batch
  }
  const outcome = items.close()
  const batch = items.drain()
  if (batch.length > 0) yield batch
  return outcome
}

async function* readBytes(
  file: string,
  items: FileItems,
  { limits, stdin, skimmer }: FileContext,
): AsyncGenerator<void> {
  const gauge = { packed: 0 }
  const report = items.report.bind(items)
  const stored = sourceBytes({ file, stdin, gauge, report })
  const bytes = await peek(
    unpackGzip(stored, { file, layers: limits.gzipLayers, report }),
    textKindBytes,
  )
  const kind = textKindOf(bytes.head)
  if (kind.kind === 'refused') {
    items.reject(kind.code, { message: `the file is ${kind.what}` })
    await close(bytes.all)
    return
  }
  const guarded = guardAgainstBomb(bytes.all, { items, gauge, limits })
  const text = await peek(decodeText(guarded, kind), formatBytes)
  const format = textFormatOf(text.head)
  if (format === 'json') yield* readJson(text.all, items, { limits, file, skimmer })
  else if (format === 'csv') yield* readCsv(text.all, items, limits)
  else {
    if (format === 'unknown') {
      items.reject('unknown-format', { message: 'the file is neither JSON nor a known table' })
    }
    await close(text.all)
  }
}

/** What is read between two batches. */
const stepBytes = 256 * 1024

/** Passes bytes on until they are too many for their packed size and still hold no record. */
async function* guardAgainstBomb(
  source: AsyncIterable<Buffer>,
  watch: { readonly items: FileItems; readonly gauge: ByteGauge; readonly limits: Limits },
): AsyncGenerator<Buffer> {
  const { items, gauge, limits } = watch
  let useful = 0
  let unpacked = 0
  let packedBefore = 0
  for await (const chunk of source) {
    if (items.useful > useful) {
      useful = items.useful
      unpacked = 0
      packedBefore = gauge.packed
    }
    unpacked += chunk.length
    const packed = gauge.packed - packedBefore
    if (unpacked > limits.bombBytes && unpacked > limits.bombRatio * packed) {
      const message = `${unpacked} bytes without a record came out of ${packed}; the rest was not read`
      items.remark('gzip-bomb', message)
      return
    }
    for (let at = 0; at < chunk.length; at += stepBytes) yield chunk.subarray(at, at + stepBytes)
  }
}

/** Ends a stream that will not be read to its end, so that its file is closed. */
async function close(stream: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of stream) break
}
