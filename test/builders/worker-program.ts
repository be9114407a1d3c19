/** The program of a worker, built from the sources at hand: Node runs no TypeScript in a thread. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { afterAll } from 'vitest'

/** Builds `src/telemetry/workers/read-worker.ts`; the result is gone when the tests of a file are done. */
export async function buildWorkerProgram(): Promise<URL> {
  const folder = mkdtempSync(join(tmpdir(), 'spoor-worker-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const source = new URL('../../src/telemetry/workers/read-worker.ts', import.meta.url)
  const build = await rolldown({ input: fileURLToPath(source), platform: 'node' })
  const file = join(folder, 'read-worker.mjs')
  await build.write({ file, format: 'esm' })
  await build.close()
  return pathToFileURL(file)
}
