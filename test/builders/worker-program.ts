/** Programs built from the sources at hand: Node runs no TypeScript in a thread or process of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { afterAll } from 'vitest'

/** Builds `src/telemetry/workers/read-worker.ts`; the result is gone when the tests of a file are done. */
export async function buildWorkerProgram(): Promise<URL> {
  return buildProgram('telemetry/workers/read-worker.ts')
}

/** Builds a file of `src/`, named from there; the result is gone when the tests of a file are done. */
export async function buildProgram(name: string): Promise<URL> {
  const folder = mkdtempSync(join(tmpdir(), 'spoor-program-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const source = new URL(`../../src/${name}`, import.meta.url)
  const build = await rolldown({ input: fileURLToPath(source), platform: 'node' })
  const file = join(folder, 'program.mjs')
  await build.write({ file, format: 'esm' })
  await build.close()
  return pathToFileURL(file)
}
