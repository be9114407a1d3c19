import type { Scenario } from '../src/emulation/scenario/scenario.ts'

/** Whom and what of the month the attacks mean by `insider` and `home`. */
export interface StandIns {
  readonly place: string
  readonly by: string
}

/**
 * A month of everyday work with attacks in it; everything else in it happens as before. A name that
 * both casts have throws a TypeError.
 */
export function hideAttacks(month: Scenario, attacks: Scenario, standIns: StandIns): Scenario
