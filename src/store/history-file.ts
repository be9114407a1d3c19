/** A history on disk: read, and written so that a kill at any moment leaves the old or the new one. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { inBatches } from '../base/batches.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { emptyHistory, type History, mergeHistories } from '../environment/history/history.ts'
import {
  historyLines,
  longestHistory,
  readHistory,
  type ReadHistory,
} from '../environment/history/history-document.ts'
import { LockedError, type LockOptions, withLock } from './file-lock.ts'
import { isMissing, replaceFile } from './replace-file.ts'

/** Reads the history of a file. A file that is not there is a fault; see {@link updateHistoryFile}. */
export async function readHistoryFile(file: string): Promise<ReadHistory> {
  try {
    const { size } = await stat(file)
    if (size > longestHistory) {
      const message = `a history has at most ${longestHistory} bytes, this file ${size}`
      return fault('history-too-large', file, { message, hint: 'remove the file and learn again' })
    }
    return readHistory(await readFile(file, 'utf8'), file)
  } catch (error) {
    const message = `the history cannot be read: ${reasonOf(error)}`
    const hint = isMissing(error)
      ? 'spoor learn PATH... --history FILE makes it'
      : 'check the path and its permissions'
    return fault('history-unreadable', file, { message, hint })
  }
}

/** The same, where no file stands for a history in which nothing was seen. */
export async function readHistoryIfThere(file: string): Promise<ReadHistory> {
  try {
    if (!(await exists(file))) return { history: emptyHistory, diagnostics: [] }
  } catch {
    // Whatever keeps it from being looked for is told by reading it.
  }
  return readHistoryFile(file)
}

/**
 * Merges what was learned into the history of a file, and returns both as one. The file is made if it
 * is not there, and is for its owner's eyes only; it stays as it is where it cannot be read as a
 * history. Several processes may do this at once: each waits for the others.
 */
export async function updateHistoryFile(
  file: string,
  learned: History,
  options: LockOptions = {},
): Promise<ReadHistory> {
  try {
    const target = await nameBehindLinks(file)
    return await withLock(target, () => mergeInto(target, { learned, named: file }), options)
  } catch (error) {
    const message = `the history cannot be written: ${reasonOf(error)}`
    return error instanceof LockedError
      ? fault('history-locked', file, {
          message,
          hint: `try again; if that process is gone, remove ${error.lock}`,
        })
      : fault('history-not-written', file, {
          message,
          hint: 'check the permissions of the file and of its folder, and the room on the disk',
        })
  }
}

async function mergeInto(
  target: string,
  { learned, named }: { readonly learned: History; readonly named: string },
): Promise<ReadHistory> {
  const found = await readHistoryIfThere(target)
  if (found.history === undefined) {
    return { diagnostics: found.diagnostics.map((one) => ({ ...one, file: named })) }
  }
  const history = mergeHistories(found.history, learned)
  const draft = `${target}.draft`
  await replaceFile(target, inBatches(historyLines(history), batchSize), { mode: 0o600, draft })
  return { history, diagnostics: [] }
}

/** All names of a file have one lock: that of the file itself. */
async function nameBehindLinks(file: string): Promise<string> {
  return (await exists(file)) ? realpath(file) : file
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** About as many characters are written at once: a system call for each line would be slow. */
const batchSize = 1 << 18

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function fault(
  code: string,
  file: string,
  { message, hint }: Required<Pick<Diagnostic, 'message' | 'hint'>>,
): ReadHistory {
  return { diagnostics: [{ code, severity: 'error', message, file, hint }] }
}
