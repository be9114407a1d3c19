/** Where somebody who is let into a copy belongs: what own and partner places are compared with. */
import { consumerDomains } from './configuration/consumer-domains.ts'
import type { NamedPlace } from './configuration/environment.ts'

/** Somebody who is let in, as lineage names him. */
export interface TrustSubject {
  readonly kind: 'account' | 'organization' | 'principal' | 'public' | 'unknown'
  readonly id: string
}

/**
 * The place that a subject is or belongs to, `undefined` where its id does not say. An object of a
 * directory belongs to its tenant (reference/telemetry.md 4.3), a service account to its project, a
 * person to the mail domain unless anybody can have an address there.
 */
export function placeOfSubject({ kind, id }: TrustSubject): NamedPlace | undefined {
  const folded = id.toLowerCase()
  if (kind === 'organization') return placeOfOrganization(folded)
  const account = accountOfArn(folded)
  if (account !== undefined) return { kind: 'account', id: account }
  const tenant = /^azure:([^:]+):/.exec(folded)?.[1]
  if (tenant !== undefined) return { kind: 'tenant', id: tenant }
  if (kind === 'account') return { kind: 'account', id: folded }
  return placeOfMember(folded)
}

/** The account in an ARN; in that of an organisation, the account that manages it. */
export function accountOfArn(arn: string): string | undefined {
  return /^arn:[a-z-]+:[a-z0-9-]*:[a-z0-9-]*:(\d{12}):/.exec(arn)?.[1]
}

/** AWS writes an id, an ARN or a path below one; Azure a tenant; Google Cloud `domain:example.com`. */
function placeOfOrganization(id: string): NamedPlace | undefined {
  if (id.startsWith('domain:')) return placeOfMember(id)
  const organization = /(?:^|[/:])(o-[a-z0-9]{10,32})(?:$|\/)/.exec(id)?.[1]
  if (organization !== undefined) return { kind: 'organization', id: organization }
  const isTenant = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  return isTenant ? { kind: 'tenant', id } : undefined
}

function placeOfMember(id: string): NamedPlace | undefined {
  const domain = domainOf(id)
  if (domain === undefined) return undefined
  const project = /^([a-z0-9-]+)\.iam\.gserviceaccount\.com$/.exec(domain)?.[1]
  if (project !== undefined) return { kind: 'account', id: project }
  const isAnybodys = consumerDomains.has(domain) || domain.endsWith('gserviceaccount.com')
  return isAnybodys ? undefined : { kind: 'domain', id: domain }
}

/** `user:x@example.com` and `domain:example.com` stand for example.com. */
export function domainOf(member: string): string | undefined {
  const at = member.lastIndexOf('@')
  if (at >= 0) return member.slice(at + 1)
  return member.startsWith('domain:') ? member.slice('domain:'.length) : undefined
}
