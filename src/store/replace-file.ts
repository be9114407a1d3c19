import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'

/** How a file is replaced. */
export interface ReplaceOptions {
  /** The mode of the file from now on, which may also be a new one; an old file keeps its own without. */
  readonly mode?: number
  /**
   * What the draft is called, where a lock sees to it that there is only one: the draft of somebody who
   * was killed is written over instead of lying there for ever.
   */
  readonly draft?: string
}

/**
 * Puts other text into a file, all or nothing: whoever reads it meanwhile, and whoever finds it after
 * we were killed, sees the old text or the new one. Symbolic links stay. Throws what the file system
 * throws, and where there is no such file, unless a mode says how to make it.
 */
export async function replaceFile(
  file: string,
  text: string | Iterable<string | Uint8Array>,
  options: ReplaceOptions = {},
): Promise<void> {
  const { target, mode } = await targetOf(file, options.mode)
  const draft = options.draft ?? `${target}.${randomUUID()}.tmp`
  if (options.draft !== undefined) await rm(draft, { force: true })
  try {
    const handle = await open(draft, 'wx', mode)
    try {
      for (const piece of typeof text === 'string' ? [text] : text) await handle.appendFile(piece)
      await handle.chmod(mode)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncFolder(dirname(target))
}

/**
 * The same for a file that need not be there; a new one is readable by the user alone. What is no file,
 * such as a device, is written to as it is.
 */
export async function placeFile(file: string, content: string | Uint8Array): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (found !== undefined && !found.isFile()) return writeFile(file, content)
  return replaceFile(file, [content], found === undefined ? { mode: 0o600 } : {})
}

async function targetOf(
  file: string,
  wanted: number | undefined,
): Promise<{ readonly target: string; readonly mode: number }> {
  try {
    const target = await realpath(file)
    const found = await stat(target)
    if (!found.isFile()) throw new TypeError(`${file} is no regular file`)
    return { target, mode: wanted ?? found.mode & 0o777 }
  } catch (error) {
    if (wanted !== undefined && isMissing(error)) return { target: file, mode: wanted }
    throw error
  }
}

/** Does the file system say that there is no such file? */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** Without it a power failure could undo the renaming; Windows opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
