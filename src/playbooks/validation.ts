/**
 * The record of a validation, beside a playbook: on which day which detections, tests and negatives were
 * run, told by their hashes, and what came of them. That a page is valid is computed from it, never typed.
 */
import * as z from 'zod'
import { sortKeys } from '../attack/canonical-json.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { type JsonValue, parseJson } from '../base/json.ts'
import { longDate } from './template-legacy.ts'

/** What a record holds. */
export interface ValidationRecord {
  readonly schema: 'spoor/playbook-validation@1'
  /** ISO day. */
  readonly date: string
  /** The version of Spoor that ran. */
  readonly spoor: string
  /** The release of ATT&CK that the page was in step with; absent for a page that was never synced. */
  readonly attack?: string
  readonly detections: readonly ProvedDetection[]
  readonly tests: readonly RunTest[]
  readonly negatives: readonly RunNegative[]
}

/** A detection of the page and what its tests showed. */
export interface ProvedDetection {
  readonly id: string
  readonly name?: string
  /** SHA-256 of its text with `\n` as line break, in hexadecimal. */
  readonly hash: string
  /** In how many cases it had to fire and did. */
  readonly fired: number
  /** In how many cases it had something to look at, had to stay silent, and did. */
  readonly silent: number
}

/** A test that was run because it is about a detection of the page. */
export interface RunTest {
  readonly id: string
  readonly hash: string
  readonly failures: number
}

/** A scenario of benign work that was hunted in. */
export interface RunNegative {
  readonly scenario: string
  readonly hash: string
  /** How many findings above low there were. */
  readonly aboveLow: number
  /** Why it could not be played, where it could not. */
  readonly fault?: string
}

const text = z.string()
const hash = z.string().regex(/^[\da-f]{64}$/)
const count = z.number().int().min(0)

const recordSchema: z.ZodType<ValidationRecord> = z.object({
  schema: z.literal('spoor/playbook-validation@1'),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  spoor: text,
  attack: z.exactOptional(text),
  detections: z.array(
    z.object({ id: text, name: z.exactOptional(text), hash, fired: count, silent: count }),
  ),
  tests: z.array(z.object({ id: text, hash, failures: count })),
  negatives: z.array(
    z.object({ scenario: text, hash, aboveLow: count, fault: z.exactOptional(text) }),
  ),
})

/** Reads a record; a faulty one counts as none, so that the page is not valid. */
export function readValidation(source: { readonly text: string; readonly file: string }): {
  readonly record?: ValidationRecord
  readonly diagnostics: readonly Diagnostic[]
} {
  const parsed = recordSchema.safeParse(parseJson(source.text))
  if (parsed.success) return { record: parsed.data, diagnostics: [] }
  const [issue] = parsed.error.issues
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
  return {
    diagnostics: [
      {
        code: 'playbook-validation-invalid',
        severity: 'error',
        message: `the record of validation cannot be read${place}: ${issue?.message ?? ''}`,
        file: source.file,
        hint: 'delete it and run spoor playbook validate FILE --write',
      },
    ],
  }
}

/** The text of a record: sorted keys, a value a line. */
export function writeValidation(record: ValidationRecord): string {
  // A record is plain data without functions; its members are JSON values by their types.
  const value = record as unknown as JsonValue
  return `${JSON.stringify(sortKeys(value), undefined, 1)}\n`
}

/** Why what was run does not validate a page; nothing where it does. */
export function reasonsAgainst(record: ValidationRecord): readonly string[] {
  const { detections, tests, negatives } = record
  return [
    ...(detections.length === 0 ? ['the page names no detection'] : []),
    ...(negatives.length === 0 ? ['the page names no negative'] : []),
    ...detections
      .filter(({ fired }) => fired === 0)
      .map((one) => `no test makes ${one.name ?? one.id} fire`),
    ...detections
      .filter(({ silent }) => silent === 0)
      .map((one) => `no test is nearly ${one.name ?? one.id} and leaves it silent`),
    ...tests
      .filter(({ failures }) => failures > 0)
      .map(({ id, failures }) => `test ${id} has ${plural(failures, 'failure')}`),
    ...negatives
      .filter(({ aboveLow }) => aboveLow > 0)
      .map(
        ({ scenario, aboveLow }) => `${scenario} gives ${plural(aboveLow, 'finding')} above low`,
      ),
    ...negatives.flatMap(({ scenario, fault }) =>
      fault === undefined ? [] : [`${scenario} cannot be played: ${fault}`],
    ),
  ]
}

/** What stands behind `**Validated:**` by a record. */
export function validationWords(record: ValidationRecord): string {
  if (reasonsAgainst(record).length > 0) return 'NO'
  const { date, spoor, attack, detections, tests, negatives } = record
  const release = attack === undefined ? '' : `, ATT&CK v${attack}`
  const counts = [
    plural(detections.length, 'detection'),
    plural(tests.length, 'test'),
    plural(negatives.length, 'negative'),
  ]
  return `YES, on ${longDate(date)} by Spoor ${spoor}${release}: ${counts.join(', ')}`
}

function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}

/** Did two validations run the same, with the same outcome, whatever the day? */
export function isSameRun(a: ValidationRecord, b: ValidationRecord): boolean {
  return writeValidation({ ...a, date: '' }) === writeValidation({ ...b, date: '' })
}

/** The hashes of today, by the id of a detection or test or the name of a scenario. */
export interface CurrentHashes {
  readonly detections: ReadonlyMap<string, string>
  readonly tests: ReadonlyMap<string, string>
  readonly negatives: ReadonlyMap<string, string>
}

function changed(
  what: string,
  name: string,
  [before, after]: readonly [string, string | undefined],
): string[] {
  if (before === after) return []
  return [`${what} ${name} ${after === undefined ? 'is gone' : 'has changed'}`]
}

/** What is other today than when a record was made, one line each. */
export function changesSince(
  record: ValidationRecord,
  now: CurrentHashes,
  wanted: { readonly detections: readonly string[]; readonly negatives: readonly string[] },
): readonly string[] {
  const ran = new Set(record.detections.map(({ id }) => id))
  const played = new Set(record.negatives.map(({ scenario }) => scenario))
  return [
    ...record.detections.flatMap((one) =>
      changed('detection', one.name ?? one.id, [one.hash, now.detections.get(one.id)]),
    ),
    ...record.tests.flatMap((one) => changed('test', one.id, [one.hash, now.tests.get(one.id)])),
    ...record.negatives.flatMap((one) =>
      changed('scenario', one.scenario, [one.hash, now.negatives.get(one.scenario)]),
    ),
    ...wanted.detections.filter((id) => !ran.has(id)).map((id) => `detection ${id} was not run`),
    ...wanted.negatives
      .filter((name) => !played.has(name))
      .map((name) => `scenario ${name} was not played`),
  ]
}

/** The line of a page that says whether it is valid, and what it says. */
export const validatedLine = /(\*\*Validated:\*\*[ \t]*)([^\s"\\][^"\\\r\n]*)/gi

/**
 * The text of a file with other words behind `**Validated:**`; `undefined` where it has not exactly one
 * such line. It is one splice: in a notebook too the words are plain letters without escapes.
 */
export function replaceValidated(fileText: string, words: string): string | undefined {
  const [found, second] = fileText.matchAll(validatedLine)
  if (found === undefined || second !== undefined) return undefined
  const [, label = '', before = ''] = found
  const start = found.index + label.length
  return fileText.slice(0, start) + words + fileText.slice(start + before.length)
}
