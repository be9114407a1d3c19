import type { TimedStep } from './expand-steps.ts'
import type { Scenario } from './scenario.ts'

/** A scenario that can be played: its loops unrolled, every name known. */
export interface LoadedScenario {
  readonly scenario: Scenario
  readonly steps: readonly TimedStep[]
  /** The file it came from, where there is one. */
  readonly file?: string
}
