/** Which accounts, projects and people are ours: the default that needs no configuration. */
import { isProviderShare } from './aws-provider-share.ts'
import type { Principal } from './principal.ts'

/** How far somebody who is let into a copy is ours; `provider` is the cloud sharing with itself. */
export type Trust = 'own' | 'partner' | 'provider' | 'unknown' | 'public'

/** Somebody who is let in, as lineage names him. */
export interface TrustSubject {
  readonly kind: 'account' | 'organization' | 'principal' | 'public' | 'unknown'
  readonly id: string
}

/** Mail domains that anybody can have an address in; never an organisation's own. */
const consumerDomains: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'proton.me',
  'protonmail.com',
])

/**
 * Decides trust by what the logs themselves show: the accounts, subscriptions and projects in whose
 * logs the records stand are own. An account that only receives is unknown, even if it calls often.
 */
export class AccountTrust {
  private readonly own = new Set<string>()

  /** Takes an account in whose own log a record stood; lower case or digits. */
  seeAsRecipient(account: string): void {
    this.own.add(account.toLowerCase())
  }

  /** The accounts taken for own, in order. */
  ownAccounts(): readonly string[] {
    return [...this.own].sort()
  }

  /**
   * How far a subject is ours. `granter` is who let it in: a person of the same mail domain counts as
   * a colleague, unless anybody can have an address there.
   */
  trustOf(subject: TrustSubject, granter: Principal): Trust {
    if (subject.kind === 'public') return 'public'
    const id = subject.id.toLowerCase()
    if (this.own.has(id)) return 'own'
    if (subject.kind === 'account' && isProviderShare(granter, id)) return 'provider'
    const account = /^arn:[a-z-]+:[a-z-]*:[a-z0-9-]*:(\d{12}):/.exec(id)?.[1]
    if (account !== undefined && this.own.has(account)) return 'own'
    // A role is given to an object of a tenant; the granter's own tenant is home (telemetry.md 4.3).
    const tenant = /^azure:([^:]+):/.exec(id)?.[1]
    if (tenant !== undefined) return tenant === granter.account?.toLowerCase() ? 'own' : 'unknown'
    return this.trustOfMember(id, granter)
  }

  private trustOfMember(id: string, granter: Principal): Trust {
    const domain = domainOf(id)
    if (domain === undefined) return 'unknown'
    const project = /^([a-z0-9-]+)\.iam\.gserviceaccount\.com$/.exec(domain)?.[1]
    if (project !== undefined) return this.own.has(project) ? 'own' : 'unknown'
    if (consumerDomains.has(domain) || domain.endsWith('gserviceaccount.com')) return 'unknown'
    return domain === domainOf(granter.display.toLowerCase()) ||
      domain === domainOf(granter.id.toLowerCase())
      ? 'own'
      : 'unknown'
  }
}

/** `user:x@example.com` and `domain:example.com` stand for example.com. */
function domainOf(member: string): string | undefined {
  const at = member.lastIndexOf('@')
  if (at >= 0) return member.slice(at + 1)
  return member.startsWith('domain:') ? member.slice('domain:'.length) : undefined
}
