import { loadTest } from '../proving/load-test.ts'
import { type MutationOutcome, runMutants } from '../proving/mutants.ts'
import { runTest, type TestResult } from '../proving/run-test.ts'
import { createSurroundings } from '../proving/test-surroundings.ts'
import { escapeForTerminal } from '../reports/terminal-text.ts'
import type { TestFiles } from './test-files.ts'

/** Breaks every detection in every way; what comes of it says which breaks no test notices. */
export async function mutantsOf({ files, run }: TestFiles): Promise<readonly MutationOutcome[]> {
  const surroundings = createSurroundings(run.scenarios)
  const results: TestResult[] = []
  for (const file of files) {
    const { loaded } = loadTest(file, surroundings)
    if (loaded !== undefined) results.push(await runTest(loaded, run.detections))
  }
  return runMutants(results, run.detections)
}

/** The survivors of each detection, and how many mutants there were. */
export function renderMutants(outcomes: readonly MutationOutcome[]): string {
  const lines = outcomes.flatMap(({ detection, mutants, survivors }) => {
    const head = `${mutants - survivors.length} of ${mutants} mutants noticed: ${detection.title}`
    return [head, ...survivors.map((how) => `  survives: ${how}`)]
  })
  const all = outcomes.reduce((sum, { mutants }) => sum + mutants, 0)
  const left = outcomes.reduce((sum, { survivors }) => sum + survivors.length, 0)
  const closing = `${all - left} of ${all} mutants noticed, ${left} survive`
  return ['', ...lines, closing].map((line) => `${escapeForTerminal(line)}\n`).join('')
}
