/** What every rule of proposing looks at. */
import { type LearnedSpan, learnedSpan, sightingOf } from '../history/first-seen.ts'
import type { History } from '../history/history.ts'
import { principalKey } from '../history/history-key.ts'
import type { Principal } from '../principals/principal.ts'
import type { LearningEvidence } from './evidence.ts'
import { isLongStanding } from './standing.ts'

const day = 24 * 60 * 60 * 1000

/** The evidence with what was learned before. */
export interface LearnedContext {
  readonly evidence: LearningEvidence
  /** What was learned before and now. */
  readonly history: History
  /** What was learned before alone. */
  readonly prior: History
}

/** What was learned of an account's log, before and now. */
export function spanOf({ history }: LearnedContext, account: string): LearnedSpan | undefined {
  return learnedSpan(history, { account, time: Infinity })
}

/** Is a principal old in the log of an account? Who is hidden never is. */
export function isKnownPrincipal(
  context: LearnedContext,
  principal: Principal,
  account: string,
): boolean {
  const span = spanOf(context, account)
  const key = principalKey(principal)
  const seen = sightingOf(context.history, { kind: 'principal', key })
  return span !== undefined && seen !== undefined && isLongStanding(seen, span)
}

/**
 * The last day, UTC, on which trust that was proposed holds: 90 days after what was learned last, so
 * that it does not depend on the day on which it was proposed, and ends unless somebody confirms it.
 */
export function trustedUntil({ evidence }: LearnedContext): string {
  return new Date((evidence.seen?.last ?? 0) + 90 * day).toISOString().slice(0, 10)
}
