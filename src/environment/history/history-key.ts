/** How things are named in a history: one key for one thing, whatever its parts hold. */
import { placeOfSubject, type TrustSubject } from '../place-of-subject.ts'
import { actorOf, type Principal } from '../principals/principal.ts'

/** The key of who acted; `undefined` where the record hides it. People behind one role are told apart. */
export function principalKey(principal: Principal): string | undefined {
  return /(?:^|:)unknown$/.test(principal.id) ? undefined : actorOf(principal)
}

/** The key of what somebody does. */
export function principalVerbKey(principal: Principal, verb: string): string | undefined {
  const key = principalKey(principal)
  return key === undefined ? undefined : JSON.stringify([key, verb])
}

/** The key of a region of an account. */
export function accountRegionKey(account: string, region: string): string {
  return JSON.stringify([accountKey(account), region.toLowerCase()])
}

/** The key of an account, subscription or project. */
export function accountKey(account: string): string {
  return account.toLowerCase()
}

/**
 * The key of who was let in: the account or organisation that he belongs to, else the id as it is named.
 * Everyone, and somebody that could not be read, have none.
 */
export function granteeKey({ kind, id }: TrustSubject): string | undefined {
  if (kind === 'public' || kind === 'unknown') return undefined
  const place = placeOfSubject({ kind, id })
  const isPlace = place?.kind === 'account' || place?.kind === 'organization'
  return isPlace ? place.id : id.toLowerCase()
}
