import type { Diagnostic, DiagnosticSink } from '../../base/diagnostic.ts'
import type { NarrowedRule } from '../detection.ts'
import type { EventQuery } from '../query/query.ts'
import { compileSigma } from './compile.ts'
import { linkSigma, type LinkedSigma } from './link.ts'
import type { LinkedRule } from './linked.ts'
import { parseSigma, type ParsedSigma } from './parse-sigma.ts'
import type { Placeholders } from './placeholders.ts'
import { reportInto } from '../../base/report.ts'
import type { SigmaDocument, SigmaFilter } from './rule.ts'

/** The text of one rule file. */
export interface SigmaFile {
  readonly text: string
  readonly file: string
}

/** What the user gives besides the rules. */
export interface SigmaOptions {
  /** Values of `%name%` (sigma.md 10). */
  readonly placeholders?: Placeholders
}

/** A rule with its query; without one when it has an error. */
export interface PreparedRule extends LinkedRule {
  readonly query?: EventQuery
  /** The same rule without its filters; absent where it has none. */
  readonly narrowed?: NarrowedRule
}

/** Files parsed, linked and their rules compiled, with all that is wrong with them. */
export interface PreparedSigma {
  readonly linked: LinkedSigma
  readonly compiled: readonly PreparedRule[]
  readonly filters: readonly SigmaFilter[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Documents of these statuses are not run (sigma.md 1). */
const retired: readonly string[] = ['deprecated', 'unsupported']

/**
 * Reads files that belong together: all are parsed before any is linked, so that filters and
 * correlations find their rules in any file, and then compiled. Retired documents are left out with a
 * note.
 */
export function prepareSigma(
  files: readonly SigmaFile[],
  options: SigmaOptions = {},
): PreparedSigma {
  const parsed = files.map(({ text, file }) => parseSigma(text, file))
  const diagnostics = parsed.flatMap((one) => one.diagnostics)
  const documents = withoutRetired(parsed, (diagnostic) => diagnostics.push(diagnostic))
  const linked = linkSigma(documents)
  diagnostics.push(...linked.diagnostics)
  const compiled = linked.rules.map((one) => {
    const { diagnostics: found, ...queries } = compileSigma(one.rule, {
      ...options,
      filters: one.filters,
    })
    diagnostics.push(...found)
    return { ...one, ...queries }
  })
  return {
    linked,
    compiled,
    filters: documents.filters,
    diagnostics: distinctDiagnostics(diagnostics),
  }
}

/** Each remark once: a filter's fault shows once, however many rules it is for. */
export function distinctDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [keyOf(one), one])).values()]
}

function withoutRetired(
  parsed: readonly ParsedSigma[],
  sink: DiagnosticSink,
): Omit<ParsedSigma, 'diagnostics'> {
  const isRun = (document: SigmaDocument): boolean => !isRetired(document, sink)
  return {
    rules: parsed.flatMap(({ rules }) => rules).filter(isRun),
    correlations: parsed.flatMap(({ correlations }) => correlations).filter(isRun),
    filters: parsed.flatMap(({ filters }) => filters),
  }
}

function isRetired({ status, source }: SigmaDocument, sink: DiagnosticSink): boolean {
  if (status === undefined || !retired.includes(status.value)) return false
  const message = `the rule is ${status.value} and is not run`
  reportInto(source, sink)('note', { code: 'sigma-retired', at: status.span.start, message })
  return true
}

function keyOf({ code, file, line, column, message }: Diagnostic): string {
  return [code, file, line, column, message].join('\n')
}
