import type { Detection } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'

/** A detection and the event(s) that satisfied it. Correlations yield matches too, so they compose. */
export interface Match {
  readonly detection: Detection
  readonly events: readonly Event[]
}
