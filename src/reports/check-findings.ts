import { formatDiagnostic } from '../base/diagnostic.ts'
import { lintRuleOf } from '../detections/sigma/lint/catalogue.ts'
import type { LintFinding } from '../detections/sigma/lint/lint-rule.ts'
import { escapeForTerminal } from './terminal-text.ts'

/** Remarks about rule files for a person, one after the other. */
export function renderFindings(findings: readonly LintFinding[]): string {
  return findings.map((finding) => `${shown(finding)}\n`).join('')
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

/** How many there are of each kind, in one line. */
export function countFindings(findings: readonly LintFinding[]): string {
  const count = (severity: LintFinding['severity']): string => {
    const { length } = findings.filter((finding) => finding.severity === severity)
    return `${length} ${severity}${length === 1 ? '' : 's'}`
  }
  const mendable = findings.filter(({ edits }) => edits !== undefined).length
  const mend = mendable === 0 ? '' : `; --fix mends ${mendable}`
  return `${count('error')}, ${count('warning')}, ${count('note')}${mend}`
}
