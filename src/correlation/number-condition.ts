import type { Bound } from '../detections/query/correlation-query.ts'
import { isWithinBounds, type WindowCondition } from './window-condition.ts'

/** The sum or the mean of the numbers (sigma.md 8, point 6). */
export function createSumTest(kind: 'sum' | 'average', bounds: readonly Bound[]): WindowCondition {
  const sum = new QueueSum()
  return {
    enter: (entries) => {
      for (const { numbers } of entries) for (const number of numbers) sum.push(number)
    },
    leave: ({ numbers }) => {
      for (const _ of numbers) sum.shift()
    },
    holds: () => {
      if (sum.count === 0) return false
      return isWithinBounds(bounds, kind === 'sum' ? sum.total() : sum.total() / sum.count)
    },
  }
}

/**
 * The sum of a queue without subtracting: a number that has left, however great, takes no digits of
 * the others with it. The older part is held as the sums from each number to the end of that part.
 */
class QueueSum {
  #older: number[] = []
  #newer: number[] = []
  #newerSum = 0

  get count(): number {
    return this.#older.length + this.#newer.length
  }

  push(number: number): void {
    this.#newer.push(number)
    this.#newerSum += number
  }

  shift(): void {
    if (this.#older.length === 0) {
      let sum = 0
      this.#older = this.#newer.toReversed().map((number) => (sum += number))
      this.#newer = []
      this.#newerSum = 0
    }
    this.#older.pop()
  }

  total(): number {
    return (this.#older.at(-1) ?? 0) + this.#newerSum
  }
}

/** A percentile of the numbers, 0 to 100 (sigma.md 8, point 6). */
export function createPercentileTest(
  percentile: number,
  bounds: readonly Bound[],
): WindowCondition {
  const rising: number[] = []
  return {
    enter: (entries) => {
      for (const { numbers } of entries) {
        for (const number of numbers) rising.splice(placeIn(rising, number), 0, number)
      }
    },
    leave: ({ numbers }) => {
      for (const number of numbers) rising.splice(placeIn(rising, number), 1)
    },
    holds: () => {
      const value = percentileOf(rising, percentile)
      return value !== undefined && isWithinBounds(bounds, value)
    },
  }
}

/** Where the number stands, or would stand, among rising ones: the first place that is not below it. */
function placeIn(rising: readonly number[], number: number): number {
  let low = 0
  let high = rising.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The value at rank `p · (n − 1)`, on a straight line between the two numbers next to it: the 95th
 * percentile of 1 to 20 is 19.05. `undefined` without numbers.
 */
export function percentileOf(rising: readonly number[], percentile: number): number | undefined {
  const rank = (percentile * (rising.length - 1)) / 100
  const below = rising[Math.floor(rank)]
  const above = rising[Math.ceil(rank)]
  if (below === undefined || above === undefined) return undefined
  return below + (above - below) * (rank - Math.floor(rank))
}
