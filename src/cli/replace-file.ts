import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'

/**
 * Puts other text into a file, all or nothing: whoever reads it meanwhile sees the old text or the new
 * one. Mode and symbolic links stay. Throws what the file system throws.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const target = await realpath(file)
  const { mode } = await stat(target)
  await swapIn(target, text, mode & 0o777)
}

/**
 * The same for a file that need not be there; a new one is readable by the user alone. What is no file,
 * such as a device, is written to as it is.
 */
export async function placeFile(file: string, content: string | Uint8Array): Promise<void> {
  const target = await realpath(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (target === undefined) return swapIn(file, content, 0o600)
  const found = await stat(target)
  return found.isFile() ? swapIn(target, content, found.mode & 0o777) : writeFile(target, content)
}

async function swapIn(target: string, content: string | Uint8Array, mode: number): Promise<void> {
  const draft = `${target}.${randomUUID()}.tmp`
  try {
    const handle = await open(draft, 'wx', mode)
    try {
      await handle.writeFile(content)
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
}
