import type { Query } from './query/query.ts'

/** How bad a match is on its own (Sigma's levels). */
export const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const

/** One of {@link levels}. */
export type Level = (typeof levels)[number]

/** The languages a rule may be written in. */
export type Language = 'sigma' | 'eql'

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
  /** The field that orders events of one time, where the rule names one and ties are Elastic's. */
  readonly tiebreakerField?: string
  readonly query: Query
}
