import { type Command, Option } from 'commander'
import type { Diagnostic } from '../base/diagnostic.ts'
import { type Level, levels } from '../detections/detection.ts'
import { emptyHistory, type History } from '../environment/history/history.ts'
import { countOf } from '../findings/words.ts'
import type { HuntOptions, HuntResult } from '../hunt.ts'
import type { Tool } from '../reports/report-document.ts'
import {
  formatPieces,
  type HuntFormatOptions,
  type ReportFormat,
  reportFormats,
  shownFindings,
} from '../reports/report-formats.ts'
import { findEnvironment } from './environment-file.ts'
import { exitCode } from './exit-code.ts'
import type { WrittenFolder } from './report-folder.ts'
import { parseFormats, reportTarget, type ReportTarget } from './report-output.ts'
import { collect, parseEndTime, parseLevel, parseTime } from './options.ts'
import {
  createProgress,
  remark,
  remarkDiagnostics,
  terminalGlyphs,
  terminalPaint,
  terminalWidth,
  writeData,
} from './terminal.ts'

interface HuntFlags {
  readonly rules?: readonly string[]
  readonly placeholders?: string
  readonly config?: string
  readonly history?: string
  readonly showSuppressed?: true
  readonly from?: number
  readonly to?: number
  readonly minLevel: Level
  readonly format?: readonly ReportFormat[]
  readonly output?: string
  readonly failOn?: Level
  readonly explain?: true
  readonly plan?: true
  readonly filter: boolean
}

/** Adds `spoor hunt`. */
export function addHuntCommand(program: Command, tool: Tool): void {
  program
    .command('hunt')
    .summary('read logs, print findings, chains first')
    .description(
      'Reads audit logs, follows every copy of data through them, and prints what it found, worst first.\n' +
        'Data goes to stdout, remarks to stderr.',
    )
    .argument(
      '[path...]',
      'files, folders, globs; - for standard input; .gz or not, any delivery shape',
    )
    .option(
      '--rules <path>',
      'also run the Sigma and EQL rules of a file or folder; repeatable',
      collect,
    )
    .option('--placeholders <file>', 'values of %name% in Sigma rules: a YAML map of lists')
    .option(
      '--config <file>',
      'what is known of the organisation; spoor.yaml of this folder, if there is one',
    )
    .option('--history <file>', 'what was seen before, as spoor learn --history keeps it')
    .option(
      '--from <time>',
      'only events from this time on (2026-03-02 or 2026-03-02T14:05:00Z); earlier ones teach who is new',
      parseTime,
    )
    .option('--to <time>', 'only events up to this time, inclusive', parseEndTime)
    .option(
      '--min-level <level>',
      `least level shown to people (text, markdown, pictures): ${levels.join(', ')}`,
      parseLevel,
      'low',
    )
    .option(
      '--format <formats>',
      `how to print, text when absent; several with commas, into a folder: ${reportFormats.map(({ name }) => name).join(', ')}`,
      parseFormats,
    )
    .option(
      '--output <path>',
      'write to a file that only you may read, or into a folder (reports/) in several formats',
    )
    .option(
      '--fail-on <level>',
      'exit with 1 when a finding has this level or a higher one',
      parseLevel,
    )
    .option('--explain', 'show every step, reason and evidence record')
    .option('--plan', 'print which records each detection needs to see, and hunt in nothing')
    .addOption(new Option('--no-filter', 'parse every record, for measuring').hideHelp())
    .option('--show-suppressed', 'list the findings that filters of the environment file took out')
    .addHelpText(
      'after',
      `
Examples:
  spoor hunt samples
  spoor hunt 'logs/**/*.json.gz' --from 2026-03-01 --min-level medium
  zcat trail.json.gz | spoor hunt - --format ndjson
  spoor hunt samples --output reports/
  spoor hunt samples --format ocsf,attack-flow --output reports/
  spoor hunt AWSLogs/ --rules my-rules/ --fail-on high
  spoor hunt AWSLogs/ --config spoor.yaml --from 2026-03-01`,
    )
    .action((paths: readonly string[], flags: HuntFlags, command: Command) => {
      if (flags.plan === true) return printPlan(flags)
      if (paths.length === 0) command.error("error: missing required argument 'path'")
      return runHunt(paths, flags, tool)
    })
}

/** Prints what the detections need to see. */
async function printPlan(flags: HuntFlags): Promise<void> {
  const { planHunt } = await import('../hunt-plan.ts')
  const { renderPlan } = await import('../reports/plan-text.ts')
  const { detections, diagnostics } = await loadRules(flags)
  const { rules, lineage, identity, filter } = planHunt(detections)
  const told = rules.map(({ detection, needs }) => ({ title: detection.title, needs }))
  const plan = { rules: told, lineage, identity, isFiltered: filter !== undefined }
  const isWritten = await writeData(renderPlan(plan, terminalWidth()), flags.output)
  remarkDiagnostics(diagnostics)
  const hasBadRules = diagnostics.some(({ severity }) => severity === 'error')
  if (!isWritten) process.exitCode = exitCode.badArguments
  else process.exitCode = hasBadRules ? exitCode.badContent : exitCode.ran
}

/** The detections that ship and those of `--rules`, with what is to be said of them. */
async function loadRules(flags: HuntFlags): Promise<{
  readonly detections: HuntOptions['detections']
  readonly diagnostics: readonly Diagnostic[]
}> {
  const { loadAllDetections, loadPlaceholders } = await import('../content.ts')
  const given = await loadPlaceholders(flags.placeholders)
  const loaded = await loadAllDetections(flags.rules ?? [], { placeholders: given.placeholders })
  const { detections } = loaded
  return { detections, diagnostics: [...given.diagnostics, ...loaded.diagnostics] }
}

async function runHunt(paths: readonly string[], flags: HuntFlags, tool: Tool): Promise<void> {
  const { target, diagnostics: misdirected } = await preparedTarget(flags)
  if (target === undefined) {
    remarkDiagnostics(misdirected)
    process.exitCode = exitCode.badArguments
    return
  }
  const known = await findEnvironment(flags.config, { now: Date.now() })
  const past = await loadHistory(flags.history)
  const faults = [...known.diagnostics, ...past.diagnostics]
  if (known.environment === undefined || past.history === undefined) {
    remarkDiagnostics(faults)
    process.exitCode = exitCode.badArguments
    return
  }
  const { hunt } = await import('../hunt.ts')
  const { detections, diagnostics: rules } = await loadRules(flags)
  const progress = createProgress('records')
  const result = await hunt({
    inputs: paths,
    detections,
    ...(flags.filter ? {} : { filter: null }),
    environment: known.environment,
    history: past.history,
    ...(flags.from === undefined ? {} : { from: flags.from }),
    ...(flags.to === undefined ? {} : { to: flags.to }),
    onProgress: (read) => progress.show(read),
  })
  progress.clear()
  const all = { ...result, diagnostics: [...faults, ...rules, ...result.diagnostics] }
  const written = await writeReport(target, all, { tool, flags })
  remarkDiagnostics(all.diagnostics)
  for (const line of written.lines) remark(line)
  remarkDiagnostics(written.diagnostics)
  if (target.kind !== 'stdout' || target.format.name !== 'text') remark(closingLine(result))
  const isWritten = written.isWritten
  const hasBadRules = rules.some(({ severity }) => severity === 'error')
  process.exitCode = isWritten ? exitCodeOf(result, hasBadRules, flags) : exitCode.badArguments
}

/** Where the report goes, made ready before time is spent on a hunt; without a target where that cannot be. */
async function preparedTarget({ format, output }: HuntFlags): ReturnType<typeof reportTarget> {
  const found = await reportTarget(format, output)
  if (found.target?.kind !== 'folder') return found
  const { prepareFolder } = await import('./report-folder.ts')
  const diagnostics = await prepareFolder(found.target.folder)
  return diagnostics.length === 0 ? found : { diagnostics }
}

async function loadHistory(
  file: string | undefined,
): Promise<{ readonly history?: History; readonly diagnostics: readonly Diagnostic[] }> {
  if (file === undefined) return { history: emptyHistory, diagnostics: [] }
  const { readHistoryFile } = await import('../store/history-file.ts')
  return readHistoryFile(file)
}

/** Writes the report to where it goes; lines and diagnostics say what came of it. */
async function writeReport(
  target: ReportTarget,
  report: HuntResult,
  { tool, flags }: { readonly tool: Tool; readonly flags: HuntFlags },
): Promise<WrittenFolder & { readonly isWritten: boolean }> {
  const options = { tool, text: await textOptions(flags) }
  if (target.kind === 'folder') {
    const { writeReportFolder } = await import('./report-folder.ts')
    const written = await writeReportFolder(target.folder, target.formats, { report, options })
    const hasFailed = written.diagnostics.some(({ severity }) => severity === 'error')
    return { ...written, isWritten: !hasFailed }
  }
  const pieces = await formatPieces(target.format, report, options)
  const isWritten = await writeData(pieces, flags.output)
  return { isWritten, lines: leftOut(target.format, report, flags.minLevel), diagnostics: [] }
}

/** How the text is set: with colour on a terminal only. */
async function textOptions(flags: HuntFlags): Promise<HuntFormatOptions['text']> {
  const { plainPaint } = await import('../reports/terminal-text.ts')
  const { fileLinks } = await import('./file-links.ts')
  const link = fileLinks()
  const shown = {
    paint: terminalPaint(),
    glyphs: terminalGlyphs(),
    ...(link === undefined ? {} : { link }),
  }
  return {
    width: terminalWidth(),
    ...(flags.output === undefined ? shown : { paint: plainPaint }),
    minLevel: flags.minLevel,
    explain: flags.explain === true,
    showSuppressed: flags.showSuppressed === true,
  }
}

/** Says how many findings a format for people leaves out; the text says so itself. */
function leftOut(format: ReportFormat, report: HuntResult, minLevel: Level): readonly string[] {
  if (format.madeOf !== 'document' || format.forEach === undefined) return []
  const below = report.findings.length - shownFindings(report, minLevel).findings.length
  return below === 0
    ? []
    : [`left out ${countOf(below, 'finding')} below ${minLevel} (--min-level)`]
}

/** The sums of the run for those who redirect the report. */
function closingLine({ records, findings }: HuntResult): string {
  return `read ${records.read} = ${records.matched} matched + ${records.unmatched} unmatched + ${sumOf(records.skipped)} skipped + ${sumOf(records.rejected)} rejected; ${findings.length} findings`
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((a, b) => a + b, 0)
}

function exitCodeOf(result: HuntResult, hasBadRules: boolean, { failOn }: HuntFlags): number {
  if (result.unreadable.length > 0) return exitCode.unreadableInput
  if (hasBadRules) return exitCode.badContent
  const least = failOn === undefined ? Infinity : levels.indexOf(failOn)
  const grave = result.findings.some(({ severity }) => levels.indexOf(severity) >= least)
  return grave ? exitCode.findings : exitCode.ran
}
