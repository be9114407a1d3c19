import type { Diagnostic } from '../base/diagnostic.ts'
import type { FileText } from '../base/report.ts'
import type { Detection } from '../detections/detection.ts'
import { loadTest } from './load-test.ts'
import { runTest } from './run-test.ts'
import { createProofs, summariseTest, type TestSummary } from './test-summary.ts'
import { createSurroundings } from './test-surroundings.ts'

/** A file of a test. */
export type TestFile = FileText & { readonly file: string }

/** What a run of tests needs. */
export interface TestRun {
  readonly detections: readonly Detection[]
  /** The scenarios that tests may name by their ids. */
  readonly scenarios: readonly FileText[]
}

/** What came of one file. */
export interface FileOutcome {
  readonly file: string
  /** Absent when the test has an error. */
  readonly summary?: TestSummary
  readonly diagnostics: readonly Diagnostic[]
}

/** Runs the test of one file after another; detections and scenarios are made ready once. */
export function createTestRunner(run: TestRun): (file: TestFile) => Promise<FileOutcome> {
  const surroundings = createSurroundings(run.scenarios)
  const proofs = createProofs(run.detections)
  return async (source) => {
    const { loaded, diagnostics } = loadTest(source, surroundings)
    if (loaded === undefined) return { file: source.file, diagnostics }
    const result = await runTest(loaded, run.detections)
    return { file: source.file, summary: summariseTest(result, proofs), diagnostics }
  }
}
