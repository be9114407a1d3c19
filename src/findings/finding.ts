import type { Detection, Level } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import type { Chain } from '../lineage/chain.ts'

/** How sure we are that things happened as told; severity says how bad they are if so. */
export type Confidence = 'high' | 'medium' | 'low'

/** The confidence of a finding that rests on the match of a rule alone: no chain says more. */
export const confidenceOfMatch: Confidence = 'medium'

/** What a person is shown: matches, chain, severity, confidence, why, and what could not be seen. */
export interface Finding {
  /** Stable for the same resources or the same detection and principal. */
  readonly id: string
  readonly title: string
  readonly severity: Level
  readonly confidence: Confidence
  /** One or two sentences for somebody who reads nothing else. */
  readonly summary: string
  /** ATT&CK ids. */
  readonly techniques: readonly string[]
  /** The detection behind a finding that is no chain. */
  readonly detection: Detection | null
  readonly chain: Chain | null
  /** Detections that matched events of the chain as well. */
  readonly alsoMatched: readonly Detection[]
  /** The events that it rests on, in event time. */
  readonly events: readonly Event[]
  /** Reasons, weightiest first. */
  readonly why: readonly string[]
  readonly blindSpots: readonly string[]
  /** What to check or do next, most urgent first. */
  readonly next: readonly string[]
}
