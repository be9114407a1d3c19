import type { Level } from '../detection.ts'
import type { Literal, RuleSpan } from '../query/query.ts'
import type { Condition } from './condition.ts'
import type { ElementQuantifier } from './field-path.ts'
import type { ModifierChain } from './modifiers.ts'
import type { FileText } from '../../base/report.ts'

/** How far a rule has been proven (Sigma specification 2.1). */
export const statuses = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const

/** One of {@link statuses}. */
export type Status = (typeof statuses)[number]

/**
 * The names that a rule's fields are in: `sigma` are the vendor's own, `ecs` the Elastic Common
 * Schema's (sigma.md 12).
 */
export const taxonomies = ['sigma', 'ecs'] as const

/** One of {@link taxonomies}. */
export type TaxonomyName = (typeof taxonomies)[number]

/** A value of a rule with its place; offsets count in the whole file. */
export interface Located<Value> {
  readonly value: Value
  readonly span: RuleSpan
}

/** What every kind of document has. */
export interface SigmaDocument extends DocumentAttributes {
  /** The file that holds the document, with all its documents. */
  readonly source: FileText
  /** Where the document stands in the file. */
  readonly span: RuleSpan
}

/** What a document says of itself (sigma.md 1). */
export interface DocumentAttributes {
  readonly title: Located<string>
  readonly id?: Located<string>
  readonly name?: Located<string>
  readonly status?: Located<Status>
  readonly level?: Located<Level>
  readonly taxonomy: TaxonomyName
  readonly description?: Located<string>
  readonly author?: Located<string>
  readonly license?: Located<string>
  readonly date?: Located<string>
  readonly modified?: Located<string>
  readonly references: readonly Located<string>[]
  readonly tags: readonly Located<string>[]
  readonly falsepositives: readonly Located<string>[]
  readonly fields: readonly Located<string>[]
  /** Top-level keys that the specification does not know; kept, never rejected. */
  readonly customKeys: readonly Located<string>[]
  /** The major version of the specification that the document is written for (SEP 213); 2 by default. */
  readonly version: number
}

/** A detection rule for single events, parsed but not yet resolved against a log source. */
export interface SigmaRule extends SigmaDocument {
  readonly logsource: LogSourceQuery
  readonly detection: SigmaDetection
  /** True for a rule that was made of a part of another: an aggregation's events (sigma.md 7). */
  readonly isPart?: true
}

/** Tuning that narrows the rules that it names (sigma.md 9). */
export interface SigmaFilter extends SigmaDocument {
  readonly logsource: LogSourceQuery
  /** Ids or names of rules, or every rule of the log source. */
  readonly rules: readonly Located<string>[] | 'any'
  /** Must hold too for a rule to match: an exclusion says `not selection`. */
  readonly detection: SigmaDetection
}

/** What a rule says of the log it is about: every attribute given must equal the log's. */
export interface LogSourceQuery {
  /** `product`, `service`, `category` and any custom attribute, without `definition`. */
  readonly attributes: readonly (Located<string> & { readonly name: string })[]
  readonly span: RuleSpan
}

/** The detection section: named searches and the conditions that join them. */
export interface SigmaDetection {
  readonly searches: readonly Search[]
  /** Alternatives: a list of conditions is an OR (sigma.md 6). */
  readonly conditions: readonly Condition[]
  /** What stood after the `|` of the condition, in rules of Sigma 1 (sigma.md 7). */
  readonly aggregation?: LegacyAggregation
  /** The time span of such an aggregation. */
  readonly timeframe?: SigmaValue
}

/** `| count(field) by group > 5` or `| near search` of Sigma 1; the span is that of the whole. */
export type LegacyAggregation =
  | {
      readonly kind: 'count' | 'sum' | 'avg'
      readonly field?: string
      readonly groupBy: readonly string[]
      readonly operator: ThresholdOperator
      readonly value: number
      readonly span: RuleSpan
    }
  | {
      readonly kind: 'near'
      readonly searches: readonly { readonly name: string; readonly isAbsent: boolean }[]
      readonly span: RuleSpan
    }

/** How a correlation compares its number, by the keys of its condition (sigma.md 8). */
export const thresholdOperators = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const

/** One of {@link thresholdOperators}. */
export type ThresholdOperator = (typeof thresholdOperators)[number]

/** A search identifier with what stands under it. */
export interface Search {
  readonly name: string
  readonly nameSpan: RuleSpan
  readonly block: SearchBlock
}

/** `all`: a map, every item holds. `any`: a list, one of its entries holds. */
export type SearchBlock =
  | { readonly kind: 'all'; readonly items: readonly (SearchItem | ElementItem)[] }
  | {
      readonly kind: 'any'
      readonly blocks: readonly SearchBlock[]
      readonly span: RuleSpan
    }

/** One `field|modifiers: values`; a keyword search where there is no field. */
export interface SearchItem {
  readonly field?: string
  readonly modifiers: ModifierChain
  readonly values: readonly SigmaValue[]
  readonly keySpan: RuleSpan
  /** From the key to the end of the last value. */
  readonly span: RuleSpan
  /** The list of values as written; absent where a single value stands without a list. */
  readonly listSpan?: RuleSpan
}

/** An array block `field[any]: ...`, which is about single elements of the array (SEP 212). */
export interface ElementItem {
  readonly field: string
  readonly quantifier: ElementQuantifier
  /** The fields inside are those of the element; `.` is the element itself. */
  readonly body: SearchBlock | SigmaDetection
  readonly keySpan: RuleSpan
  readonly span: RuleSpan
}

/** A value to find. `text` is it as written: a number keeps digits beyond 2^53 there (D16). */
export interface SigmaValue {
  readonly value: Literal
  readonly text: string
  readonly span: RuleSpan
}
