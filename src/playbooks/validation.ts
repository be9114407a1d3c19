/**
 * Whether a playbook is validated: computed from runs of tests and recorded with what was run, never typed
 * (reference/playbooks.md 1.1). It is when every detection that it names fired where a test wanted it and
 * stayed silent where a test looks nearly alike, and no such test fails.
 */
import * as z from 'zod'
import type { Diagnostic } from '../base/diagnostic.ts'
import { fingerprint } from '../base/fingerprint.ts'
import { parseJson } from '../base/json.ts'
import type { Detection } from '../detections/detection.ts'

/** What a run of tests proved, kept beside the playbook. */
export interface Validation {
  readonly schema: 'spoor/playbook-validation@1'
  /** The day of the run, ISO. */
  readonly date: string
  /** The release of ATT&CK that the playbook was in step with. */
  readonly release?: string
  readonly isValid: boolean
  /** Why it is not; empty when it is. */
  readonly reasons: readonly string[]
  readonly detections: readonly ValidatedDetection[]
  readonly tests: readonly ValidatedTest[]
}

/** A detection as it was when it was tested. */
export interface ValidatedDetection {
  readonly id: string
  readonly title: string
  /** Fingerprint of the rule's text. */
  readonly rule: string
  /** In how many cases it fired as it should. */
  readonly fired: number
  /** In how many cases it had something to look at and stayed silent as it should. */
  readonly silent: number
}

/** A test that was run. */
export interface ValidatedTest {
  readonly id: string
  /** Fingerprint of its text. */
  readonly text: string
  readonly failures: number
}

/** What came of a test, as `proving` summarises it. */
export interface TestProof {
  readonly id: string
  readonly text: string
  readonly cases: readonly {
    readonly failures: readonly unknown[]
    readonly fired: readonly string[]
    readonly nearlyFired: readonly string[]
  }[]
}

/** What a validation is computed from. */
export interface ValidationInput {
  readonly date: string
  readonly release?: string
  /** The ids that the playbook names. */
  readonly named: readonly string[]
  readonly detections: readonly Detection[]
  readonly tests: readonly TestProof[]
}

/** Computes a validation; the same runs give the same bytes. */
export function validate({ date, release, named, detections, tests }: ValidationInput): Validation {
  const known = new Map(detections.map((one) => [one.id.toLowerCase(), one]))
  const missing = named.filter((id) => !known.has(id))
  const cases = tests.flatMap((test) => test.cases).filter(({ failures }) => failures.length === 0)
  const judged = named.flatMap((id) => {
    const found = known.get(id)
    return found === undefined ? [] : [judge(found, cases)]
  })
  const run = tests.map(({ id, text, cases: all }) => ({
    id,
    text: fingerprint(text),
    failures: all.reduce((sum, { failures }) => sum + failures.length, 0),
  }))
  const reasons = [
    ...(named.length === 0 ? ['the playbook names no detection'] : []),
    ...missing.map((id) => `there is no detection ${id}`),
    ...judged
      .filter(({ fired }) => fired === 0)
      .map(({ title }) => `no test makes "${title}" fire`),
    ...judged
      .filter(({ silent }) => silent === 0)
      .map(({ title }) => `no test is nearly "${title}" and leaves it silent`),
    ...run.filter(({ failures }) => failures > 0).map(({ id }) => `the test ${id} fails`),
  ]
  return {
    schema: 'spoor/playbook-validation@1',
    date,
    ...(release === undefined ? {} : { release }),
    isValid: reasons.length === 0,
    reasons,
    detections: judged,
    tests: run,
  }
}

function judge({ id, title, text }: Detection, cases: TestProof['cases']): ValidatedDetection {
  return {
    id,
    title,
    rule: fingerprint(text),
    fired: cases.filter(({ fired }) => fired.includes(id)).length,
    silent: cases.filter(({ nearlyFired }) => nearlyFired.includes(id)).length,
  }
}

/** Why a record no longer stands for the playbook as it is; `undefined` where it does. */
export function staleness(
  record: Validation,
  named: readonly string[],
  detections: readonly Detection[],
): string | undefined {
  const tested = new Map(record.detections.map(({ id, rule }) => [id.toLowerCase(), rule]))
  const added = named.find((id) => !tested.has(id))
  if (added !== undefined) return `the detection ${added} was not tested`
  const changed = detections.find(({ id, text }) => {
    const rule = tested.get(id.toLowerCase())
    return rule !== undefined && named.includes(id.toLowerCase()) && rule !== fingerprint(text)
  })
  return changed === undefined ? undefined : `the rule "${changed.title}" changed since`
}

const validationSchema: z.ZodType<Validation> = z.object({
  schema: z.literal('spoor/playbook-validation@1'),
  date: z.string(),
  release: z.exactOptional(z.string()),
  isValid: z.boolean(),
  reasons: z.array(z.string()),
  detections: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      rule: z.string(),
      fired: z.number(),
      silent: z.number(),
    }),
  ),
  tests: z.array(z.object({ id: z.string(), text: z.string(), failures: z.number() })),
})

/** Reads a record. */
export function readValidation(source: { readonly text: string; readonly file: string }): {
  readonly validation?: Validation
  readonly diagnostics: readonly Diagnostic[]
} {
  const parsed = validationSchema.safeParse(parseJson(source.text))
  if (parsed.success) return { validation: parsed.data, diagnostics: [] }
  return {
    diagnostics: [
      {
        code: 'playbook-validation-invalid',
        severity: 'error',
        message: 'the record of the validation cannot be read',
        file: source.file,
        hint: 'run spoor playbook validate again',
      },
    ],
  }
}

/** The text of a record. */
export function writeValidation(validation: Validation): string {
  return `${JSON.stringify(validation, undefined, 1)}\n`
}
