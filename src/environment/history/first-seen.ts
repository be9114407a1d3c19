/** Questions to a history. "New" is claimed only within a span that was learned, which is told with it. */
import { type History, type HistoryKind, keptKey } from './history.ts'
import { accountKey } from './history-key.ts'
import { daysUntil, type Sighting } from './sighting.ts'

/** What is asked about; a key comes from history-key.ts. */
export interface Subject {
  readonly kind: Exclude<HistoryKind, 'log-account' | 'whole-log-account'>
  readonly key: string | undefined
}

/** Where and when it is asked. */
export interface Moment {
  /** The account in whose log the event stands. */
  readonly account: string | undefined
  /**
   * Milliseconds UTC: was it seen before this? The time of the event, or, so that all that a newcomer
   * did in a hunted window counts as new, the beginning of that window.
   */
  readonly time: number
}

/** What was learned of an account's log before a moment. */
export interface LearnedSpan {
  /** Milliseconds UTC; `to` is never later than the moment asked about. */
  readonly from: number
  readonly to: number
  /** On how many UTC days something was seen, of the last 400: a span may have holes. */
  readonly days: number
  /** Was every record learned, or only those that lineage follows and those about identities? */
  readonly isWhole: boolean
}

/** Whether something is new, and on what the answer rests. */
export interface Newness {
  readonly isNew: boolean
  readonly span: LearnedSpan
  /** When it was first seen, where that is before the moment asked about. */
  readonly firstSeen?: number
}

/**
 * Was it never seen before? `undefined` where nothing can be claimed: the log of the account was not
 * learned before that moment, the subject is hidden, or the history is full of its kind.
 */
export function newnessOf(
  history: History,
  { kind, key }: Subject,
  { account, time }: Moment,
): Newness | undefined {
  if (key === undefined || account === undefined || history[kind] === 'full') return undefined
  const span = learnedSpan(history, { account, time })
  if (span === undefined) return undefined
  const first = sightingOf(history, { kind, key })?.first ?? Infinity
  return first < time ? { isNew: false, span, firstSeen: first } : { isNew: true, span }
}

/** When something was seen; `undefined` where it was not, or where the history is full of its kind. */
export function sightingOf(history: History, { kind, key }: Subject): Sighting | undefined {
  return lookUp(history, kind, key)
}

/** What was learned of the log of an account before a moment; `undefined` when nothing was. */
export function learnedSpan(
  history: History,
  { account, time }: { readonly account: string; readonly time: number },
): LearnedSpan | undefined {
  const key = accountKey(account)
  const any = lookUp(history, 'log-account', key)
  if (any === undefined || any.first >= time) return undefined
  const whole = lookUp(history, 'whole-log-account', key)
  const days = daysUntil(any, time)
  const wholeDays = new Set(whole === undefined ? [] : daysUntil(whole, time))
  return {
    from: any.first,
    to: Math.min(any.last, time),
    days: days.length,
    isWhole:
      whole !== undefined && whole.first <= any.first && days.every((day) => wholeDays.has(day)),
  }
}

/** The shortest of some spans; of equal ones the earliest. */
export function shortestOf(spans: readonly LearnedSpan[]): LearnedSpan | undefined {
  return spans.toSorted((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from)[0]
}

function lookUp(
  history: History,
  kind: HistoryKind,
  key: string | undefined,
): Sighting | undefined {
  const shelf = history[kind]
  return key === undefined || shelf === 'full' ? undefined : shelf.get(keptKey(key))
}
