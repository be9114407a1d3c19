/** Very many events that are one deed become one step. */
import { linkKey } from './join-jobs.ts'
import type { Step } from './step.ts'

/** The steps with the repeated ones marked. */
export interface FoldedSteps {
  /** All steps in their order; the first of those that are one deed holds the others. */
  readonly steps: readonly Step[]
  /** Those that another holds: no story tells them one by one. */
  readonly repeated: ReadonlySet<Step>
}

/**
 * Folds the steps, given in event time. Only those that say so of themselves are folded (a block read,
 * the key of a disk used): what changes a state twice is two deeds, with something between. Refused
 * ones are counted as they are.
 */
export function foldSteps(steps: readonly Step[]): FoldedSteps {
  const byDeed = new Map<string, Step[]>()
  for (const step of steps) {
    if (step.activity.isPiecemeal !== true || step.activity.attempt) continue
    const key = deedOf(step)
    const known = byDeed.get(key)
    if (known === undefined) byDeed.set(key, [step])
    else known.push(step)
  }
  const repeats = new Map<Step, readonly Step[]>()
  for (const [first, ...others] of byDeed.values()) {
    if (first !== undefined && others.length > 0) repeats.set(first, others)
  }
  if (repeats.size === 0) return { steps, repeated: new Set() }
  return {
    steps: steps.map((step) => {
      const others = repeats.get(step)
      return others === undefined ? step : { ...step, repeats: others }
    }),
    repeated: new Set([...repeats.values()].flat()),
  }
}

/** Everything but the time: who, from where, what to which resources. */
function deedOf({ activity, principal }: Step): string {
  const { verb, inputs, outputs, links, account, region, sourceAddress, counterpart } = activity
  return JSON.stringify([
    verb,
    inputs.map(({ id }) => id),
    outputs.map(({ id }) => id),
    links.map(linkKey),
    [account, region, sourceAddress, counterpart?.account].map((text) => text ?? null),
    [principal.id, principal.session ?? null],
  ])
}
