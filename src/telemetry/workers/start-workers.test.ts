import { expect, it } from 'vitest'
import { createInputFolder } from '../../../test/builders/input-folder.ts'
import { FingerprintTable } from '../fingerprint-table.ts'
import type { InputFile } from '../list-inputs.ts'
import { defaultLimits } from '../telemetry-limits.ts'
import { pathToFileURL } from 'node:url'
import { startWorkers, type WorkerOptions } from './start-workers.ts'

const { put } = createInputFolder()
const program = pathToFileURL(put('worker.mjs', ''))
const shared = { fingerprints: new FingerprintTable(9), hasWarned: false }

async function startsFor(files: readonly InputFile[], options: WorkerOptions): Promise<boolean> {
  const context = { limits: defaultLimits, shared, filter: undefined, skimmer: undefined }
  const pool = await startWorkers(files, { program, ...options }, context)
  await pool?.close()
  return pool !== undefined
}

function file(bytes: number | undefined): InputFile {
  return { path: 'a', inputs: [], bytes }
}

it('starts workers when more than one is wanted and there is enough to read', async () => {
  const [some, fewer] = [
    [file(15e6), file(12e6)],
    [file(12e6), file(9e6)],
  ]
  expect(await startsFor(some, { jobs: 2 })).toBe(true)
  expect(await startsFor(some, { jobs: 1 })).toBe(false)
  expect(await startsFor(fewer, { jobs: 2 })).toBe(false)
  expect(await startsFor(fewer, { jobs: 2, bytesPerWorker: 6e6 })).toBe(true)
  expect(await startsFor([file(undefined)], { jobs: 2 })).toBe(false)
})

it('starts none for one file that is read as a whole, unless none is read here', async () => {
  expect(await startsFor([file(27e6)], { jobs: 2 })).toBe(false)
  expect(await startsFor([file(27e6)], { jobs: 2, onlyWorkers: true })).toBe(true)
})

it('starts none from the sources, where no program of a worker is built', async () => {
  const context = { limits: defaultLimits, shared, filter: undefined, skimmer: undefined }
  expect(await startWorkers([file(27e6)], { jobs: 2 }, context)).toBeUndefined()
})
