import type { Detection } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'

/** A detection and the event(s) that satisfied it. Correlations yield matches too, so they compose. */
export interface Match {
  readonly detection: Detection
  readonly events: readonly Event[]
  /** What the events of a correlation have in common; absent for other rules. */
  readonly group?: readonly GroupValue[]
}

/** The value of one field that a correlation groups by. */
export interface GroupValue {
  /** As the correlation names it. */
  readonly field: string
  readonly value: string
}
