/** Where a report goes, and in which formats: stdout, a file, or a folder with a file for each format. */
import { stat } from 'node:fs/promises'
import { InvalidArgumentError } from 'commander'
import type { Diagnostic } from '../base/diagnostic.ts'
import { didYouMean } from '../base/did-you-mean.ts'
import {
  findFormat,
  type ReportFormat,
  reportFormats,
  usualFormats,
} from '../reports/report-formats.ts'

/** Where a report goes. */
export type ReportTarget =
  | { readonly kind: 'stdout' | 'file'; readonly format: ReportFormat }
  | { readonly kind: 'folder'; readonly folder: string; readonly formats: readonly ReportFormat[] }

/** The formats that a list such as `json,csv` names, each once; another word is refused with the nearest. */
export function parseFormats(text: string): readonly ReportFormat[] {
  const known = reportFormats.map(({ name }) => name)
  const formats = text.split(',').map((word) => {
    const name = word.trim()
    const found = findFormat(name)
    if (found !== undefined) return found
    const near = didYouMean(name, known)
    const choices = `Allowed choices are ${known.join(', ')}.`
    throw new InvalidArgumentError(near === undefined ? choices : `${near} ${choices}`)
  })
  return [...new Set(formats)]
}

/**
 * Where a report goes by `--output` and `--format`: a folder when the path ends in a slash or is one. Several
 * formats, or what was not asked for at all, go into a folder only; else one diagnostic says so.
 */
export async function reportTarget(
  formats: readonly ReportFormat[] | undefined,
  output: string | undefined,
): Promise<{ readonly target?: ReportTarget; readonly diagnostics: readonly Diagnostic[] }> {
  if (output !== undefined && (await isFolder(output))) {
    const wanted = formats ?? usualFormats()
    return { target: { kind: 'folder', folder: output, formats: wanted }, diagnostics: [] }
  }
  const [format = textFormat(), ...more] = formats ?? []
  if (more.length > 0) return { diagnostics: [needsFolder(formats ?? [], output)] }
  return { target: { kind: output === undefined ? 'stdout' : 'file', format }, diagnostics: [] }
}

function needsFolder(formats: readonly ReportFormat[], output: string | undefined): Diagnostic {
  const names = formats.map(({ name }) => name)
  return {
    code: 'output-not-folder',
    severity: 'error',
    message: `${names.length} formats (${names.join(', ')}) do not go into ${output === undefined ? 'the output of the terminal' : 'one file'}`,
    ...(output === undefined ? {} : { file: output }),
    hint: `name a folder: --output ${output === undefined ? 'reports' : output}/, or one format`,
  }
}

function textFormat(): ReportFormat {
  const [text] = parseFormats('text')
  // The table has it; without it nothing could be printed.
  if (text === undefined) throw new TypeError('there is no format text')
  return text
}

async function isFolder(path: string): Promise<boolean> {
  if (/[/\\]$/.test(path)) return true
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
