import { type Command, Option } from 'commander'
import type { LoadedQuery } from '../content.ts'
import type { FoundMatch } from '../reports/matches.ts'
import { exitCode } from './exit-code.ts'
import { parseCount, parseEndTime, parseTime } from './options.ts'
import { remarkRuleDiagnostics } from './rule-remarks.ts'
import { createReadingProgress } from './reading-progress.ts'
import { remark, remarkDiagnostics, terminalWidth, writeData } from './terminal.ts'

const formats = ['table', 'json', 'ndjson', 'csv'] as const

interface QueryFlags {
  readonly file?: string
  readonly sigma?: string
  readonly placeholders?: string
  readonly from?: number
  readonly to?: number
  readonly size?: number
  readonly head?: true
  readonly ties: 'hunt' | 'elastic'
  readonly format: (typeof formats)[number]
}

/** Adds `spoor query`. */
export function addQueryCommand(program: Command): void {
  program
    .command('query')
    .summary('run an EQL query or a Sigma rule over logs')
    .description(
      'Prints every event or sequence that satisfies an EQL query, as Elastic would return it, in event time.',
    )
    .argument('<words...>', 'the EQL query, then the paths; only paths with -f or --sigma')
    .option(
      '-f, --file <file>',
      'read it from a file: EQL text, or a rule of Elastic (.toml, .ndjson)',
    )
    .addOption(
      new Option('--sigma <file>', 'run the Sigma rules of a file instead').conflicts('file'),
    )
    .option('--placeholders <file>', 'values of %name% in Sigma rules: a YAML map of lists')
    .option('--from <time>', 'only events from this time on', parseTime)
    .option('--to <time>', 'only events up to this time, inclusive', parseEndTime)
    .option('--size <count>', 'at most so many results, the last ones (Elastic: 10)', parseCount)
    .option('--head', 'with --size, the first ones')
    .addOption(
      new Option(
        '--ties <order>',
        'how sequences take events of one time: by what they do, or in order',
      )
        .choices(['hunt', 'elastic'])
        .default('hunt'),
    )
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('table'))
    .addHelpText(
      'after',
      `
Examples:
  spoor query 'any where event.action == "CreateSnapshot"' AWSLogs/
  spoor query -f rule.eql insights-activity-logs/ --format ndjson
  spoor query -f rules_export.ndjson AWSLogs/ --format csv
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
  const rules = await loadQuery(words[0] ?? '', flags)
  remarkRuleDiagnostics(rules.diagnostics, rules.source)
  if (rules.detections.length === 0) {
    process.exitCode = exitCode.badContent
    return
  }
  const { queryLogs } = await import('./query-logs.ts')
  const { matchPieces } = await import('../reports/matches.ts')
  const progress = createReadingProgress()
  const { matches, diagnostics, run } = await queryLogs({
    inputs: paths,
    detections: rules.detections,
    ...(flags.from === undefined ? {} : { from: flags.from }),
    ...(flags.to === undefined ? {} : { to: flags.to }),
    ...(flags.size === undefined ? {} : { size: flags.size }),
    resultPosition: flags.head === true ? 'head' : 'tail',
    ties: flags.ties,
    onProgress: progress.show,
  })
  progress.clear()
  await writeData(matchPieces(matches, flags.format, terminalWidth()))
  remarkDiagnostics(diagnostics)
  remark(closingLine(matches, run.records.read, flags))
  process.exitCode = exitCodeOf(run.unreadable, rules)
}

/** Results that `--size` cuts and results of several events are not numbers of records. */
function closingLine(matches: readonly FoundMatch[], read: number, { size }: QueryFlags): string {
  const count = matches.length
  const isOfEvents = matches.every(({ joinKeys }) => joinKeys === undefined)
  if (isOfEvents && size === undefined) return `${count} of ${read} records matched`
  const noun = isOfEvents ? 'result' : 'sequence'
  return `${count} ${noun}${count === 1 ? '' : 's'} of ${read} records read`
}

/** The rules to run, with what is wrong with them. */
async function loadQuery(text: string, flags: QueryFlags): Promise<LoadedQuery> {
  const { file, sigma } = flags
  const { loadPlaceholders, loadQueryFile, loadQueryText, loadUserDetections } =
    await import('../content.ts')
  if (sigma !== undefined) {
    const { placeholders, diagnostics } = await loadPlaceholders(flags.placeholders)
    const loaded = await loadUserDetections([sigma], { placeholders })
    return { ...loaded, diagnostics: [...diagnostics, ...loaded.diagnostics] }
  }
  return file === undefined ? loadQueryText(text) : loadQueryFile(file)
}

function exitCodeOf(unreadable: readonly string[], { diagnostics }: LoadedQuery): number {
  if (unreadable.length > 0) return exitCode.unreadableInput
  const hasBadRules = diagnostics.some(({ severity }) => severity === 'error')
  return hasBadRules ? exitCode.badContent : exitCode.ran
}
