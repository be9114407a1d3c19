/** What a report rests on beyond the records: who was trusted, and who was new. */
import type { Context } from '../environment/context.ts'
import {
  learnedSpan,
  type LearnedSpan,
  shortestOf,
  type Subject,
} from '../environment/history/first-seen.ts'
import { namedEntryOf } from '../environment/with-environment.ts'
import type { Step } from '../lineage/step.ts'
import { actorIn, habitOf, letIn, newnessIn, receiverOf, regionOf } from './habit.ts'

/** An entry of `spoor.yaml` that was used, with the number of steps that it spoke for. */
export interface TrustedEntry {
  /** `spoor.yaml line 12: managed backups`. */
  readonly entry: string
  readonly steps: number
}

/** How many different ones were seen for the first time. */
export interface Newcomers {
  readonly principals: number
  /** Principals that did for the first time what they did. */
  readonly deeds: number
  readonly regions: number
  readonly grantees: number
}

/** What was learned of the accounts in which something was followed. */
export interface LearnedAccounts {
  readonly accounts: number
  /** Accounts of which too little was learned to call anybody new. */
  readonly unlearned: number
  /** The shortest span of them, milliseconds UTC. */
  readonly span?: LearnedSpan
}

/** What a report rests on. */
export interface Reliance {
  /** The environment file; absent where there is none. */
  readonly file?: string
  readonly trusted: readonly TrustedEntry[]
  readonly newcomers: Newcomers
  readonly learned: LearnedAccounts
}

/** Looks through all steps for what the verdicts rest on. */
export function relianceOf(steps: readonly Step[], context: Context): Reliance {
  const trusted = new Map<string, number>()
  const seen = { principals: new Set<string>(), deeds: new Set<string>() }
  const places = { regions: new Set<string>(), grantees: new Set<string>() }
  const first = new Map<string, number>()
  const newness = newnessIn(context)
  for (const step of steps) {
    for (const entry of entriesOf(step, context)) trusted.set(entry, (trusted.get(entry) ?? 0) + 1)
    const { account } = step.activity
    if (account !== undefined) {
      first.set(account, Math.min(first.get(account) ?? Infinity, step.event.time))
    }
    if (step.activity.attempt) continue
    const note = (into: Set<string>, subject: Subject): void => {
      const { key } = subject
      if (key !== undefined && newness(step, subject)?.isNew === true) into.add(key)
    }
    note(seen.principals, actorIn(step))
    const habit = habitOf(step)
    if (habit.kind === 'principal-verb') note(seen.deeds, habit)
    note(places.regions, regionOf(step))
    for (const grantee of letIn(step)) note(places.grantees, receiverOf(grantee))
  }
  const { file } = context.environment
  return {
    ...(file === undefined ? {} : { file }),
    trusted: [...trusted].map(([entry, count]) => ({ entry, steps: count })),
    newcomers: {
      principals: seen.principals.size,
      deeds: seen.deeds.size,
      regions: places.regions.size,
      grantees: places.grantees.size,
    },
    learned: learnedAccounts(first, context),
  }
}

/** The lines of the file that speak for a step. */
function entriesOf({ activity, principal, event }: Step, { trust }: Context): readonly string[] {
  const { sharing, counterpart, attempt } = activity
  const grantees = attempt || sharing?.change === 'remove' ? [] : (sharing?.grantees ?? [])
  const subjects = [
    ...grantees,
    ...(counterpart === undefined ? [] : [{ kind: 'account' as const, id: counterpart.account }]),
  ]
  const verdicts = subjects.map((subject) => trust.judge(subject, principal, event.time))
  const trusting = verdicts.filter((one) => one.trust === 'own' || one.trust === 'partner')
  const named = namedEntryOf(principal)
  return [
    ...new Set([
      ...trusting.flatMap(({ because }) => because ?? []),
      ...(named === undefined ? [] : [named]),
    ]),
  ]
}

/** What was learned before the first step of each account. */
function learnedAccounts(
  first: ReadonlyMap<string, number>,
  { history, windowBegin, thresholds }: Context,
): LearnedAccounts {
  const spans = [...first].flatMap(([account, time]) => {
    const span = learnedSpan(history, { account, time: Math.min(time, windowBegin) })
    return span !== undefined && span.to - span.from >= thresholds.shortestLearning ? [span] : []
  })
  const shortest = shortestOf(spans)
  return {
    accounts: spans.length,
    unlearned: first.size - spans.length,
    ...(shortest === undefined ? {} : { span: shortest }),
  }
}
