import { compareText } from '../base/compare.ts'
import { type FileText, hasError } from '../base/report.ts'
import type { Detection } from '../detections/detection.ts'
import { namedDetections, namedNegatives } from '../playbooks/check-claims.ts'
import type { KnownDetection } from '../playbooks/known-content.ts'
import {
  isSameRun,
  reasonsAgainst,
  replaceValidated,
  type RunNegative,
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
import {
  listPlaybooks,
  type PlaybookFile,
  readPlaybookFile,
  readValidationFile,
  remarkPassedOver,
  validationFileOf,
} from './playbook-files.ts'
import { today } from './playbook-sync.ts'
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
const ownFaults: readonly string[] = [
  'playbook-validated-by-hand',
  'playbook-validation-stale',
  'playbook-validation-invalid',
]

/** Runs what playbooks promise, tells the outcome, and records it with `--write`. */
export async function runValidate(paths: readonly string[], flags: ValidateFlags): Promise<void> {
  const content = await loadPlaybookContent(flags.rules ?? [])
  remarkDiagnostics(content.diagnostics)
  let code: number = hasError(content.diagnostics) ? exitCode.badContent : exitCode.ran
  let passedOver = 0
  for (const { file, isNamed } of await listPlaybooks(paths)) {
    const read = await readPlaybookFile(file)
    const isOther = read.diagnostics.every(({ code: one }) => one === 'playbook-managed-missing')
    if (read.found === undefined && isOther && !isNamed) {
      passedOver++
      continue
    }
    remarkDiagnostics(read.diagnostics)
    const unread = read.isUnreadable ? exitCode.unreadableInput : exitCode.badContent
    const own = read.found === undefined ? unread : await validateFile(read.found, content, flags)
    code = Math.max(code, own)
  }
  remarkPassedOver(passedOver)
  process.exitCode = code
}

/** Validates one playbook; the exit code that this asks for. */
async function validateFile(
  found: PlaybookFile,
  content: PlaybookContent,
  flags: ValidateFlags,
): Promise<number> {
  const { file } = found
  const all = await checkFound(found, content)
  const faults = all.filter(({ code }) => !ownFaults.includes(code))
  if (hasError(faults)) {
    remarkDiagnostics(faults)
    remark(`${file}: not valid: mend what spoor playbook check finds first`)
    return exitCode.badContent
  }
  const record = await validate(found, content, {
    paths: flags.rules ?? [],
    date: flags.date ?? today(),
    spoor: flags.version,
  })
  const reasons = reasonsAgainst(record)
  for (const reason of reasons) remark(`${file}: ${reason}`)
  const fault = flags.write === true ? await write(found, record) : undefined
  if (fault !== undefined) remark(`error: ${file}: ${fault}`)
  remark(`${file}: ${reasons.length === 0 ? validationWords(record) : 'not valid'}`)
  if (fault !== undefined) return exitCode.badArguments
  return reasons.length === 0 ? exitCode.ran : exitCode.badContent
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
  const played: Omit<RunNegative, 'hash'>[] = []
  for (const scenario of negatives) {
    const source = content.scenarios.get(scenario)
    if (source === undefined) continue
    played.push(await play(scenario, source, content.detections))
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

/** One that cannot be played proves nothing, and is recorded as such. */
async function play(
  scenario: string,
  source: FileText,
  detections: readonly Detection[],
): Promise<Omit<RunNegative, 'hash'>> {
  try {
    const { aboveLow } = await runNegative(source, detections)
    return { scenario, aboveLow: aboveLow.length }
  } catch (error) {
    return { scenario, aboveLow: 0, fault: error instanceof Error ? error.message : String(error) }
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

/**
 * Writes the record and the words on the page; a run that shows the same as the last keeps its day. Returns
 * why it could not.
 */
async function write(
  { file, text }: PlaybookFile,
  fresh: ValidationRecord,
): Promise<string | undefined> {
  const { record: before } = await readValidationFile(file)
  const record = before !== undefined && isSameRun(before, fresh) ? before : fresh
  const changed = replaceValidated(text, validationWords(record))
  if (changed === undefined) return 'it has not exactly one line **Validated:**'
  try {
    await placeFile(validationFileOf(file), writeValidation(record))
    if (changed !== text) await replaceFile(file, changed)
    return undefined
  } catch (error) {
    return `cannot write: ${error instanceof Error ? error.message : String(error)}`
  }
}
