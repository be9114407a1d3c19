import type { Level } from '../detections/detection.ts'

/** One sign with its weight. */
export interface Signal {
  readonly level: Level
  /** The sign in a few words, for a title: `opened to the world on port 22`. */
  readonly phrase: string
  /** The whole reason, with times, names and the evidence. */
  readonly reason: string
}
