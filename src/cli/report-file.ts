/** Reads the file of a report: plain or gzip, or standard input; bounded in size, packed and unpacked. */
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Diagnostic } from '../base/diagnostic.ts'

/** The largest report that is read, in bytes, unpacked: it is held as one text. */
export const longestReport = 256 * 1024 * 1024

/** The text of a file, or why there is none. */
export type ReportFile = { readonly text: string } | { readonly fault: Diagnostic }

/** Reads a file by its name; `-` is standard input. */
export async function readReportFile(
  file: string,
  { longest = longestReport }: { readonly longest?: number } = {},
): Promise<ReportFile> {
  try {
    const bytes = file === '-' ? await readStdin(longest) : await readBytes(file, longest)
    if (bytes === undefined) return tooLarge(file, longest)
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
    return {
      text: (isPacked ? await unpack(bytes, { maxOutputLength: longest }) : bytes).toString(),
    }
  } catch (error) {
    if (isTooLong(error)) return tooLarge(file, longest)
    return unreadable(file, error)
  }
}

const unpack = promisify(gunzip)

/** The bytes of a file; `undefined` when there are more than are read. */
async function readBytes(file: string, longest: number): Promise<Buffer | undefined> {
  const handle = await open(file)
  try {
    return await gather(handle.createReadStream({ autoClose: false }), longest)
  } finally {
    await handle.close()
  }
}

async function readStdin(longest: number): Promise<Buffer | undefined> {
  return gather(process.stdin, longest)
}

async function gather(
  stream: AsyncIterable<Buffer | string>,
  longest: number,
): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of stream) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    length += bytes.length
    if (length > longest) return undefined
    pieces.push(bytes)
  }
  return Buffer.concat(pieces)
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

function tooLarge(file: string, longest: number): ReportFile {
  const fault = {
    code: 'report-too-large',
    severity: 'error',
    file,
    message: `the report has more than ${longest} bytes`,
    hint: 'hunt with --format ndjson, and keep its first line and the line of the finding',
  } as const
  return { fault }
}

function unreadable(file: string, error: unknown): ReportFile {
  const reason = error instanceof Error ? error.message : String(error)
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  const fault = {
    code: 'report-unreadable',
    severity: 'error',
    file,
    message: `the report cannot be read: ${reason}`,
    hint: isMissing
      ? 'spoor hunt PATH... --format json --output report.json makes one'
      : 'check the path, its permissions, and that a packed file is whole',
  } as const
  return { fault }
}
