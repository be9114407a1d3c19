import type { RuleSpan } from '../query/query.ts'
import type { Condition } from './condition.ts'
import type { LegacyAggregation, Located, SigmaDocument, ThresholdOperator } from './rule.ts'

/** What a correlation looks at (sigma.md 8; `value_median` is pySigma's). */
export const correlationTypes = [
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
  'temporal',
  'temporal_ordered',
] as const

/** One of {@link correlationTypes}. */
export type CorrelationType = (typeof correlationTypes)[number]

/** A correlation as written: a document about the matches of other rules in a span of time. */
export interface SigmaCorrelation extends SigmaDocument {
  readonly type: CorrelationType
  /** Ids or names of rules and of other correlations, each once; an expression may be their only list. */
  readonly rules: readonly Located<string>[]
  /** Fields or aliases that tie matches together; none is one group for all. */
  readonly groupBy: readonly Located<string>[]
  readonly aliases: readonly CorrelationAlias[]
  /** Milliseconds; both ends of the window belong to it. */
  readonly timespan: Located<number>
  readonly condition: CorrelationCondition
  /** True: the rules that it names yield matches of their own too. */
  readonly generate: boolean
  /** The section `correlation:`. */
  readonly section: RuleSpan
}

/** One name for a field that the rules call differently. */
export interface CorrelationAlias {
  readonly name: Located<string>
  readonly fields: readonly { readonly rule: Located<string>; readonly field: Located<string> }[]
}

/** When a correlation fires. */
export type CorrelationCondition =
  | {
      /**
       * The number is in the bounds: of events, of distinct values, of distinct rules (temporal
       * types), or what is made of the values of the field.
       */
      readonly kind: 'threshold'
      /** One, or two that are a range; all must hold. */
      readonly bounds: readonly ThresholdBound[]
      /** What `value_*` types look at: one field, several for tuples of `value_count`. */
      readonly fields: readonly Located<string>[]
      /** 0 to 100, for `value_percentile`. */
      readonly percentile?: number
    }
  /** Of temporal types: which of the rules must be seen (SEP 198). A `search` names a rule. */
  | { readonly kind: 'expression'; readonly expression: Condition }

/** One comparison of a threshold. */
export interface ThresholdBound {
  readonly operator: ThresholdOperator
  readonly value: number
}

/**
 * Can a window that is still open fire? An upper bound, an exact number and `not` are known only when
 * the window has closed (sigma.md 8, points 7 and 9).
 */
export function needsClosedWindow(condition: CorrelationCondition): boolean {
  if (condition.kind === 'expression') return hasNot(condition.expression)
  return condition.bounds.some(({ operator }) => operator !== 'gt' && operator !== 'gte')
}

function hasNot(condition: Condition): boolean {
  switch (condition.kind) {
    case 'not':
      return true
    case 'and':
    case 'or':
      return condition.of.some(hasNot)
    case 'search':
    case 'selector':
      return false
  }
}

/** The type of correlation that an aggregation of Sigma 1 is (sigma.md 7). */
export function typeOfAggregation(aggregation: LegacyAggregation): CorrelationType {
  switch (aggregation.kind) {
    case 'near':
      return 'temporal'
    case 'sum':
      return 'value_sum'
    case 'avg':
      return 'value_avg'
    case 'count':
      return aggregation.field === undefined ? 'event_count' : 'value_count'
  }
}
