import { readFileSync, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { DiagnosticSink } from '../base/diagnostic.ts'
import { releaseMemory } from './release-memory.ts'
import { diagnose } from './telemetry-diagnostics.ts'

/** The name of standard input among inputs and in origins. */
export const standardInput = '-'

/** Files up to this size are read in one go, which lets gzip unpack them in one go too. */
const smallFile = 8 * 1024 * 1024
/** A larger one is read in blocks of so many bytes. */
const blockBytes = 1024 * 1024

/** How many bytes a file has given so far; tells a gzip bomb by its ratio. */
export interface ByteGauge {
  packed: number
}

/** Where bytes come from and where their faults go. */
export interface ByteSource {
  readonly file: string
  /** What the input `-` reads; the standard input of the process where absent. */
  readonly stdin: AsyncIterable<Buffer> | undefined
  /** All bytes of the file, where they have been read. */
  readonly whole?: Buffer | undefined
  /** From which byte on; from the first one where absent. */
  readonly from?: number
  readonly gauge: ByteGauge
  readonly report: DiagnosticSink
  /** Called with the number of bytes that were read since the last time. */
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/**
 * The bytes of a file as they are stored, chunk by chunk; a chunk is lent until the second one after it is asked
 * for. A file that cannot be read (on) ends with a diagnostic.
 */
export async function* sourceBytes(source: ByteSource): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of chunksOf(source)) {
      source.gauge.packed += chunk.length
      source.onBytes?.(chunk.length)
      yield chunk
    }
  } catch (error) {
    const message = `cannot be read: ${reasonOf(error)}`
    source.report(diagnose('input-unreadable', { file: source.file }, { message }))
  }
}

/**
 * All bytes of a small file, which are not waited for: there may be a hundred thousand. `undefined` for a
 * large one, for what is no file, and for one that cannot be read: `sourceBytes` says why.
 */
export function smallFileBytes(file: string): Buffer | undefined {
  if (file === standardInput) return undefined
  try {
    const stats = statSync(file)
    return stats.isFile() && stats.size <= smallFile ? readFileSync(file) : undefined
  } catch {
    return undefined
  }
}

async function* chunksOf({ file, stdin, whole, from }: ByteSource): AsyncGenerator<Buffer> {
  if (file === standardInput) {
    yield* stdin ?? process.stdin
    return
  }
  if (whole !== undefined) {
    yield whole
    return
  }
  const handle = await open(file)
  try {
    yield* blocksOf(handle, from)
  } finally {
    await handle.close()
  }
}

/** Reads block by block, each while the one before it is worked on. */
async function* blocksOf(handle: FileHandle, from: number | undefined): AsyncGenerator<Buffer> {
  let position = from
  let before: Buffer | undefined
  let reading = readBlock(handle, position)
  try {
    for (;;) {
      const block = await reading
      if (block.length === 0) return
      if (position !== undefined) position += block.length
      reading = readBlock(handle, position)
      yield block
      // Whoever asks for the next block has taken over what was left of the one before this.
      if (before !== undefined) releaseMemory(before)
      before = block
    }
  } finally {
    await reading.catch(() => undefined)
  }
}

/** The next bytes from a place on, or from where the last ones ended; none at the end. */
function readBlock(handle: FileHandle, position: number | undefined): Promise<Buffer> {
  const block = Buffer.allocUnsafeSlow(blockBytes)
  const reading = handle
    .read(block, 0, blockBytes, position ?? null)
    .then(({ bytesRead }) => block.subarray(0, bytesRead))
  // Whoever awaits it hears of it; until then nobody does.
  reading.catch(() => undefined)
  return reading
}

/** Why the operating system refused, without the path, which the diagnostic has. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : String(error)
}
