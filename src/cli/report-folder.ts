/**
 * Writes a folder of reports: a file for each format, readable by the user alone. A file appears under its
 * name when it is whole, so that whoever is killed or runs out of room leaves no half report behind.
 */
import { access, constants, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inBatches } from '../base/batches.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { countOf } from '../findings/words.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import { streamedReport } from '../reports/report-document.ts'
import {
  type DocumentFormat,
  formatPieces,
  type HuntFormatOptions,
  type ReportFormat,
  shownFindings,
} from '../reports/report-formats.ts'
import { replaceFile } from '../store/replace-file.ts'

/** What was written: a line for each format, and what is to be said of it. */
export interface WrittenFolder {
  readonly lines: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A format with a file for each finding gives so many; the worst findings come first. */
const mostFiles = 1000

/** About as many characters are written at once. */
const batchSize = 1 << 16

/** Makes the folder, before a hunt is spent on it; a diagnostic where that cannot be. */
export async function prepareFolder(folder: string): Promise<readonly Diagnostic[]> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK | constants.X_OK)
    return []
  } catch (error) {
    return [notWritten(folder, error)]
  }
}

/** Writes the report in every format, one after the other; what fails is told, and the others go on. */
export async function writeReportFolder(
  folder: string,
  formats: readonly ReportFormat[],
  hunt: { readonly report: HuntReport; readonly options: HuntFormatOptions },
): Promise<WrittenFolder> {
  const lines: string[] = []
  const diagnostics: Diagnostic[] = []
  for (const format of formats) {
    const path = join(folder, format.file)
    try {
      if (format.madeOf === 'document' && format.forEach !== undefined) {
        const written = await writeEach(path, format, hunt)
        lines.push(written.line)
        diagnostics.push(...written.diagnostics)
      } else {
        await writeWhole(path, await formatPieces(format, hunt.report, hunt.options))
        lines.push(`wrote ${path}: ${format.says}`)
      }
    } catch (error) {
      diagnostics.push(notWritten(path, error))
    }
  }
  return { lines, diagnostics }
}

/** A file for each finding of the least level that is shown and above. */
async function writeEach(
  path: string,
  format: DocumentFormat,
  { report, options }: { readonly report: HuntReport; readonly options: HuntFormatOptions },
): Promise<{ readonly line: string; readonly diagnostics: readonly Diagnostic[] }> {
  const print = await format.load()
  const { of, ending } = format.forEach ?? { of: 'finding', ending: '' }
  const shown = shownFindings(report, options.text.minLevel).findings.filter(
    ({ chain }) => of === 'finding' || chain !== null,
  )
  await mkdir(path, { recursive: true, mode: 0o700 })
  const names = new Set<string>()
  for (const finding of shown.slice(0, mostFiles)) {
    const name = `${finding.id}${ending}`
    names.add(name)
    const alone = streamedReport({ ...report, findings: [finding], diagnostics: [] }, options.tool)
    await writeWhole(join(path, name), print(alone))
  }
  const left = shown.length - names.size
  const below = report.findings.length - shown.length
  const lacking = of === 'chain' ? ' or without a chain' : ''
  const parts = [
    `wrote ${countOf(names.size, 'file')} into ${path}/: ${format.says}`,
    ...(left > 0 ? [`none for ${countOf(left, 'finding')} beyond ${mostFiles}`] : []),
    ...(below > 0
      ? [`none for ${countOf(below, 'finding')} below ${options.text.minLevel}${lacking}`]
      : []),
  ]
  return { line: parts.join('; '), diagnostics: await leftovers(path, ending, names) }
}

/** Files of earlier runs stay, so that nothing is lost; that they are there is told. */
async function leftovers(
  path: string,
  ending: string,
  names: ReadonlySet<string>,
): Promise<readonly Diagnostic[]> {
  const old = (await readdir(path)).filter((name) => name.endsWith(ending) && !names.has(name))
  if (old.length === 0) return []
  return [
    {
      code: 'output-leftover',
      severity: 'note',
      message: `${countOf(old.length, 'file')} in the folder ${old.length === 1 ? 'is' : 'are'} of an earlier run or of somebody else`,
      file: path,
      hint: 'name an empty folder, or remove what you do not need',
    },
  ]
}

async function writeWhole(file: string, pieces: Iterable<string>): Promise<void> {
  await replaceFile(file, inBatches(pieces, batchSize), { mode: 0o600 })
}

function notWritten(file: string, error: unknown): Diagnostic {
  return {
    code: 'output-not-written',
    severity: 'error',
    message: `the report cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    file,
    hint: 'check the path, its permissions, and the room on the disk',
  }
}
