import type { GcpFailure } from '../calls/gcp-failure.ts'
import type { GcpCall } from '../calls/gcp-player.ts'
import type { TimedStep } from '../scenario/expand-steps.ts'

/**
 * What a scenario may call a failure: the names and numbers of google.rpc.Code, by which a call fails
 * at once, and the codes of Compute Engine's operations, by which it fails while it runs.
 */
const failures: ReadonlyMap<string, Pick<GcpFailure, 'code' | 'isLate'>> = new Map([
  ['INVALID_ARGUMENT', { code: 3 }],
  ['NOT_FOUND', { code: 5 }],
  ['ALREADY_EXISTS', { code: 6 }],
  ['RESOURCE_EXHAUSTED', { code: 8 }],
  ['FAILED_PRECONDITION', { code: 9 }],
  ['3', { code: 3 }],
  ['5', { code: 5 }],
  ['6', { code: 6 }],
  ['8', { code: 8 }],
  ['9', { code: 9 }],
  ['QUOTA_EXCEEDED', { code: 8, isLate: true }],
  ['ZONE_RESOURCE_POOL_EXHAUSTED', { code: 8, isLate: true }],
  ['RESOURCE_NOT_READY', { code: 9, isLate: true }],
  ['RESOURCE_IN_USE_BY_ANOTHER_RESOURCE', { code: 9, isLate: true }],
])

/** Codes of google.rpc.Code that mean a missing permission. */
const refusals: ReadonlySet<string> = new Set(['PERMISSION_DENIED', '7'])

/**
 * The call as it went: refused for want of a permission, failed, or done. A failure by a code that is
 * not known here is an invalid request.
 */
export function gcpOutcome(call: GcpCall, { refused, fails }: TimedStep): GcpCall {
  if (refused === true || refusals.has(fails?.code ?? '')) return { ...call, refused: true }
  if (fails === undefined) return call
  const { code, message } = fails
  return { ...call, failure: { ...(failures.get(code) ?? { code: 3 }), message } }
}
