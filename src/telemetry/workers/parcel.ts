import type { InputFile } from '../list-inputs.ts'
import type { LineRange, ReadOrder } from './protocol.ts'

/** Files that one worker reads at a time, or a part of one file. */
export interface Parcel {
  readonly files: readonly InputFile[]
  /** The part of the only file that is read; all of it, or of them, where absent. */
  readonly range?: LineRange
  /** About how many bytes are read from the disk. */
  readonly bytes: number
}

/** What whoever reads a parcel is told of it. */
export function orderFor({ files, range }: Parcel): ReadOrder {
  const paths = files.map(({ path }) => path)
  return range === undefined ? { paths } : { paths, range }
}

/** A parcel is full when its files have so many bytes, or are so many. */
const parcelBytes = 512 * 1024
const parcelFiles = 256

/** Files next to each other in parcels; `rangeBytes` says which files are read in parts, and how long ones. */
export function* parcelsOf(
  files: Iterable<InputFile>,
  rangeBytes: (file: InputFile) => number | undefined = () => undefined,
): Generator<Parcel> {
  let gathered: InputFile[] = []
  let bytes = 0
  for (const file of files) {
    const step = rangeBytes(file)
    if (gathered.length > 0 && (step !== undefined || isFull(gathered, bytes))) {
      yield { files: gathered, bytes }
      gathered = []
      bytes = 0
    }
    if (step === undefined) {
      gathered.push(file)
      bytes += file.bytes ?? 0
    } else yield* rangesOf(file, step)
  }
  if (gathered.length > 0) yield { files: gathered, bytes }
}

function isFull(files: readonly InputFile[], bytes: number): boolean {
  return bytes >= parcelBytes || files.length >= parcelFiles
}

function* rangesOf(file: InputFile, step: number): Generator<Parcel> {
  const count = Math.max(1, Math.ceil((file.bytes ?? 0) / step))
  for (let number = 0; number < count; number++) {
    yield { files: [file], range: { number, step, count }, bytes: step }
  }
}
