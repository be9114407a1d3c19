import type { Command } from 'commander'
import type { LoadedQuery } from '../content.ts'
import { exitCode } from './exit-code.ts'
import { remarkRuleDiagnostics } from './rule-remarks.ts'
import { createReadingProgress } from './reading-progress.ts'
import { remark, remarkDiagnostics, terminalWidth, writeData } from './terminal.ts'

/** Adds `spoor why`. */
export function addWhyCommand(program: Command): void {
  program
    .command('why')
    .summary('tell which clause of a rule kept an event out')
    .description(
      'Decides a rule for one event once more and prints every clause with its verdict and the values\n' +
        'that it saw; what kept the event out is marked.',
    )
    .argument('<rule>', 'EQL text, a rule file, or the id of a shipped detection')
    .argument('<event-id>', 'the id of the event, as spoor query prints it or as the log has it')
    .argument('<path...>', 'the logs: files, folders, globs; - for standard input')
    .addHelpText(
      'after',
      `
Examples:
  spoor why 'any where event.action : "*Snapshot" and event.outcome == "failure"' 8c4e... AWSLogs/
  spoor why rule.toml 8c4e5a7e-0c6c-4a8e-9d53-6e0a4d0a7f10 AWSLogs/`,
    )
    .action((rule: string, id: string, paths: readonly string[]) => runWhy(rule, id, paths))
}

async function runWhy(rule: string, id: string, paths: readonly string[]): Promise<void> {
  const { loadRule } = await import('../content.ts')
  const rules: LoadedQuery = await loadRule(rule)
  remarkRuleDiagnostics(rules.diagnostics, rules.source)
  if (rules.detections.length === 0) {
    process.exitCode = exitCode.badContent
    return
  }
  const { findEvents } = await import('./find-events.ts')
  const { explainQuery } = await import('../matching/explain-query.ts')
  const { renderWhy } = await import('../reports/why.ts')
  const progress = createReadingProgress()
  const { events, run } = await findEvents(id, paths, progress.show)
  progress.clear()
  const width = terminalWidth()
  const texts = events.flatMap((event) =>
    rules.detections.map((detection) =>
      renderWhy({ detection, event, explanation: explainQuery(detection.query, event), width }),
    ),
  )
  await writeData(texts.join('\n'))
  remarkDiagnostics(run.diagnostics)
  if (events.length === 0) {
    remark(`error: no event of ${run.records.read} records has the id ${JSON.stringify(id)}`)
    remark('  hint: spoor query --format ndjson prints the ids of events')
  }
  if (run.unreadable.length > 0) process.exitCode = exitCode.unreadableInput
  else process.exitCode = events.length === 0 ? exitCode.badArguments : exitCode.ran
}
