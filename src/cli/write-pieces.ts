import { appendFile, chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A piece of a file to write: a path that comes again is appended to, one in `.gz` compressed. */
export interface Piece {
  /** Relative, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Is the folder missing or empty, so that nothing in it can be mixed up or lost? */
export async function isFreeFolder(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true
    throw error
  }
}

/** What was written. */
export interface Written {
  readonly files: number
  /** Bytes as they stand on disk. */
  readonly bytes: number
}

/** Writes pieces below a folder, readable by the user alone. Throws what the file system throws. */
export async function writePieces(folder: string, pieces: Iterable<Piece>): Promise<Written> {
  const seen = new Set<string>()
  let bytes = 0
  for (const { path, text } of pieces) {
    const file = join(folder, ...path.split('/'))
    // Level 6 is what clouds use; gzip members may follow one another in a file.
    const content = path.endsWith('.gz') ? gzipSync(text) : Buffer.from(text)
    if (seen.has(path)) await appendFile(file, content)
    else {
      seen.add(path)
      await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      await writeFile(file, content, { mode: 0o600 })
      await chmod(file, 0o600)
    }
    bytes += content.length
  }
  return { files: seen.size, bytes }
}
