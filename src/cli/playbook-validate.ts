import type { Detection } from '../detections/detection.ts'
import { namedDetections } from '../playbooks/hunt-page.ts'
import {
  type TestProof,
  validate,
  type Validation,
  writeValidation,
} from '../playbooks/validation.ts'
import { namesOfDetection } from '../proving/run-test.ts'
import { counted } from '../reports/check-findings.ts'
import { escapeForTerminal } from '../reports/terminal-text.ts'
import { exitCode } from './exit-code.ts'
import { listPlaybooks, readPlaybookFile, validationFileOf } from './playbook-files.ts'
import { today } from './playbook-sync.ts'
import { placeFile } from '../store/replace-file.ts'
import { runTests } from './run-tests.ts'
import { remarkDiagnostics, writeData } from './terminal.ts'
import { readTests, type TestFiles } from './test-files.ts'

/** The options of `spoor playbook validate`. */
export interface ValidateFlags {
  readonly tests?: readonly string[]
  readonly date?: string
}

/** Runs the tests of playbooks and records what they prove. */
export async function runValidate(
  paths: readonly string[],
  { tests: others = [], date = today() }: ValidateFlags,
): Promise<void> {
  const { shippedDocuments } = await import('../content.ts')
  const testPaths = others.length === 0 ? [] : [...(await shippedDocuments('tests')), ...others]
  const tests = await readTests(testPaths)
  remarkDiagnostics(tests.diagnostics)
  let code: number = exitCode.ran
  for (const { file, isNamed } of await listPlaybooks(paths)) {
    const read = await readPlaybookFile(file)
    const isOther = read.diagnostics.every(({ code: one }) => one === 'playbook-managed-missing')
    if (read.found === undefined && isOther && !isNamed) continue
    remarkDiagnostics(read.diagnostics)
    if (read.found === undefined) {
      code = Math.max(code, read.isUnreadable ? exitCode.unreadableInput : exitCode.badContent)
      continue
    }
    const named = namedDetections(read.found.playbook.analystCells)
    const release = read.found.lock?.release.version
    const proofs = await proofsOf(named, tests, testPaths)
    const validation = validate({
      date,
      ...(release === undefined ? {} : { release }),
      named,
      detections: tests.run.detections,
      tests: proofs,
    })
    await placeFile(validationFileOf(file), writeValidation(validation))
    await writeData(told(file, validation))
    if (!validation.isValid) code = Math.max(code, exitCode.badContent)
  }
  process.exitCode = code
}

/** Runs the tests that speak of the detections by one of their names. */
async function proofsOf(
  named: readonly string[],
  tests: TestFiles,
  paths: readonly string[],
): Promise<readonly TestProof[]> {
  const wanted = tests.run.detections.filter(({ id }) => named.includes(id.toLowerCase()))
  const files = tests.files.filter(({ text }) => wanted.some((one) => isNamedIn(text, one)))
  const outcomes = await runTests({ ...tests, files }, { paths })
  const textOf = new Map(files.map(({ file, text }) => [file, text]))
  return outcomes.map(({ file, summary, diagnostics }) => ({
    id: summary?.id ?? file,
    text: textOf.get(file) ?? '',
    // A test that cannot be read proves nothing and fails.
    cases: summary?.cases ?? [{ failures: diagnostics, fired: [], nearlyFired: [] }],
  }))
}

function isNamedIn(text: string, detection: Detection): boolean {
  return namesOfDetection(detection).some((name) => text.includes(name))
}

function told(file: string, { isValid, reasons, detections, tests }: Validation): string {
  const sums = `${counted(detections.length, 'detection')}, ${counted(tests.length, 'test')}`
  const head = `${escapeForTerminal(file)}: ${isValid ? 'validated' : 'not validated'} (${sums})`
  return [head, ...reasons.map((reason) => `  ${escapeForTerminal(reason)}`), ''].join('\n')
}
