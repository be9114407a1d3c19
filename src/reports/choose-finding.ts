/** Finds the finding that a person means by an id, or by as much of it as tells it apart. */
import type { Diagnostic } from '../base/diagnostic.ts'
import { nearestWords } from '../base/did-you-mean.ts'
import type { KeptFinding } from './read-report.ts'

/** The one that is meant, or why it is not known which. */
export type FindingChoice =
  | { readonly finding: KeptFinding }
  | { readonly fault: Diagnostic; readonly near: readonly KeptFinding[] }

/** Chooses by the whole id, by its beginning, or by the beginning of what stands behind `finding-`. */
export function chooseFinding(findings: readonly KeptFinding[], id: string): FindingChoice {
  const wanted = id.toLowerCase()
  const whole = findings.filter((one) => one.id.toLowerCase() === wanted)
  const begun = findings.filter((one) => beginsWith(one.id, wanted))
  const fitting = whole.length > 0 ? whole : wanted === '' ? [] : begun
  const [first, second] = fitting
  if (first !== undefined && second === undefined) return { finding: first }
  if (first === undefined) return unknownId(findings, id)
  return {
    fault: {
      code: 'report-id-ambiguous',
      severity: 'error',
      message: `${fitting.length} findings begin with ${JSON.stringify(id)}`,
      hint: 'write more of the id',
    },
    near: fitting,
  }
}

function beginsWith(id: string, wanted: string): boolean {
  const folded = id.toLowerCase()
  return folded.startsWith(wanted) || folded.startsWith(`finding-${wanted}`)
}

function unknownId(findings: readonly KeptFinding[], id: string): FindingChoice {
  const ids = findings.map((one) => one.id)
  const full = /^finding-/i.test(id) ? id : `finding-${id}`
  const words = nearestWords(full, ids)
  const near = words.flatMap((word) => findings.find((one) => one.id === word) ?? [])
  const hint =
    findings.length === 0
      ? 'the report has no findings'
      : near.length === 0
        ? 'spoor explain without an id lists the findings of a report'
        : `did you mean ${near.map((one) => one.id).join(' or ')}?`
  return {
    fault: {
      code: 'report-id-unknown',
      severity: 'error',
      message: `no finding of the report has the id ${JSON.stringify(id)}`,
      hint,
    },
    near: near.length > 0 ? near : findings,
  }
}
