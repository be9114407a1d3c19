import type { JsonArray } from '../../base/json.ts'

/**
 * Who is let in or put out of a snapshot or an image: account ids, `all` for everyone, and, for
 * images, ARNs of organisations and organisational units.
 */
export type Receivers = string | readonly string[]

/** The receivers as a list. */
export function receiverList(receivers: Receivers): readonly string[] {
  return typeof receivers === 'string' ? [receivers] : receivers
}

/** The receivers as EC2 writes them below `add` or `remove` (reference/telemetry.md 2.1). */
export function permissionItems(receivers: Receivers): JsonArray {
  return receiverList(receivers).map((receiver) => {
    if (receiver === 'all') return { group: receiver }
    if (!receiver.startsWith('arn:')) return { userId: receiver }
    const isUnit = receiver.includes(':ou/')
    return isUnit ? { organizationalUnitArn: receiver } : { organizationArn: receiver }
  })
}
