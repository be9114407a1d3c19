/** Evidence for proposals, told as deeds: who did what when. Events are emulated CloudTrail records. */
import type { JsonObject } from '../../src/base/json.ts'
import type { EvidentActivity } from '../../src/environment/learn/evidence.ts'
import { EvidenceLedger } from '../../src/environment/learn/evidence-ledger.ts'
import type { LearnedContext } from '../../src/environment/learn/learned-context.ts'
import { emptyHistory, mergeHistories } from '../../src/environment/history/history.ts'
import { HistoryLearner } from '../../src/environment/history/learn-history.ts'
import type { TrustSubject } from '../../src/environment/place-of-subject.ts'
import type { Principal } from '../../src/environment/principals/principal.ts'
import type { Event } from '../../src/events/event.ts'
import { cloudtrailEvent, emulatedCall, home } from './cloudtrail-builder.ts'

export const hour = 60 * 60 * 1000
export const day = 24 * hour
/** A Tuesday. */
export const start = Date.UTC(2026, 8, 1)

/** One thing that somebody did; without a verb it is nothing that lineage follows. */
export interface Deed {
  readonly by: Principal
  readonly at: number
  readonly verb?: string
  readonly account?: string
  readonly attempt?: boolean
  readonly grantees?: readonly TrustSubject[]
  readonly change?: 'add' | 'remove'
  /** Accounts that data comes from and goes to. */
  readonly from?: string
  readonly to?: string
  /** Other fields of the record. */
  readonly native?: JsonObject
}

/** A role of the home account. */
export function role(name: string, more: Partial<Principal> = {}): Principal {
  const id = `arn:aws:iam::${home.account}:role/${name}`
  return { id, kind: 'role', session: 's-1', display: name, ...more }
}

/** A user of IAM in the home account. */
export function user(name: string): Principal {
  return { id: `arn:aws:iam::${home.account}:user/${name}`, kind: 'human', display: name }
}

/** The same deed on each of many days, at an hour of the day. */
export function daily(
  deed: Omit<Deed, 'at'>,
  {
    days = 30,
    from = 0,
    every = 1,
    at = 2,
  }: { days?: number; from?: number; every?: number; at?: number } = {},
): readonly Deed[] {
  return Array.from({ length: Math.ceil((days - from) / every) }, (_, n) => ({
    ...deed,
    at: start + (from + n * every) * day + at * hour,
  }))
}

/** A record of each day, so that the log of the account was read for a month. */
export const month: readonly Deed[] = daily({ by: role('monitoring') }, { days: 31, at: 0 })

/** The event and the activity of a deed. */
export function eventOf({ at, account = home.account, native = {}, ...deed }: Deed): {
  readonly event: Event
  readonly activity: EvidentActivity | undefined
} {
  const record = emulatedCall('ec2', 'X', { recipientAccountId: account, ...native })
  const { verb, attempt = false, grantees, change = 'add', from, to } = deed
  const sharing = grantees && { resource: { id: 'snap-1' }, change, grantees }
  return {
    event: { ...cloudtrailEvent(record), time: at, endTime: at },
    activity:
      verb === undefined
        ? undefined
        : {
            verb,
            attempt,
            inputs: from === undefined ? [] : [{ account: from }],
            outputs: to === undefined ? [] : [{ account: to }],
            ...(sharing === undefined ? {} : { sharing }),
          },
  }
}

/** What is learned of deeds, after what was learned of earlier ones. */
export function learnedFrom(deeds: readonly Deed[], earlier: readonly Deed[] = []): LearnedContext {
  const ledger = new EvidenceLedger()
  for (const deed of deeds) {
    const { event, activity } = eventOf(deed)
    ledger.see(event, deed.by, activity)
  }
  const prior = historyOfDeeds(earlier)
  const history = mergeHistories(prior, historyOfDeeds(deeds))
  return { evidence: ledger.evidence(), history, prior }
}

function historyOfDeeds(deeds: readonly Deed[]): LearnedContext['history'] {
  if (deeds.length === 0) return emptyHistory
  const learner = new HistoryLearner({ scope: 'whole', latest: Infinity })
  for (const deed of deeds) learner.see({ principal: deed.by, ...eventOf(deed) })
  return learner.history()
}
