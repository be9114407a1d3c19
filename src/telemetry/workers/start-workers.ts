import { existsSync } from 'node:fs'
import type { InputFile } from '../list-inputs.ts'
import type { FileContext } from '../read-file.ts'
import { isLineDelimited } from './line-delimited.ts'
import { parcelsOf } from './parcel.ts'
import type { PiecesMessage, ReadOrder } from './protocol.ts'
import { readParcel } from './read-parcel.ts'
import type { RememberedFilter } from './remembered-filter.ts'
import { WorkerPool } from './worker-pool.ts'

/** How many threads read files, and when more than one pays. */
export interface WorkerOptions {
  /** The most threads, the main thread among them. With one it reads everything itself. */
  readonly jobs: number
  /** A thread is wanted for so many bytes on the disk. */
  readonly bytesPerWorker?: number
  /** For tests: the main thread leaves all reading to as many workers as there are jobs. */
  readonly onlyWorkers?: boolean
  /** A file of one record a line is read in parts of so many bytes. */
  readonly rangeBytes?: number
  /** The program of a worker, where it is not the one beside this file. */
  readonly program?: URL
}

/** Less than two workers' worth is read as fast, or faster, by one thread: code has to be compiled in each. */
const defaultBytesPerWorker = 12 * 1024 * 1024
const defaultRangeBytes = 32 * 1024 * 1024

/** Starts workers for the files whose size is known; `undefined` where that does not pay. */
export async function startWorkers(
  files: readonly InputFile[],
  { jobs, ...options }: WorkerOptions,
  context: PoolContext,
): Promise<WorkerPool | undefined> {
  const { bytesPerWorker = defaultBytesPerWorker, program = builtProgram(), onlyWorkers } = options
  const sized = files.filter(({ bytes }) => bytes !== undefined)
  const size = sized.reduce((sum, { bytes = 0 }) => sum + bytes, 0)
  const wanted = Math.min(jobs, Math.floor(size / bytesPerWorker))
  if (wanted < 2 || program === undefined) return undefined
  const { rangeBytes = defaultRangeBytes } = options
  const inParts = await filesInParts(sized, 2 * rangeBytes)
  const parcels = [...parcelsOf(sized, (file) => (inParts.has(file) ? rangeBytes : undefined))]
  const { limits, shared, filter, skimmer } = context
  const { fingerprinter } = shared.fingerprints
  const threads = Math.min(wanted, parcels.length)
  const of = { program, limits, fingerprinter, filter }
  if (onlyWorkers === true) return new WorkerPool(parcels, { ...of, count: threads })
  if (threads < 2) return undefined
  const readHere = (order: ReadOrder): AsyncGenerator<PiecesMessage> =>
    readParcel(order, { limits, skimmer })
  return new WorkerPool(parcels, { ...of, count: threads - 1, readHere })
}

/** What all threads read with. */
type PoolContext = Pick<FileContext, 'limits' | 'shared' | 'skimmer'> & {
  readonly filter: RememberedFilter | undefined
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
