import type { Diagnostic } from '../../base/diagnostic.ts'
import type { EventQuery, Predicate, RuleSpan } from '../query/query.ts'
import { compileDetection } from './compile-detection.ts'
import { noPlaceholders, type Placeholders } from './placeholders.ts'
import { allOf } from './predicate.ts'
import { hasError, reportInto, type Report } from '../../base/report.ts'
import type { SigmaFilter, SigmaRule } from './rule.ts'
import { knownLogSources, taxonomyOf } from './taxonomy.ts'

/** The query of a rule, or none when a diagnostic is an error. */
export interface CompiledRule {
  readonly query?: EventQuery
  readonly diagnostics: readonly Diagnostic[]
}

/** The code of the note on a rule for a log that Spoor does not read. */
export const unreadLog = 'sigma-logsource-not-read'

/** What else decides about a rule. */
export interface CompileOptions {
  /** Filters for the rule; each must hold too (sigma.md 9). */
  readonly filters?: readonly SigmaFilter[]
  /** Values of `%name%` under `expand` (sigma.md 10). */
  readonly placeholders?: Placeholders
}

/**
 * Compiles a rule to a query on events of its log source. The gate on the log source stands first:
 * a purely negative condition rests on it (sigma.md 6). Spans in the query count from the start of
 * the rule's own document; what filters add has none.
 */
export function compileSigma(rule: SigmaRule, options: CompileOptions = {}): CompiledRule {
  const diagnostics: Diagnostic[] = []
  const sink = (diagnostic: Diagnostic): unknown => diagnostics.push(diagnostic)
  const report = reportInto(rule.source, sink)
  const taxonomy = taxonomyOf(rule.logsource, rule.taxonomy)
  if (!taxonomy.isRead) reportUnreadLog(rule, report)
  const placeholders = options.placeholders ?? noPlaceholders
  const own = { taxonomy, placeholders, report, isPart: rule.isPart === true }
  const spanOf = (span: RuleSpan): RuleSpan => spanIn(rule, span)
  const detected = compileDetection(rule.detection, { ...own, spanOf })
  const filters = (options.filters ?? []).map((filter) =>
    compileDetection(filter.detection, {
      ...own,
      report: reportInto(filter.source, sink),
      spanOf: () => undefined,
    }),
  )
  const parts = [detected, ...filters].filter((part) => part !== undefined)
  if (hasError(diagnostics) || parts.length <= filters.length) return { diagnostics }
  const where: Predicate = allOf([taxonomy.gate, ...parts])
  return { query: { kind: 'event', where }, diagnostics }
}

function reportUnreadLog({ logsource }: SigmaRule, report: Report): void {
  const named = logsource.attributes.map(({ name, value }) => `${name}: ${value}`).join(', ')
  const message = `no log of "${named}" is read here; the rule never matches`
  const hint = `logs that are read: ${knownLogSources().join('; ')}`
  report('note', { code: unreadLog, at: logsource.span.start, message, hint })
}

function spanIn(rule: SigmaRule, { start, end }: RuleSpan): RuleSpan {
  return { start: start - rule.span.start, end: end - rule.span.start }
}
