import { compareText } from '../base/compare.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { hasError } from '../base/report.ts'
import { namedDetections, namedNegatives } from '../playbooks/check-claims.ts'
import type { KnownDetection } from '../playbooks/known-content.ts'
import {
  isSameRun,
  reasonsAgainst,
  replaceValidated,
  type ValidationRecord,
  validationWords,
  writeValidation,
} from '../playbooks/validation.ts'
import { runNegative } from '../proving/run-negative.ts'
import type { FileOutcome } from '../proving/test-run.ts'
import { placeFile, replaceFile } from '../store/replace-file.ts'
import { exitCode } from './exit-code.ts'
import { checkFound } from './playbook-check.ts'
import { loadPlaybookContent, type PlaybookContent } from './playbook-content.ts'
import { type PlaybookFile, readPlaybookFile } from './playbook-files.ts'
import { today } from './playbook-sync.ts'
import { readValidationOf, validationFileOf } from './playbook-validation-file.ts'
import { runTests } from './run-tests.ts'
import { createProgress, remark, remarkDiagnostics } from './terminal.ts'
import { readTestRun } from './test-files.ts'

/** The options of `spoor playbook validate`. */
export interface ValidateFlags {
  readonly write?: true
  readonly date?: string
  readonly rules?: readonly string[]
  /** The version of Spoor that runs. */
  readonly version: string
}

/** Faults that a validation itself mends. */
const ownFaults: readonly string[] = ['playbook-validated-by-hand', 'playbook-validation-stale']

/** Runs what a playbook promises, tells the outcome, and records it with `--write`. */
export async function runValidate(file: string, flags: ValidateFlags): Promise<void> {
  const read = await readPlaybookFile(file)
  const { found } = read
  if (found === undefined) {
    remarkDiagnostics(read.diagnostics)
    process.exitCode = read.isUnreadable === true ? exitCode.unreadableInput : exitCode.badContent
    return
  }
  const paths = flags.rules ?? []
  const content = await loadPlaybookContent(paths)
  const faults = [...content.diagnostics, ...(await checkFound(found, content))].filter(
    ({ code }) => !ownFaults.includes(code),
  )
  if (hasError(faults)) return refuse(file, faults)
  const record = await validate(found, content, {
    paths,
    date: flags.date ?? today(),
    spoor: flags.version,
  })
  const reasons = reasonsAgainst(record)
  for (const reason of reasons) remark(`${file}: ${reason}`)
  if (flags.write === true && !(await write(found, record))) return
  remark(`${file}: ${reasons.length === 0 ? validationWords(record) : 'not valid'}`)
  process.exitCode = reasons.length === 0 ? exitCode.ran : exitCode.badContent
}

function refuse(file: string, faults: readonly Diagnostic[]): void {
  remarkDiagnostics(faults)
  remark(`${file}: not valid: mend what spoor playbook check finds first`)
  process.exitCode = exitCode.badContent
}

interface ValidateOptions {
  readonly paths: readonly string[]
  readonly date: string
  readonly spoor: string
}

async function validate(
  { playbook, lock }: PlaybookFile,
  content: PlaybookContent,
  { paths, date, spoor }: ValidateOptions,
): Promise<ValidationRecord> {
  const named = namedDetections(playbook.analystCells, content.known)
  const isNamed = (name: string): boolean => named.some((one) => isOfName(one, name))
  const wanted = content.tests.filter(({ fires }) => fires.some(isNamed))
  const files = wanted.map(({ source }) => source)
  const { run, diagnostics } = await readTestRun(paths)
  const negatives = namedNegatives(playbook.analystCells, content.known)
  const progress = createProgress('tests and negatives', files.length + negatives.length)
  let done = 0
  const onOutcome = (): void => progress.show(++done)
  const outcomes = await runTests({ files, run, diagnostics }, { paths, onOutcome })
  const played: { readonly scenario: string; readonly aboveLow: number }[] = []
  for (const scenario of negatives) {
    const source = content.scenarios.get(scenario)
    if (source === undefined) continue
    const { aboveLow } = await runNegative(source, content.detections)
    played.push({ scenario, aboveLow: aboveLow.length })
    onOutcome()
  }
  progress.clear()
  const { hashes } = content
  const attack = lock?.release.version
  return {
    schema: 'spoor/playbook-validation@1',
    date,
    spoor,
    ...(attack === undefined ? {} : { attack }),
    detections: named
      .map(({ id, name }) => ({
        id,
        ...(name === undefined ? {} : { name }),
        hash: hashes.detections.get(id) ?? '',
        ...countsOf(id, outcomes),
      }))
      .toSorted((one, other) => compareText(one.name ?? one.id, other.name ?? other.id)),
    tests: wanted
      .map(({ id, source }, place) => ({
        id,
        hash: hashes.tests.get(id) ?? '',
        failures: failuresOf(outcomes.find(({ file }) => file === source.file) ?? outcomes[place]),
      }))
      .toSorted((one, other) => compareText(one.id, other.id)),
    negatives: played
      .map((one) => ({ ...one, hash: hashes.negatives.get(one.scenario) ?? '' }))
      .toSorted((one, other) => compareText(one.scenario, other.scenario)),
  }
}

function isOfName({ id, name: file }: KnownDetection, name: string): boolean {
  return id === name.toLowerCase() || file === name
}

/** Only cases without a failure count. */
function countsOf(
  id: string,
  outcomes: readonly FileOutcome[],
): { readonly fired: number; readonly silent: number } {
  const passed = outcomes.flatMap(({ summary }) =>
    (summary?.cases ?? []).filter(({ failures }) => failures.length === 0),
  )
  const has = (ids: readonly string[]): boolean => ids.some((one) => one.toLowerCase() === id)
  return {
    fired: passed.filter(({ fired }) => has(fired)).length,
    silent: passed.filter(({ nearlyFired }) => has(nearlyFired)).length,
  }
}

/** A test that could not be read fails once. */
function failuresOf(outcome: FileOutcome | undefined): number {
  const cases = outcome?.summary?.cases
  return cases === undefined ? 1 : cases.flatMap(({ failures }) => failures).length
}

/** Writes the record and the words on the page; a run that shows the same as the last keeps its day. */
async function write({ file, text }: PlaybookFile, fresh: ValidationRecord): Promise<boolean> {
  const { record: before } = await readValidationOf(file)
  const record = before !== undefined && isSameRun(before, fresh) ? before : fresh
  const changed = replaceValidated(text, validationWords(record))
  if (changed === undefined) {
    remark(`error: ${file} has not exactly one line **Validated:**`)
    process.exitCode = exitCode.badContent
    return false
  }
  try {
    await placeFile(validationFileOf(file), writeValidation(record))
    if (changed !== text) await replaceFile(file, changed)
    return true
  } catch (error) {
    remark(`error: cannot write: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = exitCode.badArguments
    return false
  }
}
