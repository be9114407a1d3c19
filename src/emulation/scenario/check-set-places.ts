import type { PathStep } from '../../base/document.ts'
import { parseJsonPath, type PathPart, valuesAt } from '../../base/json-path.ts'
import type { StepFault, TimedStep } from './expand-steps.ts'
import type { LoadedScenario } from './loaded-scenario.ts'
import { playSteps } from './play-scenario.ts'

/**
 * Tells of values that `set:` puts beyond the end of a list, where they would stand at another place
 * than is written. How long a list is shows only in the records, so the steps are played once, where
 * any of them speaks of a place in a list.
 */
export function checkSetPlaces(loaded: LoadedScenario, error: StepFault): void {
  const asked = loaded.steps.map(placesSetBy)
  if (asked.every((texts) => texts.length === 0)) return
  // By where it stands and what it says: a loop plays a step again and again, but its fault is one.
  const strange = new Map<string, readonly [step: TimedStep, text: string]>()
  const met = new Set<string>()
  for (const { step: place = -1, record } of playSteps(loaded)) {
    const step = loaded.steps[place]
    if (step === undefined) continue
    for (const text of asked[place] ?? []) {
      const turn = JSON.stringify([place, text])
      if (valuesAt(record, partsOf(text)).length > 0) met.add(turn)
      else strange.set(turn, [step, text])
    }
  }
  const faults = new Map<string, readonly PathStep[]>()
  for (const [turn, [step, text]] of strange) {
    if (!met.has(turn)) faults.set(JSON.stringify([step.path, text]), [...step.path, 'set', text])
  }
  for (const path of faults.values()) {
    const hint = 'places count from 0; the one after the last element is free'
    error(path, `"${path.at(-1)}" lies beyond the end of a list`, hint)
  }
}

/** The paths of `set:` with a place in a list that is still the same when all is done. */
function placesSetBy({ set = {}, unset = [] }: TimedStep): readonly string[] {
  return Object.keys(set).filter((text) => {
    const parts = partsOf(text)
    const list = parts.slice(
      0,
      parts.findIndex((part) => typeof part === 'number'),
    )
    const hasPlace = parts.some((part) => typeof part === 'number')
    return hasPlace && !unset.some((one) => isWithin(partsOf(one), list))
  })
}

/** Does a path change what lies in a list, or the list as a whole? */
function isWithin(parts: readonly PathPart[], list: readonly PathPart[]): boolean {
  return list.every((part, place) => parts[place] === undefined || parts[place] === part)
}

function partsOf(text: string): readonly PathPart[] {
  return parseJsonPath(text) ?? []
}
