import { type JsonObject, textOf, valueAt } from '../../base/json.ts'
import { awsPrincipal } from './aws-principal.ts'
import type { Principal } from './principal.ts'

/** One call that hands out the key of a session. */
export interface SessionGrant {
  /** The access key id under which the session calls from now on. */
  readonly keyId: string
  /** Who asked for the session. */
  readonly caller: Principal
  /** The ARN of the role, with its path, where the call is about a role. */
  readonly role?: string
  /** What the caller called the session. */
  readonly session?: string
}

const grantingService = 'sts.amazonaws.com'

/** Calls of the Security Token Service whose answer holds a key. */
const grantingCalls: ReadonlySet<string> = new Set([
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'GetFederationToken',
  'GetSessionToken',
])

/** The calls that {@link sessionGrant} reads, as `<eventSource> <eventName>`. */
export const sessionGrantActions: readonly string[] = [...grantingCalls].map(
  (name) => `${grantingService} ${name}`,
)

/**
 * Reads the session that a CloudTrail record hands out; `undefined` for all other calls, and for those
 * that were refused or whose answer was not logged (reference/telemetry.md 4.1 rule 2).
 */
export function sessionGrant(native: JsonObject): SessionGrant | undefined {
  if (native['eventSource'] !== grantingService) return undefined
  if (!grantingCalls.has(textOf(native['eventName']) ?? '')) return undefined
  const keyId = textOf(valueAt(native, 'responseElements', 'credentials', 'accessKeyId'))
  if (keyId === undefined) return undefined
  const role = textOf(valueAt(native, 'requestParameters', 'roleArn'))
  const session = textOf(valueAt(native, 'requestParameters', 'roleSessionName'))
  return {
    keyId,
    caller: awsPrincipal(native),
    ...(role === undefined ? {} : { role }),
    ...(session === undefined ? {} : { session }),
  }
}
