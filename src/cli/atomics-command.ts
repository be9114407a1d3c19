import { access, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { WrittenFile } from '../proving/export-atomics.ts'
import type { AtomicSource } from '../proving/import-atomics.ts'
import type { TestFile } from '../proving/test-run.ts'
import { exitCode } from './exit-code.ts'
import { remark, remarkDiagnostics } from './terminal.ts'

interface OutputFlags {
  readonly output: string
}

/** Adds `spoor atomics` with its commands. */
export function addAtomicsCommand(program: Command): void {
  const atomics = program
    .command('atomics')
    .summary('exchange tests with Atomic Red Team')
    .description(
      'Writes tests as YAML of Atomic Red Team and makes tests of it. What an Atomic\n' +
        'has no place for, what is expected first of all, stands in a file beside it,\n' +
        'NAME.signals.yaml. Nothing is ever run.',
    )
    .addHelpText(
      'after',
      `
Examples:
  spoor atomics export -o exported/
  spoor atomics import atomic-red-team/atomics/T1578.001/T1578.001.yaml -o tests/
  spoor atomics check exported/`,
    )
  atomics
    .command('export')
    .summary('write tests as Atomics')
    .description(
      'Writes the tests that have commands as atomics/TECHNIQUE/TECHNIQUE.yaml, with a\n' +
        'file of signals beside each. Without a path it takes the tests that ship.',
    )
    .argument('[test...]', 'test files and folders of tests')
    .requiredOption('-o, --output <folder>', 'write into this folder, which must be new or empty')
    .addHelpText(
      'after',
      `
Exits with 2 when a test cannot be exported; the others are written.

Examples:
  spoor atomics export -o exported/
  spoor atomics export my-tests/ -o exported/`,
    )
    .action((paths: readonly string[], flags: OutputFlags) => runExport(paths, flags))
  atomics
    .command('import')
    .summary('make tests of Atomics')
    .description(
      'Makes a test of every Atomic for AWS, Azure or Google Cloud. Without a file of\n' +
        'signals beside it the test expects nothing, and fails until somebody writes what\n' +
        'must be seen.',
    )
    .argument('<file...>', 'YAML files of Atomic Red Team, or folders of them')
    .requiredOption('-o, --output <folder>', 'write into this folder, which must be new or empty')
    .addHelpText(
      'after',
      `
Exits with 2 when a file or test is wrong, 4 when a path cannot be read; the others are written.

Examples:
  spoor atomics import atomic-red-team/atomics/T1578.001/T1578.001.yaml -o tests/
  spoor atomics import exported/ -o tests/`,
    )
    .action((paths: readonly string[], flags: OutputFlags) => runImport(paths, flags))
  atomics
    .command('check')
    .summary('check YAML of Atomic Red Team')
    .description('Checks files against the schema of Atomic Red Team, which is strict.')
    .argument('<file...>', 'YAML files of Atomic Red Team, or folders of them')
    .addHelpText(
      'after',
      `
Exits with 2 when there is an error, 4 when a path cannot be read.

Examples:
  spoor atomics check exported/
  spoor atomics check atomics/T1578.001/T1578.001.yaml`,
    )
    .action((paths: readonly string[]) => runCheck(paths))
}

async function runExport(paths: readonly string[], { output }: OutputFlags): Promise<void> {
  const { readDocuments, shippedDocuments } = await import('../content.ts')
  const { exportAtomics } = await import('../proving/export-atomics.ts')
  const { counted } = await import('../reports/check-findings.ts')
  const shipped = paths.length === 0 ? await shippedDocuments('tests') : paths
  const read = await readDocuments('tests', shipped)
  const made = exportAtomics(read.files)
  const diagnostics = [...read.diagnostics, ...made.diagnostics]
  remarkDiagnostics(diagnostics)
  const bare =
    made.withoutExecutor === 0 ? '' : `; ${made.withoutExecutor} without commands left out`
  const isWritten = await writeAll(output, made.files, `nothing to export${bare}`)
  if (!isWritten) return
  const tests = counted(made.exported, 'test')
  remark(`${tests} exported as ${counted(made.files.length, 'file')} below ${output}${bare}`)
  process.exitCode = exitCodeOf(diagnostics)
}

async function runImport(paths: readonly string[], { output }: OutputFlags): Promise<void> {
  const { importAtomics } = await import('../proving/import-atomics.ts')
  const { counted } = await import('../reports/check-findings.ts')
  const read = await readAtomics(paths)
  const made = importAtomics(read.sources)
  const diagnostics = [...read.diagnostics, ...made.diagnostics]
  remarkDiagnostics(diagnostics)
  const left = made.left === 0 ? '' : `; ${made.left} left out`
  const code = exitCodeOf(diagnostics)
  const isWritten = await writeAll(output, made.tests, `nothing to import${left}`, code)
  if (!isWritten) return
  remark(`${counted(made.tests.length, 'test')} imported into ${output}${left}`)
  if (made.skeletons > 0) {
    const which = `${counted(made.skeletons, 'test')} of them with no expectation`
    remark(`${which}: write expect.signals, and telemetry that shows them`)
  }
  process.exitCode = code
}

async function runCheck(paths: readonly string[]): Promise<void> {
  const { readDocument } = await import('../base/document.ts')
  const { atomicFileSchema } = await import('../proving/atomic.ts')
  const { signalsSchema } = await import('../proving/atomic-signals.ts')
  const { countFindings, counted } = await import('../reports/check-findings.ts')
  const { sources, diagnostics: unread } = await readAtomics(paths)
  const diagnostics = [...unread]
  for (const { atomic, signals } of sources) {
    const read = readDocument(atomic, atomicFileSchema)
    const wanted = read.value?.attack_technique
    if (wanted !== undefined && basename(atomic.file).replace(/\.ya?ml$/i, '') !== wanted) {
      read.complain(['attack_technique'], {
        code: 'atomic-file-name',
        severity: 'warning',
        message: `Atomic Red Team looks for the tests of ${wanted} in ${wanted}/${wanted}.yaml`,
      })
    }
    diagnostics.push(...read.diagnostics)
    if (signals !== undefined) diagnostics.push(...readDocument(signals, signalsSchema).diagnostics)
  }
  remarkDiagnostics(diagnostics)
  remark(`${counted(sources.length, 'Atomic file')}: ${countFindings(diagnostics)}`)
  const isBare = diagnostics.length + sources.length === 0
  process.exitCode = isBare ? exitCode.badContent : exitCodeOf(diagnostics)
}

function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const unread = ['rules-unreadable', 'atomic-unreadable']
  if (diagnostics.some(({ code }) => unread.includes(code))) return exitCode.unreadableInput
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error')
  return hasErrors ? exitCode.badContent : exitCode.ran
}

/** Writes files into a folder; `false`, with the exit code set, where nothing was written. */
async function writeAll(
  output: string,
  files: readonly WrittenFile[],
  nothing: string,
  code: number = exitCode.ran,
): Promise<boolean> {
  const { isFreeFolder, writePieces } = await import('./write-pieces.ts')
  if (files.length === 0) {
    remark(`error: ${nothing}`)
    process.exitCode = code === exitCode.ran ? exitCode.badContent : code
    return false
  }
  try {
    const isFree = await isFreeFolder(output)
    if (isFree) await writePieces(output, files)
    else remark(`error: ${output} is not empty; name a new folder`)
    if (isFree) return true
  } catch (error) {
    remark(`error: cannot write: ${error instanceof Error ? error.message : String(error)}`)
  }
  process.exitCode = exitCode.badArguments
  return false
}

interface ReadAtomics {
  readonly sources: readonly AtomicSource[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Files of Atomic Red Team that are named, or stand below a folder that is, with their side files. */
async function readAtomics(paths: readonly string[]): Promise<ReadAtomics> {
  const { signalsNameOf } = await import('../proving/atomic-signals.ts')
  const diagnostics: Diagnostic[] = []
  const sources: AtomicSource[] = []
  const files = await Promise.all(paths.map((path) => filesAt(path, diagnostics)))
  for (const file of new Set(files.flat())) {
    const text = await readText(file, diagnostics)
    if (text === undefined) continue
    const signals = await readBeside(signalsNameOf(file), diagnostics)
    sources.push({ atomic: { file, text }, ...(signals === undefined ? {} : { signals }) })
  }
  return { sources, diagnostics }
}

/** A folder has its Atomics by their names; side files come with them, and so are passed over. */
async function filesAt(path: string, diagnostics: Diagnostic[]): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return /\.signals\.ya?ml$/i.test(path) ? [] : [path]
    const names = await readdir(path, { recursive: true })
    return names
      .filter((name) => /^T\d{4}(\.\d{3})?\.ya?ml$/.test(basename(name)))
      .sort()
      .map((name) => join(path, name))
  } catch (error) {
    diagnostics.push(unreadable(path, error))
    return []
  }
}

async function readBeside(file: string, diagnostics: Diagnostic[]): Promise<TestFile | undefined> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  const text = isThere ? await readText(file, diagnostics) : undefined
  return text === undefined ? undefined : { file, text }
}

async function readText(file: string, diagnostics: Diagnostic[]): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    diagnostics.push(unreadable(file, error))
    return undefined
  }
}

function unreadable(file: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error)
  const message = `the file cannot be read: ${reason}`
  return { code: 'atomic-unreadable', severity: 'error', message, file }
}
