/** Which deed of a chain builds on which: what a picture of the flow draws arrows by. */
import type { ReportedChain, ReportedExposure } from './report-schema.ts'

/** The order of a chain; numbers are places in its steps, which are in event time. */
export interface FlowOrder {
  /** For each step those that it builds on: the last before it that made or changed what it names. */
  readonly before: readonly (readonly number[])[]
  /** For each exposure the steps that opened it, and those that ended it. */
  readonly exposures: readonly {
    readonly exposure: ReportedExposure
    readonly opened: readonly number[]
    readonly ended: readonly number[]
  }[]
}

/** The order of a chain. What was only tried changes nothing, so that nothing builds on it. */
export function flowOrder({ steps, exposure }: ReportedChain): FlowOrder {
  const lastChange = new Map<string, number>()
  const before = steps.map(({ inputs, outputs, attempt }, place) => {
    const found = [...inputs, ...outputs].flatMap((id) => lastChange.get(id) ?? [])
    if (!attempt) for (const id of outputs) lastChange.set(id, place)
    return rising(found)
  })
  const places = new Map(steps.map(({ record }, place) => [record, place]))
  return {
    before,
    exposures: exposure.map((one) => {
      const named = rising(one.records.flatMap((record) => places.get(record) ?? []))
      const isOpening = (place: number): boolean => (steps[place]?.time ?? '') <= one.from
      return {
        exposure: one,
        opened: named.filter(isOpening),
        ended: one.until === null ? [] : named.filter((place) => !isOpening(place)).slice(-1),
      }
    }),
  }
}

function rising(places: readonly number[]): readonly number[] {
  return [...new Set(places)].sort((a, b) => a - b)
}
