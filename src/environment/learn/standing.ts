/** How long something has to be known before a proposal rests on it. */
import type { LearnedSpan } from '../history/first-seen.ts'
import { daysUntil, type Sighting } from '../history/sighting.ts'

const day = 24 * 60 * 60 * 1000

/** Nothing is proposed from logs of a shorter time, but whose logs they are. */
export const shortestLearned = 14 * day

/** Has a log been learned long enough to tell old from new? */
export function isLongEnough({ from, to }: LearnedSpan): boolean {
  return to - from >= shortestLearned
}

/**
 * Is it old in a learned span: there in its first third, on three days at least, over two weeks at
 * least? Whoever appears later is new, however often he is seen then.
 */
export function isLongStanding(seen: Sighting, span: LearnedSpan): boolean {
  return (
    isLongEnough(span) &&
    !isNewcomer(seen, span) &&
    daysUntil(seen).length >= 3 &&
    seen.last - seen.first >= shortestLearned
  )
}

/** Was it first seen after the first third of a learned span? */
export function isNewcomer(seen: Sighting, { from, to }: LearnedSpan): boolean {
  return seen.first > from + (to - from) / 3
}
