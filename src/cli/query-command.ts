import { type Command, Option } from 'commander'
import type { LoadedDetections } from '../content.ts'
import type { HuntResult } from '../hunt.ts'
import { exitCode } from './exit-code.ts'
import { parseEndTime, parseTime } from './options.ts'
import { createProgress, remark, remarkDiagnostics, terminalWidth, writeData } from './terminal.ts'

const formats = ['table', 'json', 'ndjson'] as const

interface QueryFlags {
  readonly file?: string
  readonly sigma?: string
  readonly from?: number
  readonly to?: number
  readonly format: (typeof formats)[number]
}

/** Adds `spoor query`. */
export function addQueryCommand(program: Command): void {
  program
    .command('query')
    .summary('run an EQL query or a Sigma rule over logs')
    .description(
      'Prints every event that satisfies an EQL query, as Elastic would return it, in event time.',
    )
    .argument('<words...>', 'the EQL query, then the paths; only paths with -f or --sigma')
    .option('-f, --file <file>', 'read the EQL query from a file')
    .addOption(
      new Option('--sigma <file>', 'run the Sigma rules of a file instead').conflicts('file'),
    )
    .option('--from <time>', 'only events from this time on', parseTime)
    .option('--to <time>', 'only events up to this time, inclusive', parseEndTime)
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('table'))
    .addHelpText(
      'after',
      `
Examples:
  spoor query 'any where event.action == "CreateSnapshot"' AWSLogs/
  spoor query -f rule.eql insights-activity-logs/ --format ndjson
  spoor query --sigma share.yml AWSLogs/`,
    )
    .action((words: readonly string[], flags: QueryFlags) => runQuery(words, flags))
}

async function runQuery(words: readonly string[], flags: QueryFlags): Promise<void> {
  const inText = flags.file === undefined && flags.sigma === undefined
  const paths = inText ? words.slice(1) : words
  if (paths.length === 0) {
    remark('error: name the logs to query after the query (spoor query --help)')
    process.exitCode = exitCode.badArguments
    return
  }
  const rules = await loadQuery(inText ? words[0] : undefined, flags)
  remarkDiagnostics(rules.diagnostics)
  if (rules.detections.length === 0) {
    process.exitCode = exitCode.badContent
    return
  }
  const { hunt } = await import('../hunt.ts')
  const { renderMatches } = await import('../reports/matches.ts')
  const progress = createProgress('records')
  const result = await hunt({
    inputs: paths,
    detections: rules.detections,
    ...(flags.from === undefined ? {} : { from: flags.from }),
    ...(flags.to === undefined ? {} : { to: flags.to }),
    onProgress: (read) => progress.show(read),
  })
  progress.clear()
  await writeData(renderMatches(result.matches, flags.format, terminalWidth()))
  remarkDiagnostics(result.diagnostics)
  remark(`${result.matches.length} of ${result.records.read} records matched`)
  process.exitCode = exitCodeOf(result, rules)
}

/** The rules to run, with what is wrong with them. */
async function loadQuery(text: string | undefined, flags: QueryFlags): Promise<LoadedDetections> {
  const { loadQueryText, loadUserDetections } = await import('../content.ts')
  return flags.sigma === undefined
    ? loadQueryText(text, flags.file)
    : loadUserDetections([flags.sigma])
}

function exitCodeOf({ unreadable }: HuntResult, { diagnostics }: LoadedDetections): number {
  if (unreadable.length > 0) return exitCode.unreadableInput
  const hasBadRules = diagnostics.some(({ severity }) => severity === 'error')
  return hasBadRules ? exitCode.badContent : exitCode.ran
}
