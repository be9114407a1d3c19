/**
 * What an organisation knows of itself, as its `spoor.yaml` says it: plain data, read by
 * read-environment.ts. Every entry keeps the line it stands on, so that a report can cite it.
 */
import type { Verb } from '../verb.ts'

/** An entry of the file. */
export interface EnvironmentEntry {
  /** 1-based line of the entry in the file. */
  readonly line: number
}

/** An entry that holds for a time and is there for a reason. */
export interface ReasonedEntry extends EnvironmentEntry {
  /** The reason, in the words of the file. */
  readonly why: string
  /**
   * The first moment at which the entry no longer holds, milliseconds UTC: the end, in UTC, of the day
   * that the file names. Absent: it holds for good.
   */
  readonly until?: number
}

/** How a place is named: all that somebody who is let in can belong to. */
export type PlaceKind = 'account' | 'organization' | 'tenant' | 'domain'

/** One place by its id. */
export interface NamedPlace {
  /** `account` stands for an AWS account, an Azure subscription and a Google Cloud project. */
  readonly kind: PlaceKind
  /** Lower case: 12 digits, a GUID, a project id, `o-...`, a mail domain. */
  readonly id: string
}

/** A place that is ours. */
export interface OwnPlace extends NamedPlace, EnvironmentEntry {}

/** Somebody outside with whom copies may be shared. */
export interface Partner extends NamedPlace, ReasonedEntry {}

/** An account that keeps backups of ours. */
export interface Vault extends ReasonedEntry {
  /** As the id of a place of kind `account`. */
  readonly account: string
}

/** A principal that works without a person. */
export interface NamedAutomation extends ReasonedEntry {
  /** The id of a principal, or a pattern with `*`; see {@link ./glob.ts}. */
  readonly principal: string
  /** What it does by trade; absent: whatever it does. */
  readonly verbs?: readonly Verb[]
}

/** Days of the week as `Date.getUTCDay` counts them: Sunday is 0. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** When people work in one time zone. */
export interface WorkingCalendar extends EnvironmentEntry {
  /** A zone of the IANA database: `Europe/Berlin`. */
  readonly zone: string
  readonly days: readonly Weekday[]
  /** Minutes after local midnight; `to` at or before `from` lies on the next day, and 1440 ends the day. */
  readonly from: number
  readonly to: number
  /** Local dates on which no work begins, `2026-12-25`. */
  readonly holidays: readonly string[]
  /** Whom it is for: ids or patterns; absent: everybody who has no calendar of his own. */
  readonly principals?: readonly string[]
}

/** Data that matters more than other data; one way of naming it for each entry. */
export type SensitiveData = EnvironmentEntry & {
  readonly why: string
} & (
    | { readonly id: string }
    | { readonly name: string }
    | { readonly tag: { readonly key: string; readonly value?: string } }
  )

/** Which open ports are grave. */
export interface WatchedPorts extends EnvironmentEntry {
  /** `also`: besides the built-in ones; `only`: in their place. */
  readonly mode: 'also' | 'only'
  /** Inclusive ranges. */
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

/** What {@link Environment.thresholds} may hold, each a length of time. */
export const thresholdNames = ['longestImageBuild', 'longestRestore', 'shortestLearning'] as const

/** One of {@link thresholdNames}. */
export type ThresholdName = (typeof thresholdNames)[number]

/** A built-in number that the file changes. */
export interface Threshold extends EnvironmentEntry {
  /** Milliseconds. */
  readonly value: number
}

/** Tuning that takes findings out of sight, with a reason, an owner and an expiry. */
export interface FindingFilter extends ReasonedEntry {
  /** Whose deeds: the id of a principal, or a pattern. */
  readonly principal: string
  /** Patterns of which at least one is there; all that are there must fit (design section 4.6). */
  readonly resource?: string
  /** The root of the chain. */
  readonly root?: string
  readonly account?: string
  readonly detection?: string
  readonly verb?: Verb
  /** Who answers for the filter. */
  readonly who: string
  readonly until: number
}

/** Everything that the file says; lists keep its order. */
export interface Environment {
  /** The file as the user named it; absent when there is none. */
  readonly file?: string
  readonly own: readonly OwnPlace[]
  readonly partners: readonly Partner[]
  readonly vaults: readonly Vault[]
  readonly automation: readonly NamedAutomation[]
  readonly workingHours: readonly WorkingCalendar[]
  readonly sensitive: readonly SensitiveData[]
  readonly ports?: WatchedPorts
  readonly thresholds: Readonly<Partial<Record<ThresholdName, Threshold>>>
  readonly filters: readonly FindingFilter[]
}

/** What is known where there is no file. */
export const emptyEnvironment: Environment = {
  own: [],
  partners: [],
  vaults: [],
  automation: [],
  workingHours: [],
  sensitive: [],
  thresholds: {},
  filters: [],
}

/** Does an entry hold at a time, milliseconds UTC? */
export function isInForce({ until }: ReasonedEntry, time: number): boolean {
  return until === undefined || time < until
}

/** Names the place of an entry for a person: `spoor.yaml line 12`. */
export function citationOf({ file }: Environment, { line }: EnvironmentEntry): string {
  return `${file ?? 'spoor.yaml'} line ${line}`
}
