/** Runs tests in a thread of its own: takes a file at a time, answers with what came of it. */
import { parentPort, workerData } from 'node:worker_threads'
import { createTestRunner, type TestFile } from '../proving/test-run.ts'
import { readTestRun } from './test-files.ts'

// The only one who starts this file is the pool, which gives it paths and a port.
const { paths } = workerData as { readonly paths: readonly string[] }
const runner = readTestRun(paths).then(({ run }) => createTestRunner(run))

parentPort?.on('message', async (file: TestFile) => {
  const run = await runner
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage(await run(file))
})
