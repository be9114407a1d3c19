import { type FSWatcher, watch } from 'node:fs'
import { remark } from './terminal.ts'
import { escapeForTerminal } from '../reports/terminal-text.ts'

/** What is being watched. */
export interface PathWatch {
  /** The paths that can be watched; a remark tells of the others. */
  readonly watched: readonly string[]
  readonly close: () => void
}

/** Editors write a file in several steps; a run begins when none has changed for this long. */
const quietMilliseconds = 150

/**
 * Runs again whenever something at the paths changes, one run after another. A run that throws is told
 * of and the next change still starts one; a path that is not there hinders no other.
 */
export function watchPaths(paths: readonly string[], run: () => Promise<void>): PathWatch {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const again = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(async () => runTolerantly(run))
    }, quietMilliseconds)
  }
  const watchers = new Map<string, FSWatcher>()
  for (const path of paths) {
    const fail = (error: unknown): void =>
      remark(`error: ${path} cannot be watched: ${textOf(error)}`)
    try {
      watchers.set(path, watch(path, { recursive: true }, again).on('error', fail))
    } catch (error) {
      fail(error)
    }
  }
  const close = (): void => {
    clearTimeout(timer)
    for (const one of watchers.values()) one.close()
  }
  return { watched: [...watchers.keys()], close }
}

/** Runs once; what it throws is a remark. */
export async function runTolerantly(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    remark(`error: the run broke off: ${textOf(error)}`)
  }
}

function textOf(error: unknown): string {
  return escapeForTerminal(error instanceof Error ? error.message : String(error))
}
