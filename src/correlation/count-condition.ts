import type { Bound } from '../detections/query/correlation-query.ts'
import { isWithinBounds, type WindowCondition } from './window-condition.ts'

/** How many entries there are (sigma.md 8, point 4): an event counts once, whatever it matches. */
export function createEventCount(bounds: readonly Bound[]): WindowCondition {
  let count = 0
  return {
    enter: (entries) => void (count += entries.length),
    leave: () => void count--,
    holds: () => isWithinBounds(bounds, count),
  }
}

/** How many different values the entries have (sigma.md 8, point 5). */
export function createDistinctCount(bounds: readonly Bound[]): WindowCondition {
  const counts = new Map<string, number>()
  return {
    enter: (entries) => {
      for (const { texts } of entries) {
        for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
      }
    },
    leave: ({ texts }) => {
      for (const text of texts) {
        const left = (counts.get(text) ?? 0) - 1
        if (left > 0) counts.set(text, left)
        else counts.delete(text)
      }
    },
    holds: () => isWithinBounds(bounds, counts.size),
  }
}
