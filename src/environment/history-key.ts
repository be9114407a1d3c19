/** How things are named in a history: one key for one thing, whatever its parts hold. */
import type { TrustSubject } from './account-trust.ts'
import { actorOf, type Principal } from './principal.ts'

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
 * The key of who was let in: the account behind an ARN, else the id as it is named. Everyone, and
 * somebody that could not be read, have none.
 */
export function granteeKey({ kind, id }: TrustSubject): string | undefined {
  if (kind === 'public' || kind === 'unknown') return undefined
  const name = id.toLowerCase()
  if (kind === 'organization') return name
  return /^arn:[a-z-]+:[a-z-]*:[a-z0-9-]*:(\d{12}):/.exec(name)?.[1] ?? name
}
