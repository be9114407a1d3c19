import { readFile, stat } from 'node:fs/promises'
import type { Diagnostic } from '../base/diagnostic.ts'
import { emptyEnvironment, type Environment } from '../environment/environment.ts'

/** The file that is taken where none is named. */
const usualFile = 'spoor.yaml'

/** No file that people write is larger; bytes. */
const largestFile = 4 * 1024 * 1024

/** What the organisation says of itself, or why it cannot be known. */
export interface LoadedEnvironment {
  /** Absent when the file has a fault: whoever trusts half a file trusts the wrong half. */
  readonly environment?: Environment
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the named file; without a name `spoor.yaml` of the working folder, if there is one, and nothing
 * otherwise. `now` is the time by which expired entries are told, milliseconds UTC.
 */
export async function loadEnvironment(
  named: string | undefined,
  now: number,
): Promise<LoadedEnvironment> {
  if (named === undefined && !(await isThere(usualFile))) {
    return { environment: emptyEnvironment, diagnostics: [] }
  }
  const file = named ?? usualFile
  const read = await readText(file)
  if (typeof read !== 'string') return { diagnostics: [read] }
  const { readEnvironment } = await import('../environment/read-environment.ts')
  return readEnvironment({ text: read, file }, { now })
}

async function readText(file: string): Promise<string | Diagnostic> {
  const hint = `spoor learn PATH... --output ${file} proposes one`
  try {
    const { size } = await stat(file)
    if (size <= largestFile) return await readFile(file, 'utf8')
    const message = `an environment file has at most ${largestFile} bytes, this one ${size}`
    return { code: 'environment-unreadable', severity: 'error', message, file, hint }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `the environment file cannot be read: ${reason}`
    return { code: 'environment-unreadable', severity: 'error', message, file, hint }
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}
