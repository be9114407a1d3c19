import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { existsSync } from 'node:fs'
import { createTestRunner, type FileOutcome, type TestFile } from '../proving/test-run.ts'
import type { TestFiles } from './test-files.ts'

/** How tests are run. */
export interface RunOptions {
  /** The paths that the tests came from, for threads to read the same content. */
  readonly paths: readonly string[]
  /** How many threads; as many as there are cores when absent. */
  readonly jobs?: number
  readonly onOutcome?: () => void
}

/** Starting a thread costs as much as running some tests. */
const testsPerThread = 6

/** Runs tests, in threads where there are many, and returns what came of them in their order. */
export async function runTests(
  { files, run }: TestFiles,
  options: RunOptions,
): Promise<readonly FileOutcome[]> {
  const { jobs = availableParallelism(), onOutcome } = options
  const threads = Math.min(jobs, Math.floor(files.length / testsPerThread))
  const worker = fileURLToPath(new URL('./test-worker.js', import.meta.url))
  if (threads >= 2 && existsSync(worker))
    return runInThreads(files, { ...options, threads, worker })
  const runner = createTestRunner(run)
  const outcomes: FileOutcome[] = []
  for (const file of files) {
    outcomes.push(await runner(file))
    onOutcome?.()
  }
  return outcomes
}

async function runInThreads(
  files: readonly TestFile[],
  options: RunOptions & { readonly threads: number; readonly worker: string },
): Promise<readonly FileOutcome[]> {
  const { paths, threads, worker, onOutcome } = options
  const outcomes = new Map<TestFile, FileOutcome>()
  const waiting = [...files]
  const work = async (): Promise<void> => {
    const thread = new Worker(worker, { workerData: { paths } })
    try {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        outcomes.set(file, await ask(thread, file))
        onOutcome?.()
      }
    } finally {
      await thread.terminate()
    }
  }
  await Promise.all(Array.from({ length: threads }, work))
  return files.flatMap((file) => outcomes.get(file) ?? [])
}

/** One file at a time: the next answer of the thread is that of this file. */
async function ask(thread: Worker, file: TestFile): Promise<FileOutcome> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: FileOutcome): void => {
      thread.off('error', reject)
      resolve(outcome)
    }
    thread.once('message', settle)
    thread.once('error', reject)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    thread.postMessage(file)
  })
}
