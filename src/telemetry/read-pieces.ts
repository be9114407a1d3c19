import { decodeText, textKindBytes, textKindOf } from './decode-text.ts'
import type { FileSink } from './file-sink.ts'
import { peek } from './peek.ts'
import { readCsv } from './read-csv.ts'
import { releaseMemory } from './release-memory.ts'
import { readJson, readJsonText } from './read-json.ts'
import { type ByteGauge, smallFileBytes, sourceBytes } from './source-bytes.ts'
import type { Skimmer } from './skim/skimmer.ts'
import type { Limits } from './telemetry-limits.ts'
import { formatBytes, textFormatOf } from './text-format.ts'
import { unpackGzip } from './unpack-gzip.ts'
import { wholeJson } from './whole-text.ts'

/** What reading the bytes of a file needs beside its path. */
export interface PieceContext {
  readonly limits: Limits
  /** What the input `-` reads; the standard input of the process where absent. */
  readonly stdin?: AsyncIterable<Buffer> | undefined
  /** Passes over records that nothing could use; absent where every record is wanted. */
  readonly skimmer?: Skimmer | undefined
  /** Called with the number of bytes, as they are stored, that were read since the last time. */
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/** Reads one file; what it finds goes to the sink, with a yield now and then. */
export async function* readPieces(sink: FileSink, context: PieceContext): AsyncGenerator<void> {
  const whole = smallFileBytes(sink.file)
  const text = whole && wholeJson(whole, context.limits)
  if (whole === undefined || text === undefined) yield* readStream(sink, context, whole)
  else {
    context.onBytes?.(whole.length)
    yield* readJsonText(text, sink, context)
    // Whatever came of it is parsed or copied by now.
    releaseMemory(text)
  }
}

/** Reads a file byte by byte, whatever it is; `whole` has all of them where they have been read. */
async function* readStream(
  sink: FileSink,
  context: PieceContext,
  whole: Buffer | undefined,
): AsyncGenerator<void> {
  const { file } = sink
  const { limits, stdin, skimmer, onBytes } = context
  const gauge = { packed: 0 }
  const report = sink.report.bind(sink)
  const stored = sourceBytes({ file, stdin, whole, gauge, report, onBytes })
  const bytes = await peek(
    unpackGzip(stored, { file, layers: limits.gzipLayers, report }),
    textKindBytes,
  )
  const kind = textKindOf(bytes.head)
  if (kind.kind === 'refused') {
    sink.reject(kind.code, { message: `the file is ${kind.what}` })
    await close(bytes.all)
    return
  }
  const guarded = guardAgainstBomb(bytes.all, { sink, gauge, limits })
  const text = await peek(decodeText(guarded, kind), formatBytes)
  const format = textFormatOf(text.head)
  if (format === 'json') yield* readJson(text.all, sink, { limits, skimmer })
  else if (format === 'csv') yield* readCsv(text.all, sink, limits)
  else {
    if (format === 'unknown') {
      sink.reject('unknown-format', { message: 'the file is neither JSON nor a known table' })
    }
    await close(text.all)
  }
}

/** Passes bytes on until they are too many for their packed size and still hold no record. */
async function* guardAgainstBomb(
  source: AsyncIterable<Buffer>,
  watch: { readonly sink: FileSink; readonly gauge: ByteGauge; readonly limits: Limits },
): AsyncGenerator<Buffer> {
  const { sink, gauge, limits } = watch
  let unpacked = 0
  let packedBefore = 0
  for await (const chunk of source) {
    if (sink.hasProgressed()) {
      unpacked = 0
      packedBefore = gauge.packed
    }
    unpacked += chunk.length
    const packed = gauge.packed - packedBefore
    if (unpacked > limits.bombBytes && unpacked > limits.bombRatio * packed) {
      const message = `${unpacked} bytes without a record came out of ${packed}; the rest was not read`
      sink.remark('gzip-bomb', message)
      return
    }
    yield chunk
  }
}

/** Ends a stream that will not be read to its end, so that its file is closed. */
async function close(stream: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of stream) break
}
