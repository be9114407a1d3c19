import { createCorrelator } from '../correlation/correlate.ts'
import type { Detection } from '../detections/detection.ts'
import type { Event } from '../events/event.ts'
import { verbs } from '../environment/verb.ts'
import { createMatcher } from '../matching/match-event.ts'
import { mutateQuery } from './mutate-query.ts'
import { namesOfDetection, type TestResult } from './run-test.ts'

/** What came of breaking one detection in every way. */
export interface MutationOutcome {
  readonly detection: Detection
  readonly mutants: number
  /** How it can be broken without any test noticing. */
  readonly survivors: readonly string[]
}

/** A stream of events on which a detection must fire, or must not. */
interface Trial {
  readonly events: readonly Event[]
  readonly mustFire: boolean
}

/**
 * Breaks each detection in every single way and asks of each whether some case of some test tells it
 * from the whole one: a case that must make it fire or leave it silent.
 */
export function runMutants(
  results: readonly TestResult[],
  detections: readonly Detection[],
): readonly MutationOutcome[] {
  return detections.map((detection) => {
    const trials = trialsOf(detection, results)
    const mutations = mutateQuery(detection.query)
    const survivors = mutations.filter(({ broken }) => {
      const mutant = { ...detection, query: broken }
      return trials.every(({ events, mustFire }) => fires(mutant, events) === mustFire)
    })
    return { detection, mutants: mutations.length, survivors: survivors.map(({ how }) => how) }
  })
}

function trialsOf(detection: Detection, results: readonly TestResult[]): readonly Trial[] {
  const names = namesOfDetection(detection)
  const isNamed = (list: readonly string[]): boolean => list.some((one) => names.includes(one))
  return results.flatMap(({ cases }) =>
    cases.flatMap(({ case: one, observation, failures }): readonly Trial[] => {
      const { events } = observation
      // A case that fails proves nothing: each mutant would differ from what it wants.
      if (failures.length > 0) return []
      if (isNamed(one.fire)) return [{ events, mustFire: true }]
      return isNamed(one.silent) ? [{ events, mustFire: false }] : []
    }),
  )
}

function fires(detection: Detection, events: readonly Event[]): boolean {
  const matcher = createMatcher([detection])
  const correlator = createCorrelator([detection], { verbs })
  for (const event of events) {
    if (matcher.match(event).length > 0) return true
    correlator.add(event)
  }
  return correlator.finish().matches.length > 0
}
