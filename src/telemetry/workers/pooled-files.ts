import { FileItems } from '../file-items.ts'
import type { InputFile } from '../list-inputs.ts'
import type { FileContext } from '../read-file.ts'
import type { InputOutcome, TelemetryItem } from '../telemetry-item.ts'
import type { PackedEntry } from './packed-pieces.ts'
import type { ParcelEnd } from './protocol.ts'
import { PieceUnpacker } from './unpack-pieces.ts'
import type { WorkerPool } from './worker-pool.ts'

/** Reads files out of what workers find in them, as `readFile` does from the disk. */
export class PooledFiles {
  readonly #pool: Pick<WorkerPool, 'next'>
  readonly #context: FileContext
  readonly #unpacker = new PieceUnpacker()
  /** What has come and not been looked at: the beginning of the next file may be among it. */
  #entries: Iterator<PackedEntry> = [].values()
  /** Set while the last pieces of a parcel are looked at. */
  #end: ParcelEnd | undefined

  constructor(pool: Pick<WorkerPool, 'next'>, context: FileContext) {
    this.#pool = pool
    this.#context = context
  }

  /** Yields the items of the next file in batches; returns what came of it. Files come in the order of the pool. */
  async *read({ path }: InputFile): AsyncGenerator<readonly TelemetryItem[], InputOutcome> {
    const items = new FileItems(path, this.#context)
    this.#unpacker.begin()
    let linesBefore = 0
    while (!this.#takeEntries(items, linesBefore)) {
      const batch = items.drain()
      if (batch.length > 0) yield batch
      linesBefore += this.#end?.lines ?? 0
      await this.#receive()
    }
    const outcome = items.close()
    const batch = items.drain()
    if (batch.length > 0) yield batch
    return outcome
  }

  /** Looks at what has come; true when it came to the end of the file. */
  #takeEntries(items: FileItems, linesBefore: number): boolean {
    for (;;) {
      const { done, value: entry } = this.#entries.next()
      if (done) return false
      if (entry.kind === 'end') return true
      this.#unpacker.take(entry, items, linesBefore)
    }
  }

  async #receive(): Promise<void> {
    const { packed, stored, end } = await this.#pool.next()
    this.#context.onBytes?.(stored)
    this.#unpacker.open(packed)
    this.#entries = packed.entries.values()
    this.#end = end
  }
}
