import type { Condition } from './condition.ts'
import {
  typeOfAggregation,
  type CorrelationCondition,
  type SigmaCorrelation,
} from './correlation.ts'
import type { Report } from '../../base/report.ts'
import type { LegacyAggregation, Located, SigmaRule } from './rule.ts'
import { parseTimespan } from './timespan.ts'

/** What an old rule with an aggregation becomes; a rule without one stays as it is. */
interface SplitRule {
  readonly rules: readonly SigmaRule[]
  readonly correlations?: readonly SigmaCorrelation[]
}

/**
 * Translates `condition: a | count() by b > 5` with its `timeframe` to a rule for `a` and a
 * correlation over it, which keeps the id, title and level (sigma.md 7). Without a time span there is
 * no window to count in, so the rule is refused.
 */
export function splitAggregation(rule: SigmaRule, report: Report): SplitRule | undefined {
  const { aggregation, timeframe, ...detection } = rule.detection
  if (aggregation === undefined) return { rules: [rule] }
  const at = aggregation.span.start
  const timespan = timeframe === undefined ? undefined : parseTimespan(timeframe.text)
  if (timeframe === undefined || timespan === undefined) {
    const message = 'the aggregation has no time span to count in'
    const hint = 'add "timeframe: 15m" to the detection'
    report('error', { code: 'sigma-aggregation', at: timeframe?.span.start ?? at, message, hint })
    return undefined
  }
  const message = 'an aggregation of Sigma 1; it is read as a correlation'
  const hint = '"spoor check --fix" writes the correlation'
  report('warning', { code: 'sigma-legacy-aggregation', at, message, hint })
  const { id: _, name: __, logsource, detection: ___, ...document } = rule
  const parts = conditionsOf(rule, aggregation).map((conditions, place): SigmaRule => {
    const name = { value: partName(rule, place), span: aggregation.span }
    return { ...document, name, logsource, detection: { ...detection, conditions }, isPart: true }
  })
  const names = parts.flatMap(({ name }) => name ?? [])
  const correlation: SigmaCorrelation = {
    ...document,
    ...(rule.id === undefined ? {} : { id: rule.id }),
    ...(rule.name === undefined ? {} : { name: rule.name }),
    type: typeOfAggregation(aggregation),
    rules: names,
    groupBy: groupsOf(aggregation),
    aliases: [],
    timespan: { value: timespan, span: timeframe.span },
    condition: correlationCondition(aggregation, names),
    generate: false,
    section: aggregation.span,
  }
  return { rules: parts, correlations: [correlation] }
}

/** A name that no document can carry: it holds a line break. */
function partName(rule: SigmaRule, place: number): string {
  return `${rule.source.file ?? ''}\n${rule.span.start}\n${place}`
}

/** The condition before the `|`, then one for each search that should be near. */
function conditionsOf(
  rule: SigmaRule,
  aggregation: LegacyAggregation,
): readonly (readonly Condition[])[] {
  const first = rule.detection.conditions
  if (aggregation.kind !== 'near') return [first]
  const { span } = aggregation
  return [
    first,
    ...aggregation.searches.map(({ name }) => [{ kind: 'search' as const, name, span }]),
  ]
}

function groupsOf(aggregation: LegacyAggregation): readonly Located<string>[] {
  if (aggregation.kind === 'near') return []
  return aggregation.groupBy.map((value) => ({ value, span: aggregation.span }))
}

function correlationCondition(
  aggregation: LegacyAggregation,
  names: readonly Located<string>[],
): CorrelationCondition {
  const { span } = aggregation
  if (aggregation.kind === 'near') {
    const of = names.map(({ value }, place): Condition => {
      const search: Condition = { kind: 'search', name: value, span }
      const isAbsent = place > 0 && aggregation.searches[place - 1]?.isAbsent === true
      return isAbsent ? { kind: 'not', of: search, span } : search
    })
    return { kind: 'expression', expression: { kind: 'and', of, span } }
  }
  const { operator, value, field } = aggregation
  const fields = field === undefined ? [] : [{ value: field, span }]
  return { kind: 'threshold', bounds: [{ operator, value }], fields }
}
