import type { SigmaCorrelation } from './correlation.ts'
import type { SigmaFilter, SigmaRule } from './rule.ts'

/** A rule with what other documents say about it. */
export interface LinkedRule {
  readonly rule: SigmaRule
  /** In the order of the documents; all must hold too. */
  readonly filters: readonly SigmaFilter[]
  /** True: only correlations use it, none with `generate`, so it yields no matches of its own. */
  readonly isOnlyMember: boolean
}

/** A correlation whose names have all been found. */
export interface LinkedCorrelation {
  readonly correlation: SigmaCorrelation
  /** What `correlation.rules` names, in that order. */
  readonly members: readonly CorrelationMember[]
  readonly isOnlyMember: boolean
}

/** One of the rules or correlations that a correlation is about. */
export interface CorrelationMember {
  /** The name by which the correlation's expression speaks of it. */
  readonly reference: string
  readonly of: LinkedRule | LinkedCorrelation
  /** The member's own name of each field of `groupBy`, aliases resolved, in that order. */
  readonly groupFields: readonly string[]
  /** The same of the fields of the threshold. */
  readonly countedFields: readonly string[]
}
