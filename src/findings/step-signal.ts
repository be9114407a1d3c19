/** What single steps of a chain say by themselves. */
import type { AccountTrust } from '../environment/account-trust.ts'
import type { Chain } from '../lineage/chain.ts'
import type { Step } from '../lineage/step.ts'
import type { Verb } from '../environment/verb.ts'
import { wasLetInByProvider } from './share-signal.ts'
import type { Signal } from './signal.ts'
import { nameDeed, nameGrantee, namePrincipal, nameResource, nameTime } from './words.ts'

/** How an account used a copy that belongs to another. */
const usedBy: Readonly<Partial<Record<Verb, string>>> = {
  copy: 'copied',
  launch: 'launched',
}

/** The signs of what a single step says by itself: tried, used by another account, exported. */
export function stepSignals(step: Step, chain: Chain, trust: AccountTrust): readonly Signal[] {
  const { activity, principal, event } = step
  const at = nameTime(event.time)
  const who = namePrincipal(principal)
  if (activity.attempt) return [attemptSignal(step, trust)]
  if (activity.counterpart?.side === 'owner') {
    const account = activity.counterpart.account
    const subject = { kind: 'account', id: account } as const
    const { trust: verdict, because } = trust.judge(subject, principal, event.time)
    const isTrusted = verdict === 'own' || verdict === 'partner'
    const isExpected = isTrusted || wasLetInByProvider(account, chain, trust)
    const what = usedBy[activity.verb] ?? 'restored'
    const phrase = `${what} by account ${account}`
    const told = `account ${account} ${what} ${activity.inputs.map(nameResource).join(', ')} at ${at}`
    const reason = because === undefined ? told : `${told} (${because})`
    return [{ level: isExpected ? 'low' : 'high', phrase, reason }]
  }
  if (activity.verb === 'export') {
    const what = activity.inputs.map(nameResource).join(', ')
    const told = `${who} exported ${what} at ${at}; whoever holds the link or the bucket has the data`
    if (principal.automation !== undefined) {
      return [
        { level: 'informational', phrase: 'exported', reason: `${told}; ${principal.automation}` },
      ]
    }
    return [{ level: 'medium', phrase: 'exported', reason: told }]
  }
  return []
}

/**
 * The sign of a call that had no effect, refused or failed: one that would have let somebody foreign in
 * is the gravest of them.
 */
export function attemptSignal({ activity, principal, event }: Step, trust: AccountTrust): Signal {
  const { sharing } = activity
  const isGiving = sharing?.change === 'add' || sharing?.change === 'replace'
  const wanted = isGiving ? sharing.grantees : []
  const foreign = wanted.filter((grantee) => {
    const verdict = trust.trustOf(grantee, principal, event.time)
    return verdict !== 'own' && verdict !== 'partner'
  })
  const deed = deedOf(activity)
  const link = activity.verb === 'other' ? 'for' : 'with'
  const target = foreign.length === 0 ? '' : ` ${link} ${foreign.map(nameGrantee).join(', ')}`
  const reason = `${namePrincipal(principal)} tried to ${deed}${target} at ${nameTime(event.time)}, without success`
  const phrase = `${nameDeed(activity.verb)} attempted${target}`
  return { level: foreign.length > 0 ? 'medium' : 'low', phrase, reason }
}

/** A change that has no verb of its own is told by what would have changed. */
function deedOf({ verb, outputs, inputs }: Step['activity']): string {
  const [changed] = verb === 'other' ? [...outputs, ...inputs] : []
  return changed === undefined ? nameDeed(verb) : `${nameDeed(verb)} ${nameResource(changed)}`
}
