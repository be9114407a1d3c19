/** What it says that a copy was shared, by whom it was shared with. */
import type { AccountTrust, TrustVerdict } from '../environment/account-trust.ts'
import type { Chain, SharedInterval } from '../lineage/chain.ts'
import type { Signal } from './signal.ts'
import { nameGrantee, namePrincipal, nameResource, nameTime } from './words.ts'

/** The sign of a copy that somebody was let into. */
export function shareSignal(share: SharedInterval, trust: AccountTrust): Signal {
  const [opening] = share.steps
  const granter = opening?.principal
  const until = share.until === undefined ? 'and it still is' : `until ${nameTime(share.until)}`
  const who = nameGrantee(share.grantee)
  const by = granter === undefined ? '' : ` by ${namePrincipal(granter)}`
  const told = `${nameResource(share.resource)} was shared with ${who}${by} at ${nameTime(share.from)}, ${until}`
  const phrase = `shared with ${who}`
  const { trust: verdict, because }: TrustVerdict =
    granter === undefined ? { trust: 'unknown' } : trust.judge(share.grantee, granter, share.from)
  if (verdict === 'public') return { level: 'critical', phrase: 'made public', reason: told }
  if (verdict === 'own') {
    const reason =
      because === undefined
        ? `${told}; records in these logs show it to be one of our own`
        : `${told}; one of our own (${because})`
    return { level: 'low', phrase: `shared inside, with ${who}`, reason }
  }
  if (verdict === 'partner') {
    return {
      level: 'low',
      phrase: `shared with partner ${who}`,
      reason: `${told}; a partner (${because})`,
    }
  }
  if (verdict === 'provider') {
    const reason = `${told}; AWS shares with itself for the work of its service (${granter?.automation})`
    return { level: 'low', phrase, reason }
  }
  const foreign =
    because === undefined
      ? 'the receiver is none of the accounts whose logs were read'
      : `the receiver was not trusted then (${because})`
  const reason = `${told}; ${foreign}`
  return { level: 'high', phrase, reason }
}

/** Was the account let into the copies of this chain by shares of AWS with itself, and by no other? */
export function wasLetInByProvider(account: string, chain: Chain, trust: AccountTrust): boolean {
  const shares = chain.exposures.filter(
    (one): one is SharedInterval => one.kind === 'share' && one.grantee.id === account,
  )
  return (
    shares.length > 0 &&
    shares.every(({ grantee, steps }) => {
      const [opening] = steps
      if (opening === undefined) return false
      return trust.trustOf(grantee, opening.principal, opening.event.time) === 'provider'
    })
  )
}
