import type { JsonObject } from '../../base/json.ts'

/** Codes of google.rpc.Code by which calls fail here. */
export type GcpStatusCode = 3 | 5 | 6 | 7 | 8 | 9

/** Why a call failed that was allowed: a quota, a name that does not exist. */
export interface GcpFailure {
  /** 3 invalid, 5 not found, 6 exists already, 8 quota or stock used up, 9 wrong state. */
  readonly code: Exclude<GcpStatusCode, 7>
  /** `QUOTA_EXCEEDED`, or a sentence. */
  readonly message: string
  /** The operation began and failed while it ran: the last entry says so, the first does not. */
  readonly isLate?: boolean
}

/** How Compute Engine answers each code: the HTTP status, and the reason in a word. */
const httpErrors: Readonly<Record<GcpStatusCode, readonly [status: number, reason: string]>> = {
  3: [400, 'invalid'],
  5: [404, 'notFound'],
  6: [409, 'alreadyExists'],
  7: [403, 'forbidden'],
  8: [403, 'quotaExceeded'],
  9: [400, 'resourceNotReady'],
}

/** The answer of a call that failed at once. */
export function errorAnswer(code: GcpStatusCode, message: string): JsonObject {
  const [status, reason] = httpErrors[code]
  const errors = [{ domain: 'global', message, reason }]
  return { '@type': 'type.googleapis.com/error', error: { code: status, errors, message } }
}
