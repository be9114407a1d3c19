/** Who acted in a Google Cloud audit entry (reference/telemetry.md 4.4). */
import { isJsonArray, type JsonObject, type JsonValue, textOf, valueAt } from '../../base/json.ts'
import { gcpAutomation } from './gcp-automation.ts'
import type { Caller, Principal, PrincipalKind } from './principal.ts'

/**
 * The principal of a LogEntry. Its id is the e-mail, lower case, or the whole subject of a federated
 * identity; whom a service account was borrowed by stands in `session`, all of them in the order of
 * the log, and the last of them first in `behind`. Never fails.
 */
export function gcpPrincipal(native: JsonObject): Principal {
  const payload = valueAt(native, 'protoPayload')
  const authentication = valueAt(payload, 'authenticationInfo')
  const subject = identityOf(authentication)
  const email = subject?.includes('@') === true && !isFederated(subject) ? subject : undefined
  const everybody = delegatesOf(authentication)
  const automation = gcpAutomation(native, email, everybody)
  const delegates = everybody.filter((one) => one !== hidden)
  const account = email === undefined ? undefined : homeOf(email)
  return {
    id: subject ?? 'gcp:unknown',
    kind:
      automation !== undefined
        ? 'automation'
        : isForeignUse(payload)
          ? 'external'
          : kindOf(subject),
    ...(account === undefined ? {} : { account }),
    ...(delegates.length === 0 ? {} : { session: delegates.join(', ') }),
    display: subject ?? (automation === undefined ? 'unknown' : 'Google Cloud'),
    ...(automation === undefined ? keyOf(authentication, delegates) : { automation }),
  }
}

/**
 * The key of a service account by which somebody outside of Google Cloud acts, and who borrowed the
 * account: the log lists who asked first before whom he asked (its order: AuditLog reference).
 */
function keyOf(
  authentication: JsonValue | undefined,
  delegates: readonly string[],
): Pick<Principal, 'keyId' | 'behind'> {
  const key = textOf(valueAt(authentication, 'serviceAccountKeyName'))
  const keyId = textOf(key?.slice(key.lastIndexOf('/') + 1))
  return {
    ...(keyId === undefined ? {} : { keyId }),
    ...(delegates.length === 0 ? {} : { behind: delegates.map(delegate).reverse() }),
  }
}

function delegate(id: string): Caller {
  return { id, kind: kindOf(id), display: id, evidence: 'delegation' }
}

/** `user:` and `serviceAccount:` before an e-mail are taken off: older entries have the e-mail alone. */
function identityOf(authentication: JsonValue | undefined): string | undefined {
  const subject = textOf(valueAt(authentication, 'principalSubject'))?.toLowerCase()
  const email = textOf(valueAt(authentication, 'principalEmail'))?.toLowerCase()
  if (subject === undefined) return email
  return isFederated(subject) ? subject : subject.slice(subject.indexOf(':') + 1) || email
}

/** Somebody who borrowed the account and of whom the entry says no more. */
const hidden = 'hidden'

function delegatesOf(authentication: JsonValue | undefined): readonly string[] {
  const chain = valueAt(authentication, 'serviceAccountDelegationInfo')
  return (isJsonArray(chain) ? chain : []).map(
    (one) =>
      textOf(valueAt(one, 'firstPartyPrincipal', 'principalEmail'))?.toLowerCase() ??
      identityOf(one) ??
      textOf(valueAt(one, 'thirdPartyPrincipal', 'thirdPartyClaims', 'sub'))?.toLowerCase() ??
      hidden,
  )
}

function kindOf(subject: string | undefined): PrincipalKind {
  if (subject === undefined) return 'unknown'
  if (isFederated(subject)) return subject.includes('/workforcepools/') ? 'human' : 'service'
  if (subject.endsWith('gserviceaccount.com')) return 'service'
  return subject.includes('@') ? 'human' : 'unknown'
}

/** Is the payload about somebody of another project who used our resource (reference/telemetry.md 2.8)? */
export function isForeignUse(payload: JsonValue | undefined): boolean {
  const type = textOf(valueAt(payload, 'metadata', '@type'))
  return type?.endsWith('CrossEntityControlAuditMetadata') === true
}

function isFederated(subject: string): boolean {
  return subject.startsWith('principal://') || subject.startsWith('principalset://')
}

/** Where an identity belongs: the project of a service account, the mail domain of a person. */
export function homeOf(email: string): string {
  const host = email.slice(email.lastIndexOf('@') + 1)
  const suffix = '.iam.gserviceaccount.com'
  return host.endsWith(suffix) ? host.slice(0, -suffix.length) : host
}
