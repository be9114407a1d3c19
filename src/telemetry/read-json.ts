import type { FileSink } from './file-sink.ts'
import { JsonSplitter } from './split-json.ts'
import type { Skimmer } from './skim/skimmer.ts'
import type { Limits } from './telemetry-limits.ts'

/** How JSON text is read. */
export interface JsonReading {
  readonly limits: Limits
  /** Passes over records that nothing could use. */
  readonly skimmer?: Skimmer | undefined
}

/** So much is split at a time: it stays in the cache of the processor while it is gone over. */
const stepBytes = 256 * 1024

/** Reads JSON text of one file; its pieces go to the sink, with a yield whenever that has its fill. */
export async function* readJson(
  text: AsyncIterable<Buffer>,
  sink: FileSink,
  { limits, skimmer }: JsonReading,
): AsyncGenerator<void> {
  const splitter = new JsonSplitter(limits, skimmer)
  for await (const chunk of text) yield* push(chunk, splitter, sink)
  for (const piece of splitter.end()) sink.takePiece(piece)
}

/** The same of a text that is all at hand. */
export function* readJsonText(
  text: Buffer,
  sink: FileSink,
  { limits, skimmer }: JsonReading,
): Generator<void> {
  const splitter = new JsonSplitter(limits, skimmer)
  yield* push(text, splitter, sink)
  for (const piece of splitter.end()) sink.takePiece(piece)
}

/** Hands the next bytes to the splitter, step by step, and what it finds to the sink. */
function* push(bytes: Buffer, splitter: JsonSplitter, sink: FileSink): Generator<void> {
  for (let at = 0; at < bytes.length; at += stepBytes) {
    for (const piece of splitter.push(bytes.subarray(at, at + stepBytes))) sink.takePiece(piece)
    if (sink.isFull) yield
  }
}
