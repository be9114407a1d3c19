/** Ways to tell the same story otherwise, which must not change what is found in it. */
import { createRandom } from '../../src/emulation/random.ts'
import type { EmulatedRecord } from '../../src/emulation/scenario/emulated-record.ts'
import type { LoadedScenario } from '../../src/emulation/scenario/load-scenario.ts'
import type { PrincipalPart } from '../../src/emulation/scenario/scenario.ts'

/** The scenario with its steps spread evenly, so that `span` milliseconds lie between first and last. */
export function stretchScenario(loaded: LoadedScenario, span: number): LoadedScenario {
  const times = loaded.steps.map(({ time }) => time)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const factor = span / (last - first)
  const steps = loaded.steps.map((step) => ({
    ...step,
    time: first + Math.round(((step.time - first) * factor) / 1000) * 1000,
  }))
  return { ...loaded, steps }
}

/**
 * The scenario with each step made by somebody else, of the same kind and in the same place as who made
 * it. A service that does what it was asked for stays the one service that it is.
 */
export function scatterPrincipals(loaded: LoadedScenario): LoadedScenario {
  const { scenario } = loaded
  const { principals } = scenario.cast
  const strangers: Record<string, PrincipalPart> = { ...principals }
  const steps = loaded.steps.map((step, place) => {
    const part = principals[step.by]
    if (part === undefined || part.kind === 'service' || part.kind === 'system') return step
    const by = `${step.by}-${place}`
    strangers[by] = strangerOf(part, step.by, place)
    return { ...step, by }
  })
  const cast = { ...scenario.cast, principals: strangers }
  return { ...loaded, scenario: { ...scenario, cast }, steps }
}

/** Somebody who differs from another in name (and role) alone. */
function strangerOf(part: PrincipalPart, castName: string, place: number): PrincipalPart {
  const [local, ...domain] = (part.name ?? castName).split('@')
  const name = [`${local}-${place}`, ...domain].join('@')
  return { ...part, name, ...(part.role === undefined ? {} : { role: `${part.role}-${place}` }) }
}

/** The records of the first account and those of all others; of a single account, its two halves. */
export function cutInTwo(
  records: readonly EmulatedRecord[],
): readonly [readonly EmulatedRecord[], readonly EmulatedRecord[]] {
  const first = records[0]?.place
  const others = records.filter(({ place }) => place !== first)
  if (others.length > 0) return [records.filter(({ place }) => place === first), others]
  const middle = Math.ceil(records.length / 2)
  return [records.slice(0, middle), records.slice(middle)]
}

/** The records in an order that the seed decides. */
export function shuffleRecords(
  records: readonly EmulatedRecord[],
  seed: string,
): readonly EmulatedRecord[] {
  const random = createRandom(`shuffle ${seed}`)
  return records
    .map((record) => ({ record, place: random.fraction() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ record }) => record)
}
