import type { JsonValue } from '../base/json.ts'
import type { BlockPart, Scenario } from '../emulation/scenario/scenario.ts'
import type { Variation } from './emulation-test.ts'

/** A scenario with some steps changed and others left out, and the ids that named no step. */
export interface VariedScenario {
  readonly scenario: Scenario
  readonly unknown: readonly string[]
}

/**
 * The scenario as a variant or near-miss has it: the keys of the named steps replaced, `null` taking a
 * key away, and the dropped steps left out. Everything else stays as it is.
 */
export function varyScenario(
  scenario: Scenario,
  { change = {}, drop = [] }: Pick<Variation, 'change' | 'drop'>,
): VariedScenario {
  const wanted = new Set([...Object.keys(change), ...drop])
  const met = new Set<string>()
  const vary = (blocks: readonly BlockPart[]): readonly BlockPart[] =>
    blocks.flatMap((block): readonly BlockPart[] => {
      const { id, steps } = block
      if (id !== undefined) met.add(id)
      if (id !== undefined && drop.includes(id)) return []
      const changes = id === undefined ? undefined : change[id]
      const changed = changes === undefined ? block : merged(block, changes)
      return [steps === undefined ? changed : { ...changed, steps: vary(steps) }]
    })
  return {
    // The steps are checked again, as part of the whole, when the scenario is loaded.
    scenario: { ...scenario, steps: [...vary(scenario.steps)] as Scenario['steps'] },
    unknown: [...wanted].filter((id) => !met.has(id)),
  }
}

function merged(block: BlockPart, changes: Readonly<Record<string, JsonValue>>): BlockPart {
  const entries = Object.entries({ ...block, ...changes }).filter(([, value]) => value !== null)
  // Wrong keys and values are told when the scenario is loaded: it is checked as if written so.
  return Object.fromEntries(entries)
}
