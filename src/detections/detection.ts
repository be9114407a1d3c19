import type { Predicate, Query } from './query/query.ts'

/** How bad a match is on its own (Sigma's levels). */
export const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const

/** One of {@link levels}. */
export type Level = (typeof levels)[number]

/** The languages a rule may be written in. */
export type Language = 'sigma' | 'eql'

/** A filter document of Sigma as reports name it. It has no expiry: the specification gives it none. */
export interface DetectionFilter {
  readonly id?: string
  readonly title: string
  readonly description?: string
  /** Where it stands, 1-based. */
  readonly file?: string
  readonly line: number
}

/** A rule as it is without its filters, and each of them, so that what they take away can be told. */
export interface NarrowedRule {
  readonly id: string
  readonly title: string
  readonly level: Level
  /** The rule's condition, its filters left out. */
  readonly where: Predicate
  /** In the order of the documents; an event of which one does not hold is taken away by it. */
  readonly filters: readonly { readonly filter: DetectionFilter; readonly where: Predicate }[]
}

/** An authored rule document, compiled. */
export interface Detection {
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly language: Language
  readonly level: Level
  /** ATT&CK ids, upper case: `T1578.001`. */
  readonly techniques: readonly string[]
  readonly falsePositives: readonly string[]
  /** The rule's text as written. */
  readonly text: string
  /** The file it came from, where there is one. */
  readonly file?: string
  /** True for the detections that ship with Spoor; absent for those the user loads. */
  readonly builtIn?: boolean
  /** Titles of the filters that narrow it; absent when there are none. */
  readonly filters?: readonly string[]
  /**
   * The rules in it that those filters narrow: itself, or the ones that a correlation is about. Matching
   * goes by `query` alone; this tells what was taken away.
   */
  readonly narrowed?: readonly NarrowedRule[]
  /** The field that orders events of one time, where the rule names one and ties are Elastic's. */
  readonly tiebreakerField?: string
  readonly query: Query
}
