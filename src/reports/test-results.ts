import { formatDiagnostic } from '../base/diagnostic.ts'
import type { JsonValue } from '../base/json.ts'
import type { Detection } from '../detections/detection.ts'
import type { Coverage } from '../proving/coverage.ts'
import type { MutationOutcome } from '../proving/mutants.ts'
import type { FileOutcome } from '../proving/test-run.ts'
import type { CaseSummary, FailureSummary } from '../proving/test-summary.ts'
import { escapeForTerminal, type Paint } from './terminal-text.ts'

/** How many cases passed and failed; a test that cannot be read counts as one that failed. */
export interface TestCounts {
  readonly tests: number
  readonly passed: number
  readonly failed: number
}

/** Counts the cases of a run. */
export function countTests(outcomes: readonly FileOutcome[]): TestCounts {
  const cases = outcomes.flatMap(({ summary }) => summary?.cases ?? [])
  const unread = outcomes.filter(({ summary }) => summary === undefined).length
  const failed = cases.filter(({ failures }) => failures.length > 0).length
  return { tests: outcomes.length, passed: cases.length - failed, failed: failed + unread }
}

/** How results are shown. */
export interface TestTextOptions {
  readonly paint: Paint
  /** Names every case, not those that failed alone. */
  readonly verbose: boolean
}

/** The results of a run for a person: a line a test, and what was expected and not seen. */
export function renderTestText(
  outcomes: readonly FileOutcome[],
  { paint, verbose }: TestTextOptions,
): string {
  const lines = outcomes.flatMap(({ file, summary, diagnostics }): readonly string[] => {
    const remarks = diagnostics.map((one) => `  ${escapeLines(formatDiagnostic(one))}`)
    if (summary === undefined) return [`${paint('critical', 'FAIL')}  ${safe(file)}`, ...remarks]
    const failed = summary.cases.filter(({ failures }) => failures.length > 0)
    const mark = failed.length === 0 ? paint('low', 'ok  ') : paint('critical', 'FAIL')
    const counted = paint('dim', `(${summary.cases.length} cases)`)
    const shown = verbose ? summary.cases : failed
    return [
      `${mark}  ${safe(summary.name)} ${counted}`,
      ...remarks,
      ...(failed.length === 0 ? [] : [`      ${safe(file)}`]),
      ...shown.flatMap((one) => caseLines(one, paint)),
    ]
  })
  return lines.map((line) => `${line}\n`).join('')
}

function caseLines(one: CaseSummary, paint: Paint): readonly string[] {
  const isFine = one.failures.length === 0
  const mark = isFine ? paint('low', 'ok') : paint('critical', 'FAIL')
  const told = `${one.kind}, ${one.origin}`
  return [
    `      ${mark} ${safe(one.name)} ${paint('dim', `(${told})`)}`,
    ...one.failures.flatMap((failure) => failureLines(failure).map((line) => `           ${line}`)),
  ]
}

/** A failure in a few lines: what was expected, the nearest record, and the first path that differs. */
export function failureLines({ message, nearest }: FailureSummary): readonly string[] {
  if (nearest === undefined) return [safe(message)]
  const { id, satisfied, of, path, wanted, found, inEvent } = nearest
  const where = inEvent ? 'of its event' : 'of the record'
  return [
    safe(message),
    `nearest record ${safe(id)}: ${satisfied} of ${of} conditions hold`,
    `first difference: ${safe(path)} ${where}`,
    `  expected ${safe(wanted)}`,
    `  found    ${found === undefined ? 'nothing' : safe(shorten(found))}`,
  ]
}

function shorten(value: JsonValue): string {
  const text = JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}...` : text
}

/** What no test exercises, for a person. */
export function renderCoverage(coverage: Coverage): string {
  const { counts } = coverage
  const { withoutPositive, withoutNearMiss, verbs, actions } = coverage
  return [
    coveragePart('Detections with a positive', counts.detections, withoutPositive.map(namedByFile)),
    coveragePart(
      'Detections with a near-miss',
      counts.detections,
      withoutNearMiss.map(namedByFile),
    ),
    coveragePart('Verbs shown', counts.verbs, verbs),
    coveragePart('Actions of the catalogue shown', counts.actions, actions),
  ].join('')
}

function coveragePart(title: string, all: number, missing: readonly string[]): string {
  const head = `${title}: ${all - missing.length} of ${all}\n`
  return head + missing.map((one) => `  not ${safe(one)}\n`).join('')
}

function namedByFile({ title, file }: Pick<Detection, 'title' | 'file'>): string {
  return file === undefined ? title : `${title} (${file})`
}

/** The line that closes a run; CI reads it. */
export function closingTestLine({ passed, failed }: TestCounts): string {
  return `${passed} passed, ${failed} failed`
}

/** What a run may say besides. */
export interface TestExtras {
  readonly coverage?: Coverage | undefined
  readonly mutants?: readonly MutationOutcome[] | undefined
}

/** The results as JSON. */
export function renderTestJson(outcomes: readonly FileOutcome[], extras: TestExtras = {}): string {
  const { coverage, mutants } = extras
  const document = {
    schema: 'spoor/test-results@1',
    ...countTests(outcomes),
    tests: outcomes,
    coverage: coverage === undefined ? undefined : coverageJson(coverage),
    mutants: mutants?.map(({ detection, ...rest }) => ({ ...nameJson(detection), ...rest })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function coverageJson({ withoutPositive, withoutNearMiss, ...rest }: Coverage): object {
  return {
    ...rest,
    withoutPositive: withoutPositive.map(nameJson),
    withoutNearMiss: withoutNearMiss.map(nameJson),
  }
}

function nameJson({ id, title }: Detection): object {
  return { id, title }
}

function safe(text: string): string {
  return escapeForTerminal(text)
}

function escapeLines(text: string): string {
  return text.split('\n').map(escapeForTerminal).join('\n  ')
}
