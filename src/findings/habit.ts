import type { Subject } from '../environment/history/first-seen.ts'
import { principalKey, principalVerbKey } from '../environment/history/history-key.ts'
import type { Step } from '../lineage/step.ts'

/**
 * What a history is asked to learn whether somebody is used to do what he did. Where one call makes and
 * changes (Azure), which of the two it was is known when all was seen, later than a history is written:
 * there it is asked whether he is known at all.
 */
export function habitOf({ activity, principal }: Step): Subject {
  return activity.whole === undefined
    ? { kind: 'principal-verb', key: principalVerbKey(principal, activity.verb) }
    : { kind: 'principal', key: principalKey(principal) }
}
