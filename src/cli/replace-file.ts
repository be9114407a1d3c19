import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'

/**
 * Puts other text into a file, all or nothing: whoever reads it meanwhile sees the old text or the new
 * one. Mode and symbolic links stay. Throws what the file system throws.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const target = await realpath(file)
  const { mode } = await stat(target)
  const draft = `${target}.${randomUUID()}.tmp`
  try {
    const handle = await open(draft, 'wx', mode & 0o777)
    try {
      await handle.writeFile(text)
      await handle.chmod(mode & 0o777)
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
