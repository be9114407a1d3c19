import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { ProposedEnvironment } from '../environment/learn/proposal.ts'
import type { History } from '../environment/history/history.ts'
import type { LearnResult } from '../learn.ts'
import { escapeForTerminal } from '../reports/terminal-text.ts'
import { exitCode } from './exit-code.ts'
import { parseEndTime, parseTime } from './options.ts'
import { createReadingProgress } from './reading-progress.ts'
import { remark, remarkDiagnostics, writeData } from './terminal.ts'

interface LearnFlags {
  readonly history?: string
  readonly output?: string
  readonly update?: string
  readonly from?: number
  readonly to?: number
}

/** Adds `spoor learn`. */
export function addLearnCommand(program: Command): void {
  program
    .command('learn')
    .summary('propose an environment file from logs')
    .description(
      'Reads every record of past logs and proposes a spoor.yaml: own accounts, partners, vaults, automation\n' +
        'and working hours, each with the evidence that it rests on as a comment. What is new in the logs, was\n' +
        'shared with everybody, or shared by a newcomer is never proposed, and neither are filters.',
    )
    .argument('<path...>', 'the logs: files, folders, globs; - for standard input')
    .option(
      '--history <file>',
      'also merge what was seen into this file, for spoor hunt --history; made if it is not there',
    )
    .option('--output <file>', 'write the proposal to a file that only you may read')
    .option(
      '--update <file>',
      'add what is missing to this spoor.yaml; nothing that stands in it changes',
    )
    .option(
      '--from <time>',
      'only events from this time on (2026-03-02 or 2026-03-02T14:05:00Z)',
      parseTime,
    )
    .option('--to <time>', 'only events up to this time, inclusive', parseEndTime)
    .addHelpText(
      'after',
      `
Learn from a time in which all was well: whatever was done then for long is taken for normal.

Examples:
  spoor learn AWSLogs/ --output spoor.yaml
  spoor learn 'logs/2026-0[1-3]/**' --history seen.jsonl --update spoor.yaml`,
    )
    .action((paths: readonly string[], flags: LearnFlags) => runLearn(paths, flags))
}

async function runLearn(paths: readonly string[], flags: LearnFlags): Promise<void> {
  if (flags.update !== undefined && flags.output !== undefined) {
    remark('error: --output and --update both say where the proposal goes: name one')
    process.exitCode = exitCode.badArguments
    return
  }
  const now = Date.now()
  // Faults of the files are told before logs are read for hours.
  const prior = await priorHistory(flags.history)
  const faults = [...prior.diagnostics, ...(await faultsOfUpdate(flags.update, now))]
  if (faults.some(({ severity }) => severity === 'error')) return refuse(faults)
  const { learn } = await import('../learn.ts')
  const progress = createReadingProgress()
  const result = await learn({
    inputs: paths,
    now,
    ...(flags.from === undefined ? {} : { from: flags.from }),
    ...(flags.to === undefined ? {} : { to: flags.to }),
    ...(prior.history === undefined ? {} : { prior: prior.history }),
    onProgress: progress.show,
  })
  progress.clear()
  const problems = [
    ...(await saveHistory(flags.history, result.history)),
    ...(await putOut(result.proposed, flags, now)),
  ]
  remarkDiagnostics([...faults, ...result.diagnostics, ...problems])
  remark(closingLine(result))
  const hasFailed = problems.some(({ severity }) => severity === 'error')
  if (hasFailed || process.exitCode === exitCode.badArguments) {
    process.exitCode = exitCode.badArguments
  } else {
    process.exitCode = result.unreadable.length > 0 ? exitCode.unreadableInput : exitCode.ran
  }
}

function refuse(faults: readonly Diagnostic[]): void {
  remarkDiagnostics(faults)
  process.exitCode = exitCode.badArguments
}

async function priorHistory(
  file: string | undefined,
): Promise<{ readonly history?: History; readonly diagnostics: readonly Diagnostic[] }> {
  if (file === undefined) return { diagnostics: [] }
  const { readHistoryIfThere } = await import('../store/history-file.ts')
  return readHistoryIfThere(file)
}

async function saveHistory(
  file: string | undefined,
  history: History,
): Promise<readonly Diagnostic[]> {
  if (file === undefined) return []
  const { updateHistoryFile } = await import('../store/history-file.ts')
  const { diagnostics } = await updateHistoryFile(file, history)
  return diagnostics
}

async function faultsOfUpdate(
  file: string | undefined,
  now: number,
): Promise<readonly Diagnostic[]> {
  if (file === undefined) return []
  const { loadEnvironment } = await import('../content.ts')
  const { diagnostics } = await loadEnvironment(file, { now })
  // What is only worth a remark is told once, when the file is updated.
  return diagnostics.filter(({ severity }) => severity === 'error')
}

/** Prints the proposal, or adds it to the file that is to be updated. */
async function putOut(
  proposed: ProposedEnvironment,
  { update, output }: LearnFlags,
  now: number,
): Promise<readonly Diagnostic[]> {
  if (update === undefined) {
    const { printProposal } = await import('../environment/learn/print-proposal.ts')
    const isWritten = await writeData(printProposal(proposed), output)
    if (!isWritten) process.exitCode = exitCode.badArguments
    return []
  }
  const { updateEnvironment } = await import('../environment/learn/update-environment.ts')
  const { replaceFile } = await import('../store/replace-file.ts')
  try {
    // Read once more: somebody may have saved the file while the logs were read.
    const source = { text: await readFile(update, 'utf8'), file: update }
    const { text, added, diagnostics } = updateEnvironment(source, proposed.proposals, { now })
    if (text !== undefined && text !== source.text) await replaceFile(update, text)
    for (const note of proposed.notes) remark(`not proposed: ${escapeForTerminal(note)}`)
    if (text !== undefined) remark(`${update}: ${added.length} entries added`)
    return diagnostics
  } catch (error) {
    return [notWritten(update, error)]
  }
}

function notWritten(file: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    code: 'environment-not-written',
    severity: 'error',
    message: `the environment file cannot be written: ${reason}`,
    file,
    hint: 'check the permissions of the file and of its folder',
  }
}

/** The sums of the run. */
function closingLine({ records, proposed }: LearnResult): string {
  const { read, matched, unmatched, skipped, rejected } = records
  return `read ${read} = ${matched + unmatched} learned from + ${sumOf(skipped)} skipped + ${sumOf(rejected)} rejected; ${proposed.proposals.length} entries proposed`
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((a, b) => a + b, 0)
}
