import { existsSync } from 'node:fs'
import type { InputFile } from '../list-inputs.ts'
import type { FileContext } from '../read-file.ts'
import type { RecordFilter } from '../record-filter.ts'
import { isLineDelimited } from './line-delimited.ts'
import { parcelsOf } from './parcel.ts'
import { WorkerPool } from './worker-pool.ts'

/** How many threads read files beside the main thread, and when it pays. */
export interface WorkerOptions {
  /** The most workers. With one the main thread reads everything itself. */
  readonly jobs: number
  /** A worker is started for so many bytes on the disk; for less than two of them none is. */
  readonly bytesPerWorker?: number
  /** A file of one record a line is read in parts of so many bytes. */
  readonly rangeBytes?: number
  /** The program of a worker, where it is not the one beside this file. */
  readonly program?: URL
}

/** To start a worker, and until its code is compiled, takes about as long as to read half of this. */
const defaultBytesPerWorker = 4 * 1024 * 1024
const defaultRangeBytes = 16 * 1024 * 1024

/** Starts workers for the files whose size is known; `undefined` where that does not pay. */
export async function startWorkers(
  files: readonly InputFile[],
  { jobs, ...options }: WorkerOptions,
  context: Pick<FileContext, 'limits' | 'shared'> & { readonly filter: RecordFilter | undefined },
): Promise<WorkerPool | undefined> {
  const { bytesPerWorker = defaultBytesPerWorker, program = builtProgram() } = options
  const sized = files.filter(({ bytes }) => bytes !== undefined)
  const size = sized.reduce((sum, { bytes = 0 }) => sum + bytes, 0)
  const wanted = Math.min(jobs, Math.floor(size / bytesPerWorker))
  if (wanted < 2 || program === undefined) return undefined
  const { rangeBytes = defaultRangeBytes } = options
  const inParts = await filesInParts(sized, 2 * rangeBytes)
  const parcels = [...parcelsOf(sized, (file) => (inParts.has(file) ? rangeBytes : undefined))]
  const { limits, shared, filter } = context
  const { fingerprinter } = shared.fingerprints
  const count = Math.min(wanted, parcels.length)
  return new WorkerPool(parcels, { count, program, limits, fingerprinter, filter })
}

/** Large files of one record a line. */
async function filesInParts(
  files: readonly InputFile[],
  leastBytes: number,
): Promise<ReadonlySet<InputFile>> {
  const found = new Set<InputFile>()
  for (const file of files) {
    if ((file.bytes ?? 0) >= leastBytes && (await isLineDelimited(file.path))) found.add(file)
  }
  return found
}

/** The program of a worker; there is none where Spoor runs from its sources. */
function builtProgram(): URL | undefined {
  const program = new URL('./read-worker.js', import.meta.url)
  return existsSync(program) ? program : undefined
}
