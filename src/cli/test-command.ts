import { watch } from 'node:fs'
import { type Command, Option } from 'commander'
import type { Detection } from '../detections/detection.ts'
import type { Coverage } from '../proving/coverage.ts'
import type { FileOutcome } from '../proving/test-run.ts'
import { exitCode } from './exit-code.ts'
import { collect, parseCount } from './options.ts'
import { isWanted } from './wanted-tests.ts'
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
  if (flags.against !== undefined) {
    const { runAgainst } = await import('./test-against.ts')
    return runAgainst(paths, { ...flags, against: flags.against })
  }
  await runOnce(paths, flags)
  if (flags.watch === true) await watchAndRun(paths, flags)
}

async function runOnce(paths: readonly string[], flags: TestFlags): Promise<void> {
  const { readTests } = await import('./test-files.ts')
  const { runTests } = await import('./run-tests.ts')
  const read = await readTests(paths)
  remarkDiagnostics(read.diagnostics)
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
  const coverage = await coverageFor(outcomes, read.run.detections, flags)
  const { closingTestLine, countTests } = await import('../reports/test-results.ts')
  const isWritten = await writeData(await render(outcomes, coverage, flags), flags.output)
  if (flags.mutants === true) {
    const { writeMutants } = await import('./test-mutants.ts')
    await writeMutants({ ...read, files })
  }
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

async function render(
  outcomes: readonly FileOutcome[],
  coverage: Coverage | undefined,
  flags: TestFlags,
): Promise<string> {
  if (flags.format === 'junit') {
    const { renderJunit } = await import('../reports/junit.ts')
    return renderJunit(outcomes)
  }
  const { renderCoverage, renderTestJson, renderTestText } =
    await import('../reports/test-results.ts')
  if (flags.format === 'json') return renderTestJson(outcomes, coverage)
  const { plainPaint } = await import('../reports/terminal-text.ts')
  const paint = flags.output === undefined ? terminalPaint() : plainPaint
  const text = renderTestText(outcomes, { paint, verbose: flags.verbose === true })
  return coverage === undefined ? text : `${text}\n${renderCoverage(coverage)}`
}

/** Editors write a file in several steps; a run begins when none has changed for this long. */
const quietMilliseconds = 150

async function watchAndRun(paths: readonly string[], flags: TestFlags): Promise<void> {
  const { shippedDocuments, shippedFolders } = await import('../content.ts')
  const watched =
    paths.length > 0
      ? paths
      : [
          ...(await shippedFolders()),
          ...(await shippedDocuments('tests')),
          ...(await shippedDocuments('scenarios')),
        ]
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const again = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(async () => runOnce(paths, flags))
    }, quietMilliseconds)
  }
  for (const path of watched) watch(path, { recursive: true }, again)
  remark(`watching ${watched.join(', ')}; Ctrl-C ends`)
}
