import type { Diagnostic } from '../base/diagnostic.ts'
import { loadAllDetections, readDocuments, shippedDocuments } from '../content.ts'
import type { TestFile, TestRun } from '../proving/test-run.ts'

/** The tests at paths, or those that ship, and everything that they need. */
export interface TestFiles {
  readonly files: readonly TestFile[]
  readonly run: TestRun
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads tests, and the detections and scenarios that stand at the same paths beside those that ship.
 * Without a path the shipped tests are read.
 */
export async function readTests(paths: readonly string[]): Promise<TestFiles> {
  const tests = await readDocuments(
    'tests',
    paths.length === 0 ? await shippedDocuments('tests') : paths,
  )
  const run = await readTestRun(paths)
  const { files } = tests
  // A path that cannot be read is told by every reader of it.
  const remarks = [...tests.diagnostics, ...run.diagnostics]
  const once = new Map(remarks.map((one) => [JSON.stringify(one), one]))
  return { files, run: run.run, diagnostics: [...once.values()] }
}

/** The detections and scenarios that tests at the paths may name. */
export async function readTestRun(
  paths: readonly string[],
): Promise<{ readonly run: TestRun; readonly diagnostics: readonly Diagnostic[] }> {
  const loaded = await loadAllDetections(paths)
  const shipped = await shippedDocuments('scenarios')
  const scenarios = await readDocuments('scenarios', [...paths, ...shipped])
  // A folder of tests need not hold a rule, and a named test is no rule: only faults of rules count.
  const diagnostics = loaded.diagnostics.filter(({ code }) => code !== 'rules-missing')
  const run = { detections: loaded.detections, scenarios: scenarios.files }
  return { run, diagnostics }
}
