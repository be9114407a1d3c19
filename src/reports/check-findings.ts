import { formatDiagnostic } from '../base/diagnostic.ts'
import { lintRuleOf } from '../detections/sigma/lint/catalogue.ts'
import type { LintFinding } from '../detections/sigma/lint/lint-rule.ts'
import { escapeForTerminal } from './terminal-text.ts'

/** Notes of one code that a person is shown; a folder for other products has thousands of one kind. */
const mostNotes = 20

/** Remarks about rule files for a person, one after the other. */
export function renderFindings(findings: readonly LintFinding[]): string {
  const notes = new Map<string, number>()
  let text = ''
  for (const finding of findings) {
    const count = (notes.get(finding.code) ?? 0) + 1
    if (finding.severity === 'note') notes.set(finding.code, count)
    if (finding.severity !== 'note' || count <= mostNotes) text += `${shown(finding)}\n`
  }
  for (const [code, count] of notes) {
    const more = count - mostNotes
    if (more > 0) text += `${more} more [${code}] (--format json tells all)\n`
  }
  return text
}

/** Names of fields and files come from rules of others: only our own line break stays one. */
function shown({ message, hint, file, ...finding }: LintFinding): string {
  return formatDiagnostic({
    ...finding,
    message: escapeForTerminal(message),
    ...(file === undefined ? {} : { file: escapeForTerminal(file) }),
    ...(hint === undefined ? {} : { hint: escapeForTerminal(hint) }),
  })
}

/** The same as JSON: `findings` in their order, each with the id of its rule in the catalogue. */
export function renderFindingsJson(findings: readonly LintFinding[]): string {
  const listed = findings.map(({ edits, ...finding }) => ({
    ...finding,
    rule: lintRuleOf(finding.code)?.id ?? null,
    canBeMended: edits !== undefined,
  }))
  return `${JSON.stringify({ findings: listed }, undefined, 2)}\n`
}

/** A number with its noun: `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** How many there are of each kind, in one line. */
export function countFindings(findings: readonly LintFinding[]): string {
  const count = (severity: LintFinding['severity']): string =>
    counted(findings.filter((finding) => finding.severity === severity).length, severity)
  const mendable = findings.filter(({ edits }) => edits !== undefined).length
  const mend = mendable === 0 ? '' : `; --fix mends ${mendable}`
  return `${count('error')}, ${count('warning')}, ${count('note')}${mend}`
}
