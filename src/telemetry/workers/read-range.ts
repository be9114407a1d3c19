import type { FileSink } from '../file-sink.ts'
import { newline } from '../json-bytes.ts'
import type { PieceContext } from '../read-pieces.ts'
import { sourceBytes } from '../source-bytes.ts'
import { JsonSplitter } from '../split-json.ts'
import type { LineRange, ParcelEnd } from './protocol.ts'

/** What is read between two batches. */
const stepBytes = 256 * 1024

/**
 * Reads one part of a file of one record a line: the lines that begin in the step. If a record goes on over
 * its end, or anything in it is torn, the next step is read too, and so on: what comes out of all parts is
 * what one reader of the whole file finds. Lines count from the first one of the part.
 */
export async function* readRange(
  sink: FileSink,
  { number, step, count }: LineRange,
  context: PieceContext,
): AsyncGenerator<void, ParcelEnd> {
  const splitter = new JsonSplitter(context.limits, context.skimmer)
  const nothing = { next: number + 1, lines: 0 }
  let next = number + 1
  let hasBegun = number === 0
  /** Hands on the pieces of lines; a yield after each batch. */
  const take = function* (lines: Buffer): Generator<void> {
    for (let part = 0; part < lines.length; part += stepBytes) {
      for (const piece of splitter.push(lines.subarray(part, part + stepBytes)))
        sink.takePiece(piece)
      yield
    }
  }
  // The newline before the first line of a step may be the last byte of the step before.
  let at = Math.max(0, number * step - 1)
  for await (const chunk of storedFrom(at, sink, context)) {
    let from = hasBegun ? 0 : chunk.indexOf(newline) + 1 || chunk.length
    if (!hasBegun && next < count && at + from >= next * step) return nothing
    hasBegun ||= from < chunk.length || chunk.at(-1) === newline
    while (from < chunk.length) {
      const last = next >= count ? -1 : chunk.indexOf(newline, Math.max(from, next * step - 1 - at))
      const to = last === -1 ? chunk.length : last + 1
      yield* take(chunk.subarray(from, to))
      from = to
      if (last === -1) break
      const lines = splitter.linesAtRest()
      if (lines !== undefined) return { next, lines }
      next = Math.floor((at + to) / step) + 1
    }
    at += chunk.length
  }
  for (const piece of splitter.end()) sink.takePiece(piece)
  return { next: Infinity, lines: 0 }
}

function storedFrom(
  from: number,
  sink: FileSink,
  { onBytes }: PieceContext,
): AsyncIterable<Buffer> {
  const { file } = sink
  const gauge = { packed: 0 }
  const report = sink.report.bind(sink)
  return sourceBytes({ file, from, stdin: undefined, gauge, report, onBytes })
}
