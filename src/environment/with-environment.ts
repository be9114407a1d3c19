import {
  citationOf,
  type Environment,
  isInForce,
  type NamedAutomation,
} from './configuration/environment.ts'
import type { Principal } from './principals/principal.ts'
import { compilePrincipal } from './configuration/principal-pattern.ts'
import type { Verb } from './verb.ts'

/** A principal as it is known with the file, for one deed at one time (milliseconds UTC). */
export type PrincipalWithEnvironment = (principal: Principal, verb: Verb, time: number) => Principal

/** How the evidence of the file begins, so that it is told from the cloud's own. */
const namedIn = 'named in '

/** Principals asked about so far; dropped all at once above this number. */
const mostPrincipals = 10_000

/**
 * Makes the function that turns principals whom `spoor.yaml` names into automation, with the line as the
 * evidence: for the verbs of their trade only, and until the entry ends. Evidence of the cloud's own goes
 * before the file. Nobody from another account, no root user, and no person becomes automation: neither
 * the people who share a role by single sign-on, nor whoever borrows a service account (a borrower must be
 * named himself).
 */
export function withEnvironment(environment: Environment): PrincipalWithEnvironment {
  const named = environment.automation.map((entry) => ({
    entry,
    fits: compilePrincipal(entry.principal),
  }))
  if (named.length === 0) return (principal) => principal
  const known = new Map<string, readonly NamedAutomation[]>()
  const entriesOf = (principal: Principal): readonly NamedAutomation[] => {
    const kept = known.get(principal.id)
    if (kept !== undefined) return kept
    const found = named.filter(({ fits }) => fits(principal)).map(({ entry }) => entry)
    if (known.size >= mostPrincipals) known.clear()
    known.set(principal.id, found)
    return found
  }
  return (principal, verb, time) => {
    if (!mayBeNamed(principal)) return principal
    const inForce = (one: Principal): NamedAutomation | undefined =>
      entriesOf(one).find(
        (entry) => isInForce(entry, time) && (entry.verbs?.includes(verb) ?? true),
      )
    const entry = inForce(principal)
    if (entry === undefined || !borrowersOf(principal).every((one) => inForce(one))) {
      return principal
    }
    const automation = `${namedIn}${citationOf(environment, entry)}: ${entry.why}`
    return { ...principal, kind: 'automation', automation }
  }
}

/** The entry that makes a principal automation, `spoor.yaml line 12: nightly backups`, if one does. */
export function namedEntryOf({ automation }: Principal): string | undefined {
  return automation?.startsWith(namedIn) === true ? automation.slice(namedIn.length) : undefined
}

function mayBeNamed({ kind, session, automation }: Principal): boolean {
  if (automation !== undefined) return false
  return kind === 'role' || kind === 'service' || (kind === 'human' && session === undefined)
}

/** Those through whom somebody acts as a service account of Google Cloud (telemetry.md 4.4). */
function borrowersOf({ id, session }: Principal): readonly Principal[] {
  const isBorrowed = session !== undefined && (/^[^:/]+@/.test(id) || id.startsWith('principal'))
  return isBorrowed
    ? session.split(', ').map((one) => ({ id: one, kind: 'service', display: one }))
    : []
}
