/** Looks for faults in the analyst's part of a playbook and in its bookkeeping (6.2.16). */
import type { Diagnostic } from '../base/diagnostic.ts'
import { didYouMean } from '../base/did-you-mean.ts'
import { positionAt } from '../base/source-text.ts'
import type { Detection } from '../detections/detection.ts'
import type { AttackLock } from './attack-lock.ts'
import { wrongSources } from './declared-sources.ts'
import { detectionIdsIn, detectionLine, namedDetections, readAnalytics } from './hunt-page.ts'
import { bodyFingerprint } from './managed-mark.ts'
import type { AnalystCell, Playbook } from './playbook.ts'
import { staleness, type Validation } from './validation.ts'

/** A playbook with what its checks need. */
export interface CheckInput {
  readonly playbook: Playbook
  /** The text of the whole file, to place what is found. */
  readonly text: string
  readonly lock?: AttackLock
  /** All detections that a playbook may name. */
  readonly detections: readonly Detection[]
  /** What the last run of tests proved. */
  readonly validation?: Validation
}

/** The faults of a playbook, in the order in which they stand in the file. */
export function checkPlaybook(input: CheckInput): readonly Diagnostic[] {
  const found = [
    ...checkBookkeeping(input),
    ...checkAnalytics(input),
    ...input.playbook.analystCells.flatMap((cell) => checkCell(input, cell)),
  ]
  return found.toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
}

type Fault = Omit<Diagnostic, 'file' | 'line' | 'column'>

function placed(
  { playbook, text }: CheckInput,
  cell: AnalystCell,
  at: number,
  fault: Fault,
): Diagnostic {
  const { file } = playbook
  return { ...fault, file, ...positionAt({ name: file, text }, cell.placeInFile(at)) }
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
  {
    shape: /\*\*Validated:\*\*[ \t]*(\w+)/gi,
    faultOf: ([, value = ''], input) =>
      value.toUpperCase() === 'NO' ? undefined : validationFault(value, input),
  },
  {
    shape: detectionLine,
    faultOf: ([line = ''], { detections }) => {
      const ids = new Set(detections.map(({ id }) => id.toLowerCase()))
      const missing = detectionIdsIn(line).filter((id) => !ids.has(id))
      if (missing.length === 0) return undefined
      const nearest = didYouMean(missing[0] ?? '', ids)
      return {
        code: 'playbook-detection-missing',
        severity: 'error',
        message: `there is no detection ${missing.join(', ')}`,
        hint: nearest ?? 'name the folder of your rules with --rules',
      }
    },
  },
  {
    shape: /\]\((?![a-z][a-z0-9+.-]*:|[./#])([\w-]+(?:\.[\w-]+)+)(?:\/[^)\s]*)?\)/gi,
    faultOf: ([, host = '']) =>
      /\.(md|ipynb|ya?ml|eql|html?|json|txt|csv|png|svg)$/i.test(host)
        ? undefined
        : {
            code: 'playbook-link-without-scheme',
            severity: 'warning',
            message: `the link to ${host} has no scheme: it leads to a file beside the page`,
            hint: `write https://${host}`,
          },
  },
]

/** What is wrong with saying that the playbook is validated, where something is. */
function validationFault(value: string, input: CheckInput): Fault | undefined {
  const { validation, playbook, detections } = input
  const fault = {
    code: 'playbook-validated-by-hand',
    severity: 'error',
    hint: 'run spoor playbook validate, or write NO: it is computed from test runs, never typed',
  } as const
  const said = `the playbook says "Validated: ${value}"`
  if (validation === undefined) {
    return { ...fault, message: `${said}, but no run of tests is recorded` }
  }
  if (!validation.isValid) {
    const [reason] = validation.reasons
    return { ...fault, message: `${said}, but its tests did not prove it: ${reason}` }
  }
  const stale = staleness(validation, namedDetections(playbook.analystCells), detections)
  return stale === undefined ? undefined : { ...fault, message: `${said}, but ${stale}` }
}

function checkCell(input: CheckInput, cell: AnalystCell): readonly Diagnostic[] {
  if (cell.kind !== 'markdown') return []
  const sources = wrongSources(cell.text, input.detections).map(({ at, declared, matched }) =>
    placed(input, cell, at, {
      code: 'playbook-source-differs',
      severity: 'error',
      message: `the analytic declares ${declared.join(', ')}, but its detections match ${matched.join(', ')}`,
      hint: 'declare what the detections match, or name a detection for each log',
    }),
  )
  const lines = lineChecks.flatMap(({ shape, faultOf }) =>
    [...cell.text.matchAll(shape)].flatMap((found) => {
      const fault = faultOf(found, input)
      return fault === undefined ? [] : [placed(input, cell, found.index, fault)]
    }),
  )
  return [...sources, ...lines]
}
