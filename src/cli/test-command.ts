import { type Command, Option } from 'commander'
import type { Detection } from '../detections/detection.ts'
import type { Coverage } from '../proving/coverage.ts'
import type { MutationOutcome } from '../proving/mutants.ts'
import type { FileOutcome } from '../proving/test-run.ts'
import type { TestExtras } from '../reports/test-results.ts'
import { exitCode } from './exit-code.ts'
import { collect, parseCount } from './options.ts'
import type { TestFiles } from './test-files.ts'
import { createProgress, remark, remarkDiagnostics, terminalPaint, writeData } from './terminal.ts'

const formats = ['text', 'json', 'junit'] as const

interface TestFlags {
  readonly only?: readonly string[]
  readonly format: (typeof formats)[number]
  readonly output?: string
  readonly jobs?: number
  readonly watch?: true
  readonly verbose?: true
  readonly coverage?: true
  readonly mutants?: true
  readonly against?: readonly string[]
  readonly set?: readonly string[]
}

/** Adds `spoor test`. */
export function addTestCommand(program: Command): void {
  program
    .command('test')
    .summary('run tests of detections against emulated or real telemetry')
    .description(
      'Runs tests: plays or reads their telemetry, hunts in it, and compares the signals, detections,\n' +
        'findings and links with what they expect. Without a path it runs the tests that ship with Spoor.',
    )
    .argument('[path...]', 'test files, or folders of tests, scenarios and rules')
    .option(
      '--only <text>',
      'only tests whose name, id or file holds this text; repeatable',
      collect,
    )
    .option(
      '--against <path>',
      'look for the signals in these real logs instead; repeatable',
      collect,
    )
    .option('--set <name=value>', 'with --against: what an input was; repeatable', collect)
    .option('--coverage', 'also say which detections, verbs and actions no test exercises')
    .option('--mutants', 'break each detection in every way and say which breaks no test notices')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .option('--output <file>', 'write to a file that only you may read')
    .option('--verbose', 'name every case')
    .option('--jobs <count>', 'how many threads', parseCount)
    .option('--watch', 'run again whenever a file at the paths changes')
    .addHelpText(
      'after',
      `
Exits with 2 when a test fails, 4 when a path of --against cannot be read.

Examples:
  spoor test
  spoor test my-rules/ --coverage
  spoor test my-rules/share.test.yaml --watch
  spoor test --format junit --output results.xml
  spoor test --only "EBS snapshot" --against AWSLogs/ --set target_account=777788889999`,
    )
    .action((paths: readonly string[], flags: TestFlags) => runTestCommand(paths, flags))
}

async function runTestCommand(paths: readonly string[], flags: TestFlags): Promise<void> {
  const misused = misuseOf(flags)
  if (misused !== undefined) {
    remark(`error: ${misused}`)
    process.exitCode = exitCode.badArguments
    return
  }
  if (flags.against !== undefined) {
    const { runAgainst } = await import('./test-against.ts')
    return runAgainst(paths, { ...flags, against: flags.against })
  }
  if (flags.watch === true) return watchAndRun(paths, flags)
  await runOnce(paths, flags)
}

/** What is wrong with options that do nothing together. */
function misuseOf(flags: TestFlags): string | undefined {
  if (flags.mutants === true && flags.format === 'junit') {
    return '--mutants has no place in JUnit; take --format json or text'
  }
  if (flags.against === undefined) {
    return flags.set === undefined ? undefined : '--set is for --against'
  }
  if (flags.format !== 'text') return `--against is told as text, not as ${flags.format}`
  const idle = (['coverage', 'mutants', 'watch'] as const).find((one) => flags[one] === true)
  return idle === undefined ? undefined : `--against has no use for --${idle}`
}

async function runOnce(paths: readonly string[], flags: TestFlags): Promise<void> {
  const { readTests } = await import('./test-files.ts')
  const { runTests } = await import('./run-tests.ts')
  const read = await readTests(paths)
  remarkDiagnostics(read.diagnostics)
  const { isWanted } = await import('./wanted-tests.ts')
  const files = read.files.filter((file) => isWanted(file, flags.only))
  if (files.length === 0) {
    remark('error: there is no such test')
    process.exitCode = exitCode.badContent
    return
  }
  let done = 0
  const progress = createProgress('tests', files.length)
  const outcomes = await runTests(
    { ...read, files },
    {
      paths,
      onOutcome: () => progress.show(++done),
      ...(flags.jobs === undefined ? {} : { jobs: flags.jobs }),
    },
  )
  progress.clear()
  const { closingTestLine, countTests } = await import('../reports/test-results.ts')
  const coverage = await coverageFor(outcomes, read.run.detections, flags)
  const mutants = await mutantsFor({ ...read, files }, flags)
  const text = await render(outcomes, { coverage, mutants }, flags)
  const isWritten = await writeData(text, flags.output)
  const counts = countTests(outcomes)
  remark(closingTestLine(counts))
  const isBad = counts.failed > 0 || read.diagnostics.some(({ severity }) => severity === 'error')
  const code = isBad ? exitCode.badContent : exitCode.ran
  process.exitCode = isWritten ? code : exitCode.badArguments
}

async function coverageFor(
  outcomes: readonly FileOutcome[],
  detections: readonly Detection[],
  { coverage }: TestFlags,
): Promise<Coverage | undefined> {
  if (coverage !== true) return undefined
  const { coverageOf } = await import('../proving/coverage.ts')
  return coverageOf(
    outcomes.flatMap(({ summary }) => summary ?? []),
    detections,
  )
}

async function mutantsFor(
  files: TestFiles,
  { mutants }: TestFlags,
): Promise<readonly MutationOutcome[] | undefined> {
  if (mutants !== true) return undefined
  const { mutantsOf } = await import('./test-mutants.ts')
  return mutantsOf(files)
}

async function render(
  outcomes: readonly FileOutcome[],
  extras: TestExtras,
  flags: TestFlags,
): Promise<string> {
  if (flags.format === 'junit') {
    const { renderJunit } = await import('../reports/junit.ts')
    return renderJunit(outcomes)
  }
  const { renderCoverage, renderTestJson, renderTestText } =
    await import('../reports/test-results.ts')
  if (flags.format === 'json') return renderTestJson(outcomes, extras)
  const { plainPaint } = await import('../reports/terminal-text.ts')
  const { renderMutants } = await import('./test-mutants.ts')
  const { coverage, mutants } = extras
  const paint = flags.output === undefined ? terminalPaint() : plainPaint
  const text = renderTestText(outcomes, { paint, verbose: flags.verbose === true })
  const shown = coverage === undefined ? text : `${text}\n${renderCoverage(coverage)}`
  return mutants === undefined ? shown : shown + renderMutants(mutants)
}

async function watchAndRun(paths: readonly string[], flags: TestFlags): Promise<void> {
  const { runTolerantly, watchPaths } = await import('./watch-paths.ts')
  const { shippedDocuments, shippedFolders } = await import('../content.ts')
  const run = async (): Promise<void> => runOnce(paths, flags)
  await runTolerantly(run)
  const shipped = [
    ...(await shippedFolders()),
    ...(await shippedDocuments('tests')),
    ...(await shippedDocuments('scenarios')),
  ]
  const { watched } = watchPaths(paths.length > 0 ? paths : shipped, run)
  if (watched.length > 0) remark(`watching ${watched.join(', ')}; Ctrl-C ends`)
  else process.exitCode = exitCode.badArguments
}
