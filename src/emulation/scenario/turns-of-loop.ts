import { day } from '../clock.ts'
import { createRandom } from '../random.ts'
import { durationOf } from '../../base/duration.ts'
import type { RepeatPart } from './scenario.ts'

/** More turns in a row than this on days that are left out, and none will ever be on another. */
const mostLeftOut = 10_000

/** Where a loop stands in time, and what fixes its chances. */
export interface LoopFrame {
  /** When its first turn would begin, milliseconds UTC. */
  readonly begin: number
  /** The same seed gives the same waits of `within`. */
  readonly seed: string
}

/**
 * When each turn of a loop begins, milliseconds UTC: every so often from the beginning on, on the days
 * that it keeps, and as much later as chance will have it. Turns on other days are not counted.
 * `undefined` when none would ever be on a day that it keeps.
 */
export function turnsOfLoop(
  { every, times, on, within }: RepeatPart,
  { begin, seed }: LoopFrame,
): readonly number[] | undefined {
  const step = durationOf(every) ?? 0
  const longest = within === undefined ? 0 : (durationOf(within) ?? 0)
  const random = createRandom(seed)
  const turns: number[] = []
  let leftOut = 0
  for (let turn = begin; turns.length < times; turn += step) {
    if (on !== undefined && isWeekend(turn) !== (on === 'weekends')) {
      leftOut++
      if (leftOut > mostLeftOut) return undefined
      continue
    }
    leftOut = 0
    const wait = Math.floor(random.fraction() * longest)
    turns.push(turn + wait - (wait % 1000))
  }
  return turns
}

/** Saturday and Sunday, UTC. */
function isWeekend(time: number): boolean {
  // 1 January 1970 was a Thursday.
  const weekday = (Math.floor(time / day) + 4) % 7
  return weekday === 0 || weekday === 6
}
