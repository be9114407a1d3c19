import { FileItems, type ItemsContext } from './file-items.ts'
import { type PieceContext, readPieces } from './read-pieces.ts'
import type { InputOutcome, TelemetryItem } from './telemetry-item.ts'

/** What reading a file needs beside its path. */
export interface FileContext extends PieceContext, ItemsContext {}

/** Reads one file and yields its items in batches; returns what came of it. */
export async function* readFile(
  file: string,
  context: FileContext,
): AsyncGenerator<readonly TelemetryItem[], InputOutcome> {
  const items = new FileItems(file, context)
  for await (const _ of readPieces(items, context)) {
    const batch = items.drain()
    if (batch.length > 0) yield batch
  }
  const outcome = items.close()
  const batch = items.drain()
  if (batch.length > 0) yield batch
  return outcome
}
