import type { DiagnosticSink } from '../../base/diagnostic.ts'
import { didYouMean } from '../../base/did-you-mean.ts'
import type { SigmaCorrelation } from './correlation.ts'
import { reportInto } from '../../base/report.ts'
import type { LogSourceQuery, SigmaFilter, SigmaRule } from './rule.ts'

/**
 * Finds the filters of each rule (sigma.md 9): those that name it by id or name, or any rule, and
 * whose log source holds for the rule too. A filter that names what is not there is reported, and so
 * is one that in the end is for no rule.
 */
export function linkFilters(
  {
    rules,
    filters,
    correlations,
  }: {
    readonly rules: readonly SigmaRule[]
    readonly filters: readonly SigmaFilter[]
    readonly correlations: readonly SigmaCorrelation[]
  },
  sink: (diagnostic: Parameters<DiagnosticSink>[0]) => unknown,
): (rule: SigmaRule) => readonly SigmaFilter[] {
  const found = new Map<SigmaRule, SigmaFilter[]>()
  const byKey = new Map<string, SigmaRule[]>()
  for (const rule of filters.length === 0 ? [] : rules) {
    for (const key of keysOf(rule)) byKey.set(key, [...(byKey.get(key) ?? []), rule])
  }
  const correlationKeys = new Set(correlations.flatMap(keysOf))
  for (const filter of filters) {
    const report = reportInto(filter.source, sink)
    const named = filter.rules === 'any' ? rules : []
    const targets = new Set(named)
    for (const { value, span } of filter.rules === 'any' ? [] : filter.rules) {
      const meant = byKey.get(value.toLowerCase())
      for (const rule of meant ?? []) targets.add(rule)
      if (meant !== undefined) continue
      const isCorrelation = correlationKeys.has(value.toLowerCase())
      const message = isCorrelation
        ? `"${value}" is a correlation: filters are for the rules that it uses`
        : `no rule that was loaded has the id or name "${value}"`
      const hint = isCorrelation ? undefined : didYouMean(value, byKey.keys())
      report('warning', { code: 'sigma-filter-unknown-rule', at: span.start, message, hint })
    }
    const fitting = [...targets].filter((rule) => isWithin(rule.logsource, filter.logsource))
    for (const rule of fitting) found.set(rule, [...(found.get(rule) ?? []), filter])
    if (fitting.length > 0) continue
    const message =
      targets.size === 0
        ? 'the filter is for no rule that was loaded'
        : 'the log source of the filter is that of none of its rules'
    report('warning', { code: 'sigma-filter-unused', at: filter.title.span.start, message })
  }
  return (rule) => found.get(rule) ?? []
}

function keysOf({ id, name }: SigmaRule | SigmaCorrelation): readonly string[] {
  return [id, name].flatMap((one) => (one === undefined ? [] : [one.value.toLowerCase()]))
}

/** Every attribute that the filter states equals the rule's: not the other way round. */
function isWithin(rule: LogSourceQuery, filter: LogSourceQuery): boolean {
  return filter.attributes.every(({ name, value }) =>
    rule.attributes.some(
      (own) => own.name === name && own.value.toLowerCase() === value.toLowerCase(),
    ),
  )
}
