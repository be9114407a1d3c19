import { readDocuments, shippedDocuments } from '../content.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { schemaNameOf } from '../base/schema-name.ts'
import type { FileText } from '../base/report.ts'
import { loadScenario } from '../emulation/scenario/load-scenario.ts'
import { coverageOf } from '../proving/coverage.ts'
import { runTests } from './run-tests.ts'
import { readTests } from './test-files.ts'

/**
 * What is wrong with the scenarios and tests at the paths, or with those that ship: documents that
 * cannot be read, tests that fail, and detections of the same paths that no test proves. Where there
 * is no test, nothing is asked: a folder of foreign rules need not bring any.
 */
export async function checkTests(paths: readonly string[]): Promise<readonly Diagnostic[]> {
  const scenarios = await readDocuments(
    'scenarios',
    paths.length === 0 ? await shippedDocuments('scenarios') : paths,
  )
  // Paths that cannot be read are told with the rules at them.
  const strange = scenarios.diagnostics.filter(({ code }) => code === 'document-schema-unknown')
  const faults = scenarios.files
    .filter(saysWhatItIs)
    .flatMap((one) => loadScenario(one).diagnostics)
  const remarks = [...strange, ...faults]
  const read = await readTests(paths)
  const files = read.files.filter(saysWhatItIs)
  if (files.length === 0) return remarks
  const outcomes = await runTests({ ...read, files }, { paths })
  const failures = outcomes.flatMap(({ file, summary, diagnostics }): readonly Diagnostic[] => [
    ...diagnostics,
    ...(summary?.cases ?? []).flatMap((one) =>
      one.failures.map(({ message }) => ({
        code: 'test-failed',
        severity: 'error' as const,
        message: `${one.kind} "${one.name}": ${message}`,
        file,
        hint: 'spoor test shows the nearest record',
      })),
    ),
  ])
  const summaries = outcomes.flatMap(({ summary }) => summary ?? [])
  // With paths, only the rules at them are asked: the shipped ones are proved by their own tests.
  const asked = read.run.detections.filter(({ builtIn }) => paths.length === 0 || builtIn !== true)
  const { withoutPositive, withoutNearMiss } = coverageOf(summaries, asked)
  return [
    ...remarks,
    ...failures,
    ...withoutPositive.map(({ title, file }) => unproved(`no test makes "${title}" fire`, file)),
    ...withoutNearMiss.map(({ title, file }) =>
      unproved(`no test is nearly "${title}" and leaves it silent`, file),
    ),
  ]
}

/** A rule that is named is read as whatever is asked for, but it is no scenario and no test. */
function saysWhatItIs({ text }: FileText): boolean {
  return schemaNameOf(text) !== undefined
}

function unproved(message: string, file: string | undefined): Diagnostic {
  return {
    code: 'detection-unproved',
    severity: 'error',
    message,
    ...(file === undefined ? {} : { file }),
    hint: 'add a test that names it under detections.fire, with a near-miss',
  }
}
