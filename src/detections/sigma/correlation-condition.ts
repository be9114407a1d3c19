import { didYouMean } from '../../base/did-you-mean.ts'
import { conditionText } from './condition-place.ts'
import { parseCondition, type Condition } from './condition.ts'
import type { CorrelationCondition, CorrelationType, ThresholdBound } from './correlation.ts'
import { textsAt } from './parse-attributes.ts'
import type { Report, FileText } from '../../base/report.ts'
import { thresholdOperators, type Located, type ThresholdOperator } from './rule.ts'
import {
  entryOf,
  shapeOf,
  type YamlEntry,
  type YamlMap,
  type YamlScalar,
} from '../../base/yaml-node.ts'

/** What a condition needs to know of its correlation. */
export interface ConditionContext {
  readonly type: CorrelationType
  readonly rules: readonly Located<string>[]
  readonly source: FileText
  readonly report: Report
}

/** Keys of a condition besides the comparisons. */
const otherKeys = ['field', 'percentile']

const percentileWithoutKey = 50

/**
 * Reads the condition of a correlation (sigma.md 8). Temporal types need none: all rules are meant.
 * `undefined` after an error.
 */
export function parseCorrelationCondition(
  section: YamlEntry & { readonly value: YamlMap },
  context: ConditionContext,
): CorrelationCondition | undefined {
  const entry = entryOf(section.value, 'condition')
  const isTemporal = context.type.startsWith('temporal')
  if (entry === undefined) {
    if (isTemporal) {
      const bounds = [{ operator: 'gte' as const, value: context.rules.length }]
      return { kind: 'threshold', bounds, fields: [] }
    }
    return refuse(
      context,
      section.keySpan.start,
      `a correlation of type ${context.type} needs a condition`,
    )
  }
  if (entry.value.kind === 'map') return parseThreshold(entry.value, context)
  if (entry.value.kind === 'scalar' && isTemporal) return parseExpression(entry.value, context)
  const wanted = isTemporal ? 'a map or an expression' : 'a map such as "gte: 10"'
  const message = `the condition must be ${wanted} and is ${shapeOf(entry.value)}`
  return refuse(context, entry.value.span.start, message)
}

function parseThreshold(map: YamlMap, context: ConditionContext): CorrelationCondition | undefined {
  const known = [...thresholdOperators, ...otherKeys]
  const unknown = map.entries.find(({ key }) => !known.includes(key))
  if (unknown !== undefined) {
    const hint = didYouMean(unknown.key, known) ?? `there are ${known.join(', ')}`
    return refuse(context, unknown.keySpan.start, `"${unknown.key}" is no comparison`, hint)
  }
  const bounds = map.entries.flatMap((entry) => parseBound(entry, context))
  if (bounds.includes(undefined)) return undefined
  const kept = bounds.filter((bound) => bound !== undefined)
  const fault = faultOfBounds(kept)
  if (fault !== undefined) return refuse(context, map.span.start, fault)
  const fields = textsAt(map, 'field', context.report)
  if (!isFieldRight(map, fields, context)) return undefined
  const percentile = percentileOf(map, context)
  if (percentile === undefined) return undefined
  const isPercentile = context.type === 'value_percentile'
  return { kind: 'threshold', bounds: kept, fields, ...(isPercentile ? { percentile } : {}) }
}

function parseBound(
  { key, value }: YamlEntry,
  context: ConditionContext,
): readonly (ThresholdBound | undefined)[] {
  const operator = thresholdOperators.find((one) => one === key)
  if (operator === undefined) return []
  if (value.kind === 'scalar' && typeof value.value === 'number') {
    return [{ operator, value: value.value }]
  }
  return [refuse(context, value.span.start, `"${key}" needs a number and has ${shapeOf(value)}`)]
}

const lower: readonly ThresholdOperator[] = ['gt', 'gte']
const upper: readonly ThresholdOperator[] = ['lt', 'lte']

/** One comparison, or a lower and an upper bound with room between them. */
function faultOfBounds(bounds: readonly ThresholdBound[]): string | undefined {
  if (bounds.length === 0) return 'the condition compares with nothing'
  if (bounds.length === 1) return undefined
  const from = bounds.find(({ operator }) => lower.includes(operator))
  const to = bounds.find(({ operator }) => upper.includes(operator))
  if (bounds.length > 2 || from === undefined || to === undefined) {
    return 'two comparisons must be a range, one of gt and gte and one of lt and lte'
  }
  const isStrict = from.operator === 'gt' || to.operator === 'lt'
  const isEmpty = isStrict ? from.value >= to.value : from.value > to.value
  return isEmpty ? 'no number is in this range' : undefined
}

function isFieldRight(
  map: YamlMap,
  fields: readonly Located<string>[],
  context: ConditionContext,
): boolean {
  const { type } = context
  const isOfValues = type.startsWith('value_')
  const at = entryOf(map, 'field')?.keySpan.start ?? map.span.start
  if (isOfValues && fields.length === 0) refuse(context, at, `the type ${type} needs a "field"`)
  else if (!isOfValues && fields.length > 0) {
    const hint = type === 'event_count' ? 'value_count counts different values' : undefined
    refuse(context, at, `the type ${type} looks at no field`, hint)
  } else if (fields.length > 1 && type !== 'value_count') {
    refuse(context, at, `the type ${type} looks at one field only`)
  } else return true
  return false
}

function percentileOf(map: YamlMap, context: ConditionContext): number | undefined {
  const entry = entryOf(map, 'percentile')
  if (entry === undefined) return percentileWithoutKey
  const value = entry.value.kind === 'scalar' ? entry.value.value : undefined
  if (context.type !== 'value_percentile') {
    return refuse(context, entry.keySpan.start, '"percentile" belongs to value_percentile')
  }
  if (typeof value === 'number' && value >= 0 && value <= 100) return value
  return refuse(context, entry.value.span.start, '"percentile" is a number from 0 to 100')
}

/** `a and not b` over rules (SEP 198): its operators may be in either case. */
function parseExpression(
  scalar: YamlScalar,
  context: ConditionContext,
): CorrelationCondition | undefined {
  const quiet: Report = (severity, problem) => {
    if (problem.code !== 'sigma-upper-case-operator') context.report(severity, problem)
  }
  const expression = parseCondition(conditionText(scalar, context.source.text), quiet)
  if (expression === undefined) return undefined
  const selector = leavesOf(expression).find(({ kind }) => kind === 'selector')
  if (selector === undefined) return { kind: 'expression', expression }
  const message = 'an expression names each rule: "1 of" and "all of" have no place in it'
  return refuse(context, selector.span.start, message)
}

/** The names and selectors of a condition, in the order of the text. */
export function leavesOf(
  condition: Condition,
): readonly Extract<Condition, { readonly kind: 'search' | 'selector' }>[] {
  switch (condition.kind) {
    case 'search':
    case 'selector':
      return [condition]
    case 'not':
      return leavesOf(condition.of)
    case 'and':
    case 'or':
      return condition.of.flatMap(leavesOf)
  }
}

function refuse(
  { report }: ConditionContext,
  at: number,
  message: string,
  hint?: string,
): undefined {
  report('error', { code: 'sigma-correlation-condition', at, message, hint })
}
