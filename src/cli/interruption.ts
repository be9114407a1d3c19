import { remark } from './terminal.ts'

/** Lets Ctrl-C stop what is under way, once; the second time it ends the process, as it does elsewhere. */
export interface Interruption {
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal
  /** From now on the first Ctrl-C ends the process, too. */
  readonly release: () => void
}

/** Begins to listen for Ctrl-C; what is said of it comes behind a progress line, which is cleared first. */
export function listenForInterruption(clearLine: () => void): Interruption {
  const controller = new AbortController()
  const stop = (): void => {
    clearLine()
    remark('stopped: the report is made of what was read until now (Ctrl-C again ends at once)')
    controller.abort()
  }
  process.once('SIGINT', stop)
  return { signal: controller.signal, release: () => void process.off('SIGINT', stop) }
}
