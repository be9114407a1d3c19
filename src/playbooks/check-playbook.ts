/** Looks for faults in the analyst's part of a playbook and in its bookkeeping (6.2.16). */
import type { Diagnostic } from '../base/diagnostic.ts'
import type { AttackLock } from './attack-lock.ts'
import { checkAnalyticBlocks } from './check-analytics.ts'
import { checkClaims, checkNegatives, missingDetection } from './check-claims.ts'
import { checkNames, fileEnding } from './check-names.ts'
import { readAnalytics } from './hunt-page.ts'
import { findDetection, type KnownContent, namesIn } from './known-content.ts'
import { bodyFingerprint } from './managed-mark.ts'
import { type Fault, placeFault } from './place-fault.ts'
import type { AnalystCell, Playbook } from './playbook.ts'
import { type ValidationRecord, validatedLine, validationWords } from './validation.ts'

/** A playbook with what its checks need. */
export interface CheckInput {
  readonly playbook: Playbook
  /** The text of the whole file, to place what is found. */
  readonly text: string
  readonly lock?: AttackLock
  /** Everything that a playbook may name. */
  readonly content: KnownContent
  /** The last validation; absent where there was none. */
  readonly validation?: Validation
}

/** A validation, and what has changed since. */
export interface Validation {
  readonly record: ValidationRecord
  /** One line each, as {@link changesSince} gives them. */
  readonly changes: readonly string[]
}

/** The faults of a playbook, in the order in which they stand in the file. */
export function checkPlaybook(input: CheckInput): readonly Diagnostic[] {
  const { playbook, text, content } = input
  const { file, analystCells: cells } = playbook
  const page = { file, text }
  const found = [
    ...checkBookkeeping(input),
    ...checkAnalytics(input),
    ...checkAnalyticBlocks(page, cells, content),
    ...checkClaims(page, cells, content),
    ...checkNegatives(page, cells, content),
    ...checkNames(page, cells, content),
    ...cells.flatMap((cell) => checkCell(input, cell)),
  ]
  return found.toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
}

function placed(
  { playbook, text }: CheckInput,
  cell: AnalystCell,
  at: number,
  fault: Fault,
): Diagnostic {
  return placeFault({ file: playbook.file, text }, { cell, at }, fault)
}

function checkBookkeeping({ playbook, lock }: CheckInput): readonly Diagnostic[] {
  const { file, managed } = playbook
  const written = managed.mark?.body ?? lock?.body
  if (written === undefined) {
    return [
      {
        code: 'playbook-never-synced',
        severity: 'note',
        message: 'the managed part was not written by Spoor yet',
        file,
        hint: 'sync it: spoor playbook sync FILE --bundle BUNDLE --write',
      },
    ]
  }
  if (bodyFingerprint(managed.text) === written && (lock === undefined || lock.body === written))
    return []
  return [
    {
      code: 'playbook-managed-differs',
      severity: 'error',
      message: 'the managed part is not as the last sync wrote it',
      file,
      hint: 'spoor playbook sync shows what was edited, and --on-edit rescue moves it to a cell of yours',
    },
  ]
}

/** Numbers in the table of adversary examples are ordinals of `#### Analytic N` (1.1). */
function checkAnalytics(input: CheckInput): readonly Diagnostic[] {
  const { analytics, citations } = readAnalytics(input.playbook.analystCells)
  const known = new Set(analytics.map(({ section, number }) => `${section} ${number}`))
  const twice = analytics.filter(
    ({ section, number }, index) =>
      analytics.findIndex((one) => one.section === section && one.number === number) < index,
  )
  return [
    ...twice.map(({ section, number, cell, at }) =>
      placed(input, cell, at, {
        code: 'playbook-analytic-twice',
        severity: 'error',
        message: `the ${section} analytics have a second number ${number}`,
        hint: 'number the analytics of a section one after the other',
      }),
    ),
    ...citations
      .filter(({ section, number }) => !known.has(`${section} ${number}`))
      .map(({ section, number, cell, at }) => {
        const numbers = analytics.filter((one) => one.section === section).map((one) => one.number)
        const there = numbers.length === 0 ? 'there are none' : `there are ${numbers.join(', ')}`
        return placed(input, cell, at, {
          code: 'playbook-analytic-missing',
          severity: 'error',
          message: `an adversary example names ${section} analytic ${number}, which does not exist`,
          hint: `${there}; write the analytic, or take the number out`,
        })
      }),
  ]
}

/** What a single line of the analyst's can be at fault for. */
const lineChecks: readonly {
  readonly shape: RegExp
  readonly faultOf: (found: RegExpExecArray, input: CheckInput) => Fault | undefined
}[] = [
  { shape: validatedLine, faultOf: ([, , said = ''], input) => validatedFault(said, input) },
  {
    shape: /\*\*Detections?:\*\*.*/gi,
    faultOf: ([line = ''], { content }) => {
      const missing = namesIn(line).filter((name) => findDetection(content, name) === undefined)
      return missing.length === 0 ? undefined : missingDetection(missing, content)
    },
  },
  {
    shape: /\]\((?![a-z][a-z0-9+.-]*:|[./#])([\w-]+(?:\.[\w-]+)+)(?:\/[^)\s]*)?\)/gi,
    faultOf: ([, host = '']) =>
      fileEnding.test(host)
        ? undefined
        : {
            code: 'playbook-link-without-scheme',
            severity: 'warning',
            message: `the link to ${host} has no scheme: it leads to a file beside the page`,
            hint: `write https://${host}`,
          },
  },
]

/** Only what a run of tests showed may stand behind `**Validated:**` (6.2.16). */
function validatedFault(said: string, { validation }: CheckInput): Fault | undefined {
  const words = said.trim()
  if (words.toUpperCase() === 'NO') return undefined
  const hint = 'run spoor playbook validate FILE --write, or write NO'
  const proved = validation === undefined ? 'NO' : validationWords(validation.record)
  const isSaid = words === proved || (words.toUpperCase() === 'YES' && proved !== 'NO')
  if (validation === undefined || !isSaid)
    return {
      code: 'playbook-validated-by-hand',
      severity: 'error',
      message: `the playbook says "Validated: ${words}", which no recorded run of tests says`,
      hint,
    }
  const [first, ...others] = validation.changes
  if (first === undefined) return undefined
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  return {
    code: 'playbook-validation-stale',
    severity: 'error',
    message: `the playbook was validated, but since then ${first}${more}`,
    hint,
  }
}

function checkCell(input: CheckInput, cell: AnalystCell): readonly Diagnostic[] {
  if (cell.kind !== 'markdown') return []
  return lineChecks.flatMap(({ shape, faultOf }) =>
    [...cell.text.matchAll(shape)].flatMap((found) => {
      const fault = faultOf(found, input)
      return fault === undefined ? [] : [placed(input, cell, found.index, fault)]
    }),
  )
}
