import type { Diagnostic } from '../../base/diagnostic.ts'
import { positionAt } from '../../base/source-text.ts'
import type { DetectionFilter, Level, NarrowedRule } from '../detection.ts'
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
  /** The rule without its filters; absent where it has none. */
  readonly narrowed?: NarrowedRule
  readonly diagnostics: readonly Diagnostic[]
}

/** The level of a rule that names none; the specification leaves it open. */
export const levelWithoutName: Level = 'medium'

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
  const filters = (options.filters ?? []).flatMap((filter) => {
    const scope = { ...own, report: reportInto(filter.source, sink), spanOf: () => undefined }
    const where = compileDetection(filter.detection, scope)
    return where === undefined ? [] : [{ filter: describeFilter(filter), where }]
  })
  if (hasError(diagnostics) || detected === undefined) return { diagnostics }
  const unfiltered = [taxonomy.gate, detected]
  const where: Predicate = allOf([...unfiltered, ...filters.map((one) => one.where)])
  const query: EventQuery = { kind: 'event', where }
  if (filters.length === 0) return { query, diagnostics }
  return { query, narrowed: narrowedRule(rule, allOf(unfiltered), filters), diagnostics }
}

function narrowedRule(
  { id, name, title, level }: SigmaRule,
  where: Predicate,
  filters: NarrowedRule['filters'],
): NarrowedRule {
  return {
    id: (id ?? name ?? title).value,
    title: title.value,
    level: level?.value ?? levelWithoutName,
    where,
    filters,
  }
}

function describeFilter({ id, title, description, source }: SigmaFilter): DetectionFilter {
  const { file, text } = source
  return {
    ...(id === undefined ? {} : { id: id.value }),
    title: title.value,
    ...(description === undefined ? {} : { description: description.value }),
    ...(file === undefined ? {} : { file }),
    line: positionAt({ name: file ?? '<rule>', text }, title.span.start).line,
  }
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
