/** What a history is asked of a step: is he known, is he used to do so, is it done there, are they let in. */
import type { Context } from '../environment/context.ts'
import type { Newness, Subject } from '../environment/history/first-seen.ts'
import {
  accountRegionKey,
  granteeKey,
  principalKey,
  principalVerbKey,
} from '../environment/history/history-key.ts'
import type { Grantee } from '../lineage/activity.ts'
import type { Step } from '../lineage/step.ts'

/** Asks of something at the time and in the account of a step. */
export type StepNewness = (step: Step, subject: Subject) => Newness | undefined

/** Makes the question. */
export function newnessIn({ newness }: Pick<Context, 'newness'>): StepNewness {
  return ({ activity, event }, subject) =>
    newness(subject, { account: activity.account, time: event.time })
}

/** Who acted. */
export function actorIn({ principal }: Step): Subject {
  return { kind: 'principal', key: principalKey(principal) }
}

/**
 * What somebody did. Where one call makes and changes (Azure), which of the two it was is known when all
 * was seen, later than a history is written: there it is asked whether he is known at all.
 */
export function habitOf(step: Step): Subject {
  const { activity, principal } = step
  return activity.whole === undefined
    ? { kind: 'principal-verb', key: principalVerbKey(principal, activity.verb) }
    : actorIn(step)
}

/** The region of the account in which it was done. */
export function regionOf({ activity: { account, region } }: Step): Subject {
  const isKnown = account !== undefined && region !== undefined
  return { kind: 'account-region', key: isKnown ? accountRegionKey(account, region) : undefined }
}

/** Those whom a step lets into a copy. */
export function letIn({ activity: { sharing } }: Step): readonly Grantee[] {
  return sharing?.change === 'add' || sharing?.change === 'replace' ? sharing.grantees : []
}

/** Somebody who is let in. */
export function receiverOf(grantee: Grantee): Subject {
  return { kind: 'grantee', key: granteeKey(grantee) }
}
