/**
 * Signs that a person stands behind a call. They only ever speak against automation: a user agent is a
 * claim of the caller, and its absence proves nothing (design section 4.6).
 */
import { textOf, valueAt } from '../../base/json.ts'
import type { Event } from '../../events/event.ts'
import type { Principal } from '../principals/principal.ts'

/** Why a person seems to stand behind the call, in words that cite the field; `undefined` otherwise. */
export function personBehind(event: Event, principal: Principal): string | undefined {
  switch (event.source) {
    case 'aws.cloudtrail':
      return personInAws(event, principal)
    case 'azure.activitylogs':
      return principal.kind === 'human' ? 'the caller is a user' : undefined
    case 'gcp.audit':
      return personInGcp(event, principal)
  }
}

function personInAws({ native }: Event, principal: Principal): string | undefined {
  if (principal.id.includes('AWSReservedSSO_')) return 'signs in through IAM Identity Center'
  if (principal.session?.includes('@') === true) return 'the session is named after a person'
  if (principal.id.includes('@')) return 'the user is named after a person'
  if (valueAt(native, 'sessionCredentialFromConsole') === 'true') {
    return 'sessionCredentialFromConsole is true'
  }
  if (textOf(native['eventSource']) === 'signin.amazonaws.com') return 'signed in to the console'
  const session = valueAt(native, 'userIdentity', 'sessionContext')
  const mfa = valueAt(session, 'attributes', 'mfaAuthenticated')
  if (mfa === 'true' || mfa === true) return 'mfaAuthenticated is true'
  if (textOf(valueAt(session, 'sourceIdentity')) !== undefined) return 'sourceIdentity is set'
  return isBrowser(textOf(native['userAgent'])) ? 'userAgent is a browser' : undefined
}

function personInGcp({ native }: Event, { kind, session }: Principal): string | undefined {
  if (kind === 'human') return 'the principal is a user'
  const delegates = session?.split(', ') ?? []
  const person = delegates.find((one) => !/gserviceaccount\.com$|@prod\.google\.com$/.test(one))
  if (person !== undefined) return `borrowed by ${person}`
  const agent = valueAt(native, 'protoPayload', 'requestMetadata', 'callerSuppliedUserAgent')
  return isBrowser(textOf(agent)) ? 'callerSuppliedUserAgent is a browser' : undefined
}

function isBrowser(agent: string | undefined): boolean {
  return agent !== undefined && /^Mozilla\/|^console\.|signin\.amazonaws\.com/.test(agent)
}
