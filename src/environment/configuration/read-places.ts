/** `own:`, `partners:` and `vaults:` of `spoor.yaml`. */
import type { PathStep } from '../../base/document.ts'
import type { NamedPlace, OwnPlace, Partner, Vault } from './environment.ts'
import type { EnvironmentFaults } from './environment-faults.ts'
import type { EnvironmentDocument } from './environment-schema.ts'
import type { Parsed } from './parsed.ts'
import {
  parseAccount,
  parseAwsAccount,
  parseDomain,
  parseGuid,
  parseOrganization,
  parseProject,
} from './parse-place.ts'
import { parseUntil } from './parse-time.ts'

/** How each list of `own:` is read. */
const ownLists: Readonly<
  Record<
    keyof NonNullable<EnvironmentDocument['own']>,
    (written: string | number) => Parsed<NamedPlace>
  >
> = {
  aws: parseAwsAccount,
  azure: (written) => parseGuid(String(written), 'account'),
  gcp: (written) => parseProject(String(written)),
  organizations: (written) => parseOrganization(String(written)),
  tenants: (written) => parseGuid(String(written), 'tenant'),
  domains: (written) => parseDomain(String(written)),
}

/** The places that are ours. */
export function readOwn(
  { own = {} }: EnvironmentDocument,
  faults: EnvironmentFaults,
): readonly OwnPlace[] {
  return Object.entries(ownLists).flatMap(([list, parse]) => {
    // The keys of the table are those of the document: its type says so.
    const written = own[list as keyof typeof ownLists] ?? []
    return written.flatMap((one, index) => {
      const path = ['own', list, index]
      const place = faults.take(parse(one), path)
      return place === undefined ? [] : [faults.place(place, path)]
    })
  })
}

/** Those outside with whom copies may be shared. */
export function readPartners(
  { partners = [] }: EnvironmentDocument,
  faults: EnvironmentFaults,
): readonly Partner[] {
  return partners.flatMap((partner, index) => {
    const path = ['partners', index]
    const { account, organization, tenant, domain, why } = partner
    const named = [
      ...(account === undefined ? [] : [['account', parseAccount(account)] as const]),
      ...(organization === undefined
        ? []
        : [['organization', parseOrganization(organization)] as const]),
      ...(tenant === undefined ? [] : [['tenant', parseGuid(tenant, 'tenant')] as const]),
      ...(domain === undefined ? [] : [['domain', parseDomain(domain)] as const]),
    ]
    const until = faults.take(parseUntil(partner.until), [...path, 'until'])
    const [first, second] = named
    if (first === undefined || second !== undefined) {
      const keys = named.map(([key]) => key)
      faults.tell('environment-invalid', path, notOne('a partner', keys))
      return []
    }
    const [key, parsed] = first
    const place = faults.take(parsed, [...path, key])
    if (place === undefined || until === undefined) return []
    return [faults.place({ ...place, why, until }, path)]
  })
}

/** What is said of an entry that names none, or several, of what it can be named by. */
export function notOne(
  what: string,
  keys: readonly string[],
  all = 'account, organization, tenant, domain',
): { readonly message: string; readonly hint: string } {
  return keys.length === 0
    ? { message: `${what} is named by nothing`, hint: `write one of ${all}` }
    : {
        message: `${what} is named by ${keys.join(' and ')}`,
        hint: 'make an entry of each: an entry has one of them',
      }
}

/** The accounts that keep backups. */
export function readVaults(
  { vaults = [] }: EnvironmentDocument,
  faults: EnvironmentFaults,
): readonly Vault[] {
  return vaults.flatMap((vault, index) => {
    const path = ['vaults', index]
    const place = faults.take(parseAccount(vault.account), [...path, 'account'])
    const until = readUntil(vault.until, faults, path)
    if (place === undefined) return []
    return [faults.place({ account: place.id, why: vault.why, ...until }, path)]
  })
}

/** The expiry of an entry that may have none, as a part of the entry. */
export function readUntil(
  written: string | undefined,
  faults: EnvironmentFaults,
  path: readonly PathStep[],
): { readonly until?: number } {
  const until =
    written === undefined ? undefined : faults.take(parseUntil(written), [...path, 'until'])
  return until === undefined ? {} : { until }
}
