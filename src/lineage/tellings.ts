import type { IngressRule } from './activity.ts'
import type { Chain } from './chain.ts'
import type { Step } from './step.ts'
import type { Verb } from '../environment/verb.ts'

/** One chain that tells a step, and what it tells of it. */
export interface Telling {
  readonly chain: Chain
  /** The place of the step in the chain, from 1. */
  readonly place: number
  /** The rules by which the step opened a copy to others, or joined it to what was open. */
  readonly rules: readonly IngressRule[]
}

/** Which chains tell each step. One pass over all chains: a chain may have very many steps. */
export function tellingsOf(chains: readonly Chain[]): ReadonlyMap<Step, readonly Telling[]> {
  const tellings = new Map<Step, Telling[]>()
  for (const chain of chains) {
    const rules = rulesByStep(chain)
    for (const [index, step] of chain.steps.entries()) {
      const telling = { chain, place: index + 1, rules: rules.get(step) ?? [] }
      const known = tellings.get(step)
      if (known === undefined) tellings.set(step, [telling])
      else known.push(telling)
    }
  }
  return tellings
}

/** What ends an opening is part of its story, but opens nothing. */
const closingVerbs: ReadonlySet<Verb> = new Set(['unexpose', 'delete', 'detach'])

function rulesByStep({ exposures }: Chain): ReadonlyMap<Step, readonly IngressRule[]> {
  const rules = new Map<Step, IngressRule[]>()
  for (const exposure of exposures) {
    if (exposure.kind !== 'network') continue
    for (const step of exposure.steps) {
      if (closingVerbs.has(step.activity.verb)) continue
      const known = rules.get(step)
      if (known === undefined) rules.set(step, [exposure.rule])
      else known.push(exposure.rule)
    }
  }
  return rules
}
