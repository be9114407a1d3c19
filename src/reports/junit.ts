import { formatDiagnostic } from '../base/diagnostic.ts'
import type { FileOutcome } from '../proving/test-run.ts'
import type { CaseSummary } from '../proving/test-summary.ts'
import { countTests, failureLines } from './test-results.ts'

/**
 * The results of a run as JUnit XML, which CI systems show: a suite for each test, a case for each
 * variant, near-miss and negative. A test that cannot be read is a case with an error.
 */
export function renderJunit(outcomes: readonly FileOutcome[]): string {
  const { passed, failed } = countTests(outcomes)
  const suites = outcomes.map(suiteOf)
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  const total = `tests="${passed + failed}" failures="${failed}"`
  return `${head}\n<testsuites name="spoor" ${total}>\n${suites.join('')}</testsuites>\n`
}

function suiteOf({ file, summary, diagnostics }: FileOutcome): string {
  if (summary === undefined) {
    const told = diagnostics.map(formatDiagnostic).join('\n')
    const error = `<error message="the test cannot be read">${escapeXml(told)}</error>`
    const one = `    <testcase name="${escapeXml(file)}" classname="${escapeXml(file)}">${error}</testcase>\n`
    return suite({ name: file, tests: 1, failures: 1 }, one)
  }
  const failures = summary.cases.filter((one) => one.failures.length > 0).length
  const cases = summary.cases.map((one) => caseOf(one, file)).join('')
  return suite({ name: summary.name, tests: summary.cases.length, failures }, cases)
}

function suite(
  of: { readonly name: string; readonly tests: number; readonly failures: number },
  cases: string,
): string {
  const counts = `tests="${of.tests}" failures="${of.failures}"`
  return `  <testsuite name="${escapeXml(of.name)}" ${counts}>\n${cases}  </testsuite>\n`
}

function caseOf({ kind, name, failures }: CaseSummary, file: string): string {
  const open = `    <testcase name="${escapeXml(`${kind}: ${name}`)}" classname="${escapeXml(file)}"`
  if (failures.length === 0) return `${open}/>\n`
  const told = failures.map((one) => {
    const text = failureLines(one).join('\n')
    return `<failure message="${escapeXml(one.message)}">${escapeXml(text)}</failure>`
  })
  return `${open}>${told.join('')}</testcase>\n`
}

/** The text with what XML gives a meaning escaped, and what XML 1.0 forbids replaced (section 2.2). */
function escapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
    '\n': '&#10;',
  }
  return (
    text
      // oxlint-disable-next-line no-control-regex -- these are what XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      .replace(/[&<>"'\n]/g, (sign) => named[sign] ?? sign)
  )
}
