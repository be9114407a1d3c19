import type { ReadProgress } from '../read-events.ts'
import { createStatusLine, perSecond, progressBar, terminalWidth } from './terminal.ts'

const megabyte = 1_000_000

/** Shows how far the reading of logs has come, on a terminal; silent elsewhere. */
export function createReadingProgress(): {
  readonly show: (progress: ReadProgress) => void
  readonly clear: () => void
} {
  const { show, clear } = createStatusLine()
  return {
    show: (progress) =>
      show((elapsed) => readingLine(progress, elapsed).slice(0, terminalWidth() - 1)),
    clear,
  }
}

/** The line after so many milliseconds: bytes as they are stored, records, rates, and the time left. */
export function readingLine({ bytes, of, records }: ReadProgress, elapsed: number): string {
  const counted = `${records.toLocaleString('en-US')} records`
  const rates = `${perSecond(records, elapsed).toLocaleString('en-US')}/s, ${(perSecond(bytes, elapsed) / megabyte).toFixed(1)} MB/s`
  if (of === undefined || of === 0) return `${megabytes(bytes)} MB, ${counted}, ${rates}`
  // A log may grow while it is read.
  const share = Math.min(1, bytes / of)
  const left = share === 0 ? '' : `, ${spanText((elapsed / share) * (1 - share))} left`
  return `${progressBar(share)} ${megabytes(bytes)} of ${megabytes(of)} MB, ${counted}, ${rates}${left}`
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
