import type { ReadProgress } from '../read-events.ts'
import { createStatusLine, perSecond, progressBar, terminalWidth } from './terminal.ts'

const megabyte = 1_000_000

/** The bar has what is left of the line, within these. */
const fewestCells = 4
const mostCells = 24

/** Shows how far the reading of logs has come, on a terminal; silent elsewhere. */
export function createReadingProgress(): {
  readonly show: (progress: ReadProgress) => void
  readonly clear: () => void
} {
  const { show, clear } = createStatusLine()
  return {
    show: (progress) => show((elapsed) => readingLine(progress, elapsed, terminalWidth())),
    clear,
  }
}

/**
 * The line after so many milliseconds, shorter than the width: bytes as they are stored, a second and in
 * all, the time left, and records.
 */
export function readingLine(progress: ReadProgress, elapsed: number, width: number): string {
  const { bytes, of, records } = progress
  const counted = `${records.toLocaleString('en-US')} records (${perSecond(records, elapsed).toLocaleString('en-US')}/s)`
  const rate = megabytes(perSecond(bytes, elapsed))
  if (of === undefined || of === 0) return `${megabytes(bytes)} MB (${rate}/s), ${counted}`
  // A log may grow while it is read.
  const share = Math.min(1, bytes / of)
  const left = share === 0 ? '' : ` ${spanText((elapsed / share) * (1 - share))} left,`
  const told = ` ${megabytes(bytes)} of ${megabytes(of)} MB (${rate}/s),${left} ${counted}`
  const cells = Math.max(fewestCells, Math.min(mostCells, width - 3 - told.length))
  return `${progressBar(share, cells)}${told}`.slice(0, width - 1)
}

function megabytes(bytes: number): string {
  return (bytes / megabyte).toFixed(1)
}

function spanText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
