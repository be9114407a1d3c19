/** Which accounts, projects and people are ours, and which are trusted: what the logs show and the file says. */
import { isProviderShare } from './aws-provider-share.ts'
import {
  citationOf,
  emptyEnvironment,
  type Environment,
  isInForce,
  type NamedPlace,
  type ReasonedEntry,
} from './configuration/environment.ts'
import { accountOfArn, domainOf, placeOfSubject, type TrustSubject } from './place-of-subject.ts'
import type { Principal } from './principals/principal.ts'

/** How far somebody who is let into a copy is ours; `provider` is the cloud sharing with itself. */
export type Trust = 'own' | 'partner' | 'provider' | 'unknown' | 'public'

export type { TrustSubject } from './place-of-subject.ts'

/** How far somebody is ours, and where the file says so. */
export interface TrustVerdict {
  readonly trust: Trust
  /** `spoor.yaml line 12: managed backups`, where the verdict rests on the file. */
  readonly because?: string
}

/**
 * Decides trust. Without a file the accounts, subscriptions and projects in whose logs the records stand
 * are own, and an account that only receives is unknown, even if it calls often. The file adds to them,
 * and names partners: those are never own, whosever logs are read, and after their expiry they are unknown.
 */
export class AccountTrust {
  readonly #environment: Environment
  readonly #seen = new Set<string>()
  readonly #own: ReadonlyMap<string, Environment['own'][number]>
  readonly #partners: ReadonlyMap<string, readonly ReasonedEntry[]>
  readonly #vaults: ReadonlyMap<string, readonly ReasonedEntry[]>

  constructor(environment: Environment = emptyEnvironment) {
    this.#environment = environment
    this.#own = new Map(environment.own.map((place) => [keyOf(place), place]))
    this.#partners = byKey(environment.partners.map((partner) => [keyOf(partner), partner]))
    this.#vaults = byKey(
      environment.vaults.map((vault) => [keyOf({ kind: 'account', id: vault.account }), vault]),
    )
  }

  /** Takes an account in whose own log a record stood; lower case or digits. */
  seeAsRecipient(account: string): void {
    this.#seen.add(account.toLowerCase())
  }

  /** The accounts taken for own, those that the file names among them, in order. */
  ownAccounts(): readonly string[] {
    const named = this.#environment.own.filter(({ kind }) => kind === 'account')
    const seen = [...this.#seen].filter((id) => !this.#partners.has(keyOf({ kind: 'account', id })))
    return [...new Set([...seen, ...named.map(({ id }) => id)])].sort()
  }

  /**
   * How far a subject is ours at a time, milliseconds UTC: that of the event, so that an entry of the file
   * holds for what was done before it ended. `granter` is who let it in: a person of the same mail domain
   * counts as a colleague, unless anybody can have an address there.
   */
  trustOf(subject: TrustSubject, granter: Principal, time: number): Trust {
    return this.judge(subject, granter, time).trust
  }

  /** The same with the line of the file that it rests on. */
  judge(subject: TrustSubject, granter: Principal, time: number): TrustVerdict {
    if (subject.kind === 'public') return { trust: 'public' }
    const place = placeOfSubject(subject)
    return (
      (place === undefined ? undefined : this.#judgeByFile(place, time)) ??
      this.#judgeByLogs(subject, place, granter)
    )
  }

  #judgeByFile(place: NamedPlace, time: number): TrustVerdict | undefined {
    const key = keyOf(place)
    const own = this.#own.get(key)
    if (own !== undefined) return { trust: 'own', because: citationOf(this.#environment, own) }
    const partners = this.#partners.get(key) ?? []
    const isSeen = place.kind === 'account' && this.#seen.has(place.id)
    // A vault among our own accounts stays our own.
    const vaults = isSeen && partners.length === 0 ? [] : (this.#vaults.get(key) ?? [])
    const entry = [...partners, ...vaults].find((one) => isInForce(one, time))
    if (entry !== undefined) return { trust: 'partner', because: this.#reasonOf(entry) }
    const [ended] = partners
    if (ended === undefined) return undefined
    return { trust: 'unknown', because: `${this.#reasonOf(ended)}; it had ended by then` }
  }

  #reasonOf(entry: ReasonedEntry): string {
    return `${citationOf(this.#environment, entry)}: ${entry.why}`
  }

  #judgeByLogs(
    { kind, id }: TrustSubject,
    place: NamedPlace | undefined,
    granter: Principal,
  ): TrustVerdict {
    const folded = id.toLowerCase()
    // An organisation is ours when the account that manages it is.
    const account = place?.kind === 'account' ? place.id : accountOfArn(folded)
    const isOwn =
      this.#isOwnAccount(folded) ||
      (account !== undefined && this.#isOwnAccount(account)) ||
      (place !== undefined && isHomeOf(place, granter))
    if (isOwn) return { trust: 'own' }
    const isProvider = kind === 'account' && isProviderShare(granter, folded)
    return { trust: isProvider ? 'provider' : 'unknown' }
  }

  #isOwnAccount(id: string): boolean {
    const key = keyOf({ kind: 'account', id })
    return this.#own.has(key) || (this.#seen.has(id) && !this.#partners.has(key))
  }
}

/** A role is given to an object of a tenant; the granter's own tenant is home, and so is his domain. */
function isHomeOf({ kind, id }: NamedPlace, granter: Principal): boolean {
  if (kind === 'tenant') return id === granter.account?.toLowerCase()
  if (kind !== 'domain') return false
  return id === domainOf(granter.display.toLowerCase()) || id === domainOf(granter.id.toLowerCase())
}

function keyOf({ kind, id }: NamedPlace): string {
  return `${kind} ${id}`
}

function byKey(
  entries: readonly (readonly [key: string, entry: ReasonedEntry])[],
): ReadonlyMap<string, readonly ReasonedEntry[]> {
  const found = new Map<string, readonly ReasonedEntry[]>()
  for (const [key, entry] of entries) found.set(key, [...(found.get(key) ?? []), entry])
  return found
}
