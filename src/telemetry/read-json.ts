import type { FileSink } from './file-sink.ts'
import { JsonSplitter } from './split-json.ts'
import type { Skimmer } from './skimmer.ts'
import type { Limits } from './telemetry-limits.ts'

/** Reads JSON text of one file; its pieces go to the sink chunk by chunk, a yield after each chunk. */
export async function* readJson(
  text: AsyncIterable<Buffer>,
  sink: FileSink,
  options: {
    readonly limits: Limits
    /** Passes over records that nothing could use. */
    readonly skimmer?: Skimmer | undefined
  },
): AsyncGenerator<void> {
  const splitter = new JsonSplitter(options.limits, options.skimmer)
  for await (const chunk of text) {
    for (const piece of splitter.push(chunk)) sink.takePiece(piece)
    yield
  }
  for (const piece of splitter.end()) sink.takePiece(piece)
}
