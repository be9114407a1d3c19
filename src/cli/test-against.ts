import type { Bindings } from '../proving/bindings.ts'
import { checkAgainst, isAbout, readRealLogs } from '../proving/check-against.ts'
import { loadTest } from '../proving/load-test.ts'
import { createSurroundings } from '../proving/test-surroundings.ts'
import { countAgainst, renderAgainst } from '../reports/against-text.ts'
import { plainPaint } from '../reports/terminal-text.ts'
import { exitCode } from './exit-code.ts'
import { remark, remarkDiagnostics, terminalPaint, writeData } from './terminal.ts'
import { readTests } from './test-files.ts'
import { isWanted } from './wanted-tests.ts'

/** The options of `spoor test --against`. */
export interface AgainstFlags {
  readonly against: readonly string[]
  readonly set?: readonly string[]
  readonly only?: readonly string[]
  readonly output?: string
}

/** Looks for the signals of tests in real logs, and says what did not arrive and why that may be. */
export async function runAgainst(paths: readonly string[], flags: AgainstFlags): Promise<void> {
  const given = inputsOf(flags.set ?? [])
  if (typeof given === 'string') {
    remark(`error: ${given}`)
    process.exitCode = exitCode.badArguments
    return
  }
  const read = await readTests(paths)
  const surroundings = createSurroundings(read.run.scenarios)
  const wanted = read.files.filter((file) => isWanted(file, flags.only))
  const loaded = wanted.map((file) => loadTest(file, surroundings))
  remarkDiagnostics([...read.diagnostics, ...loaded.flatMap(({ diagnostics }) => diagnostics)])
  const tests = loaded.flatMap((one) => one.loaded ?? [])
  const logs = await readRealLogs(flags.against, read.run.detections)
  remarkDiagnostics(logs.result.diagnostics)
  const asked = tests.filter(({ test }) => (test.expect.signals ?? []).length > 0)
  // Who names no test wants to know of the clouds whose logs these are.
  const chosen = flags.only === undefined ? asked.filter((one) => isAbout(one, logs)) : asked
  const outcomes = chosen.map((test) => checkAgainst(test, logs, given))
  if (chosen.length < asked.length) {
    remark(
      `${asked.length - chosen.length} tests are about logs that are not here (--only asks for one)`,
    )
  }
  const paint = flags.output === undefined ? terminalPaint() : plainPaint
  await writeData(renderAgainst(outcomes, paint), flags.output)
  const { found, missing } = countAgainst(outcomes)
  remark(`${found} arrived, ${missing} did not; ${logs.result.records.read} records read`)
  process.exitCode =
    logs.result.unreadable.length > 0
      ? exitCode.unreadableInput
      : missing > 0 || tests.length < wanted.length || outcomes.length === 0
        ? exitCode.badContent
        : exitCode.ran
}

/** The inputs of `--set name=value`; a text that says what is wrong with one that is none. */
function inputsOf(texts: readonly string[]): Bindings | string {
  const pairs = texts.map((text) => [text, text.indexOf('=')] as const)
  const wrong = pairs.find(([, at]) => at <= 0)
  if (wrong !== undefined) return `--set takes name=value, not "${wrong[0]}"`
  return Object.fromEntries(pairs.map(([text, at]) => [text.slice(0, at), text.slice(at + 1)]))
}
