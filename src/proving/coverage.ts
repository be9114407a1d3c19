import type { Detection } from '../detections/detection.ts'
import { catalogueKeys } from '../lineage/catalogue.ts'
import { verbs } from '../environment/verb.ts'
import type { TestSummary } from './test-summary.ts'

/** What no test exercises. */
export interface Coverage {
  /** Detections that no test expects to fire, or that do not. */
  readonly withoutPositive: readonly Detection[]
  /** Detections that no test is nearly, so that their silence is proved by nothing. */
  readonly withoutNearMiss: readonly Detection[]
  /** Verbs that no event of a test shows. */
  readonly verbs: readonly string[]
  /** Actions that lineage follows and no event of a test shows. */
  readonly actions: readonly string[]
  readonly counts: {
    readonly detections: number
    readonly verbs: number
    readonly actions: number
  }
}

/** What is missing in what tests exercise. Only cases without a failure count. */
export function coverageOf(
  summaries: readonly TestSummary[],
  detections: readonly Detection[],
): Coverage {
  const passed = summaries.flatMap(({ cases }) =>
    cases.filter(({ failures }) => failures.length === 0),
  )
  const fired = new Set(passed.flatMap((one) => one.fired))
  const near = new Set(passed.flatMap((one) => one.nearlyFired))
  const exercised = passed.flatMap(({ actions }) => actions)
  const shownVerbs = new Set(exercised.flatMap((one) => one.verbs))
  const shownActions = new Set(exercised.map(({ key }) => key))
  return {
    withoutPositive: detections.filter(({ id }) => !fired.has(id)),
    withoutNearMiss: detections.filter(({ id }) => !near.has(id)),
    verbs: verbs.filter((verb) => !shownVerbs.has(verb)),
    actions: catalogueKeys.filter((key) => !shownActions.has(key)),
    counts: {
      detections: detections.length,
      verbs: verbs.length,
      actions: catalogueKeys.length,
    },
  }
}
