/** The terminal as commands see it: data to stdout, all else to stderr, colour only where wanted. */
import { open } from 'node:fs/promises'
import { styleText } from 'node:util'
import { inBatches } from '../base/batches.ts'
import { type Diagnostic, formatDiagnostic } from '../base/diagnostic.ts'
import { asciiGlyphs, type Glyphs, spellInAscii, unicodeGlyphs } from '../reports/glyphs.ts'
import {
  type Emphasis,
  type Paint,
  escapeForTerminal,
  plainPaint,
} from '../reports/terminal-text.ts'

const styles: Readonly<Record<Emphasis, Parameters<typeof styleText>[0]>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  informational: 'dim',
  dim: 'dim',
  strong: 'bold',
  open: ['bold', 'red'],
  closed: 'yellow',
}

/** Narrower terminals get this width and wrap by themselves; wider ones are used up to the largest. */
const narrowest = 60
const widest = 140

/** The width to set text for: that of the terminal, 80 columns elsewhere. */
export function terminalWidth(): number {
  const columns = process.stdout.columns ?? (Number(process.env['COLUMNS']) || 80)
  return Math.min(widest, Math.max(narrowest, columns))
}

/** The signs that stdout can show: box-drawing characters where the locale is UTF-8, ASCII elsewhere. */
export function terminalGlyphs(): Glyphs {
  const { LC_ALL: all, LC_CTYPE: characters, LANG: language } = process.env
  const locale = all || characters || language || ''
  // Windows has no such variables, and its terminals show UTF-8.
  const isUnicode = /utf-?8/i.test(locale) || (locale === '' && process.platform === 'win32')
  return isUnicode ? unicodeGlyphs : asciiGlyphs
}

/** What a stream is sent of a text: nothing but ASCII where it is a terminal of another locale than UTF-8. */
function shownOn({ isTTY }: NodeJS.WriteStream, text: string): string {
  return isTTY && terminalGlyphs() === asciiGlyphs ? spellInAscii(text) : text
}

/** Colour for stdout, honouring NO_COLOR, FORCE_COLOR and whether it is a terminal. */
export function terminalPaint(): Paint {
  const { FORCE_COLOR: forced, NO_COLOR: unwanted } = process.env
  const isWanted = forced === undefined ? process.stdout.isTTY : !['0', 'false'].includes(forced)
  if (!isWanted || unwanted) return plainPaint
  return (emphasis, text) => styleText(styles[emphasis], text)
}

/**
 * Writes data, whole or in pieces, to stdout or to a file that only the user may read. Resolves when it
 * is written; to `false`, after a remark, when the file cannot be written.
 */
export async function writeData(data: string | Iterable<string>, file?: string): Promise<boolean> {
  const pieces = typeof data === 'string' ? [data] : data
  if (file !== undefined) return writePrivately(pieces, file)
  for (const text of inBatches(pieces, batchSize)) await writeToStdout(text)
  return true
}

async function writeToStdout(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(shownOn(process.stdout, text), (error) => {
      if (error && !isClosedPipe(error)) reject(error)
      else resolve()
    })
  })
}

/** About as many characters are written at once: a system call for each small piece would be slow. */
const batchSize = 1 << 16

async function writePrivately(pieces: Iterable<string>, file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'w', 0o600)
    try {
      // The mode above holds for a new file only; a device such as /dev/null keeps its own.
      if ((await handle.stat()).isFile()) await handle.chmod(0o600)
      for (const text of inBatches(pieces, batchSize)) await handle.appendFile(text)
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    remark(`error: the report cannot be written: ${escapeForTerminal(reason)}`)
    return false
  }
}

/** Lets a reader such as `head` close our output early: what it does not want is not written. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!isClosedPipe(error)) throw error
    })
  }
}

function isClosedPipe(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE'
}

/** Writes a remark to stderr. */
export function remark(text: string): void {
  process.stderr.write(`${shownOn(process.stderr, text)}\n`)
}

/** Diagnostics of one code that are shown; the report as JSON holds all. */
const shownPerCode = 5

/**
 * Writes diagnostics to stderr, log content made harmless. Of each code the first few are shown, with
 * the number of the others, so that a folder of foreign files does not bury the rest.
 */
export function remarkDiagnostics(diagnostics: readonly Diagnostic[]): void {
  const seen = new Map<string, number>()
  for (const diagnostic of diagnostics) {
    const count = (seen.get(diagnostic.code) ?? 0) + 1
    seen.set(diagnostic.code, count)
    if (count > shownPerCode) continue
    remark(formatDiagnostic(diagnostic).split('\n').map(escapeForTerminal).join('\n'))
  }
  for (const [code, count] of seen) {
    const more = count - shownPerCode
    if (more > 0) remark(`${more} more [${code}] (--format json tells all)`)
  }
}

/** The cells of a progress bar. */
const barCells = 24

/** A line of a terminal that says how far something has come. */
export interface StatusLine {
  /** Writes the line anew, ten times a second at most; the text is made from the milliseconds gone. */
  readonly show: (text: (elapsed: number) => string) => void
  readonly clear: () => void
}

/** A status line on stderr; silent where that is no terminal. */
export function createStatusLine(): StatusLine {
  if (!process.stderr.isTTY) return { show: () => {}, clear: () => {} }
  const begun = performance.now()
  let shown = 0
  return {
    show: (text) => {
      const now = performance.now()
      if (now - shown < 100) return
      shown = now
      process.stderr.write(`\r\u001b[K${text(now - begun)}`)
    },
    clear: () => void process.stderr.write('\r\u001b[K'),
  }
}

/** Shows a running count; with the total that is expected it shows a bar and the rate as well. */
export function createProgress(
  noun: string,
  total?: number,
): {
  readonly show: (count: number) => void
  readonly clear: () => void
} {
  const { show, clear } = createStatusLine()
  return {
    show: (count) =>
      show((elapsed) => {
        const told = `${count.toLocaleString('en-US')} ${noun}`
        if (total === undefined) return told
        return `${progressBar(count / total)} ${told}, ${perSecond(count, elapsed).toLocaleString('en-US')}/s`
      }),
    clear,
  }
}

/** A rate, rounded. What came in the first instant says nothing about a second. */
export function perSecond(count: number, elapsed: number): number {
  return Math.round(count / (Math.max(100, elapsed) / 1000))
}

/** A bar that is full as far as the share, from 0 to 1, says. */
export function progressBar(share: number, cells = barCells): string {
  const full = Math.min(cells, Math.max(0, Math.round(share * cells)))
  return `[${'#'.repeat(full)}${'-'.repeat(cells - full)}]`
}
