import { stat } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { PlatformChoice } from '../reports/explain-questions.ts'
import type { Explanation } from '../reports/explain-sections.ts'
import { platformNames } from '../reports/follow-up-queries.ts'
import type { ReportedFinding } from '../reports/report-schema.ts'
import type { KeptFinding, ReportReading } from '../reports/read-report.ts'
import { exitCode } from './exit-code.ts'
import { createReadingProgress } from './reading-progress.ts'
import type { FoundRecords } from './find-records.ts'
import { readReportFile } from './report-file.ts'
import { remark, remarkDiagnostics, terminalPaint, terminalWidth, writeData } from './terminal.ts'

interface ExplainFlags {
  readonly platform: PlatformChoice
  readonly format: 'text' | 'markdown'
  readonly output?: string
  readonly logs?: readonly string[]
}

/** The file that the examples of `spoor hunt` write. */
const usualReport = 'report.json'

/** Findings that are listed where an id fits none or several. */
const mostSuggested = 20

/** Adds `spoor explain`. */
export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .summary('tell the story of one finding of a report')
    .description(
      'Tells one finding of a JSON report in plain words: what happened, why it\n' +
        'matters, how sure that is, the evidence, the queries to run next with the ids\n' +
        'filled in, and what to write into spoor.yaml if it is wanted. Without an id it\n' +
        'lists the findings.',
    )
    .argument('[id]', 'the id of a finding, or as much of its beginning as tells it apart')
    .argument(
      '[report]',
      'a report of spoor hunt --format json or ndjson, .gz or not; - for standard input',
      usualReport,
    )
    .addOption(
      new Option('--platform <name>', 'in which language to write the queries')
        .choices([...platformNames, 'all'])
        .default('spoor'),
    )
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'markdown']).default('text'),
    )
    .option(
      '--logs <path...>',
      'also show what the raw records of the evidence say, from these files and folders',
    )
    .option('--output <file>', 'write to a file that only you may read')
    .addHelpText(
      'after',
      `
One argument alone is a report if there is a file of that name, and an id otherwise.

Examples:
  spoor hunt AWSLogs/ --format json --output report.json
  spoor explain report.json
  spoor explain 99f6fafb report.json --platform elastic
  spoor explain 99f6fafb report.json --logs AWSLogs/
  spoor explain finding-99f6fafbc4d86aef report.json --format markdown --output ticket.md
  spoor hunt AWSLogs/ --format ndjson | spoor explain 99f6fafb -`,
    )
    .action(async (id: string | undefined, report: string, flags: ExplainFlags) => {
      const isReport = id !== undefined && report === usualReport && (await isFile(id))
      await runExplain(isReport ? undefined : id, isReport ? id : report, flags)
    })
}

async function isFile(name: string): Promise<boolean> {
  if (name === '-') return true
  try {
    return !(await stat(name)).isDirectory()
  } catch {
    return false
  }
}

async function runExplain(
  id: string | undefined,
  file: string,
  flags: ExplainFlags,
): Promise<void> {
  const read = await readReportFile(file)
  if ('fault' in read) return refuse([read.fault], exitCode.unreadableInput)
  const { readReport } = await import('../reports/read-report.ts')
  const { report, diagnostics } = readReport({ file, text: read.text })
  if (report === undefined) return refuse(diagnostics, exitCode.unreadableInput)
  remarkDiagnostics(diagnostics)
  return id === undefined
    ? await print(await listOf(report.findings, report.findings.length), flags)
    : await explain(id, { report, file }, flags)
}

interface ReadReport {
  readonly report: NonNullable<ReportReading['report']>
  readonly file: string
}

async function explain(
  id: string,
  { report, file }: ReadReport,
  flags: ExplainFlags,
): Promise<void> {
  const { chooseFinding } = await import('../reports/choose-finding.ts')
  const choice = chooseFinding(report.findings, id)
  if ('fault' in choice) {
    refuse([{ ...choice.fault, file }], exitCode.badArguments)
    remark((await listOf(choice.near, mostSuggested)).trimEnd())
    return
  }
  const { readFinding } = await import('../reports/read-report.ts')
  const { finding, diagnostics } = readFinding(choice.finding, file)
  if (finding === undefined) return refuse(diagnostics, exitCode.unreadableInput)
  const { explainFinding } = await import('../reports/explain-sections.ts')
  const { ownAccounts } = report
  const found = await recordsOf(finding, flags)
  const explanation = explainFinding(finding, {
    platform: flags.platform,
    ownAccounts,
    ...(found === undefined ? {} : { records: found.records }),
  })
  await print(await rendered(explanation, flags), flags)
  if ((found?.run.unreadable.length ?? 0) > 0) process.exitCode = exitCode.unreadableInput
}

async function rendered(explanation: Explanation, flags: ExplainFlags): Promise<string> {
  if (flags.format === 'markdown') {
    const { renderExplanationMarkdown } = await import('../reports/explain-markdown.ts')
    return renderExplanationMarkdown(explanation)
  }
  const { renderExplanation } = await import('../reports/explain-text.ts')
  const { plainPaint } = await import('../reports/terminal-text.ts')
  const paint = flags.output === undefined ? terminalPaint() : plainPaint
  return renderExplanation(explanation, { width: terminalWidth(), paint })
}

/** The raw records of the evidence, where logs were named. */
async function recordsOf(
  { evidence }: ReportedFinding,
  { logs }: ExplainFlags,
): Promise<FoundRecords | undefined> {
  if (logs === undefined) return undefined
  const { findRecords } = await import('./find-records.ts')
  const { mostSaid } = await import('../reports/explain-evidence.ts')
  const progress = createReadingProgress()
  const found = await findRecords(evidence.slice(0, mostSaid), logs, progress.show)
  progress.clear()
  remarkDiagnostics(found.run.diagnostics)
  return found
}

async function listOf(findings: readonly KeptFinding[], most: number): Promise<string> {
  const { renderFindingList } = await import('../reports/finding-list.ts')
  return renderFindingList(findings, { width: terminalWidth(), most })
}

async function print(text: string, { output }: ExplainFlags): Promise<void> {
  const isWritten = await writeData(text, output)
  process.exitCode = isWritten ? exitCode.ran : exitCode.badArguments
}

function refuse(diagnostics: readonly Diagnostic[], code: number): void {
  remarkDiagnostics(diagnostics)
  process.exitCode = code
}
