import type { Level } from '../detection.ts'
import type { Literal, RuleSpan } from '../query/query.ts'
import type { Condition } from './condition.ts'
import type { ModifierChain } from './modifiers.ts'
import type { RuleFile } from './report.ts'

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

/** A detection rule for single events, parsed but not yet resolved against a log source. */
export interface SigmaRule {
  /** The file that holds the rule, with all its documents. */
  readonly source: RuleFile
  /** Where the rule's own document stands in the file. */
  readonly span: RuleSpan
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
  readonly logsource: LogSourceQuery
  readonly detection: SigmaDetection
  /** Top-level keys that the specification does not know; kept, never rejected. */
  readonly customKeys: readonly Located<string>[]
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
}

/** A search identifier with what stands under it. */
export interface Search {
  readonly name: string
  readonly nameSpan: RuleSpan
  readonly block: SearchBlock
}

/** `all`: a map, every item holds. `any`: a list, one of its entries holds. */
export type SearchBlock =
  | { readonly kind: 'all'; readonly items: readonly SearchItem[] }
  | { readonly kind: 'any'; readonly blocks: readonly SearchBlock[] }

/** One `field|modifiers: values`; a keyword search where there is no field. */
export interface SearchItem {
  readonly field?: string
  readonly modifiers: ModifierChain
  readonly values: readonly SigmaValue[]
  readonly keySpan: RuleSpan
  /** From the key to the end of the last value. */
  readonly span: RuleSpan
}

/** A value to find. `text` is it as written: a number keeps digits beyond 2^53 there (D16). */
export interface SigmaValue {
  readonly value: Literal
  readonly text: string
  readonly span: RuleSpan
}
