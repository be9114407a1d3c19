/** A chain with its steps numbered, so that picture, timeline, table and records speak of the same ones. */
import { actorOf } from '../environment/principals/principal.ts'
import { namePrincipal, nameTime } from '../findings/words.ts'
import type { Chain } from '../lineage/chain.ts'
import type { Step } from '../lineage/step.ts'
import { type Deed, foldRepeats } from './step-words.ts'

/** A step with its number, from 1, and the place of its actor in the list of them. */
export interface NumberedStep extends Deed {
  readonly number: number
  readonly actor: number
}

/** A chain as a page tells it. */
export interface NumberedChain {
  readonly chain: Chain
  readonly steps: readonly NumberedStep[]
  /** Names of those who acted, in the order in which they first did. */
  readonly actors: readonly string[]
  /** The numbered step that a step of the chain is told by; `undefined` for steps of what was before. */
  readonly numberedOf: (step: Step) => NumberedStep | undefined
  /** A time of the chain as short as it can be: without its day where all is of one day, UTC. */
  readonly clock: (milliseconds: number) => string
}

/** Numbers the steps of a chain; those that repeat each other share a number. */
export function numberChain(chain: Chain): NumberedChain {
  const actors = new Map<string, { readonly place: number; readonly name: string }>()
  const steps = foldRepeats(chain.steps).map((deed, index) => {
    const { principal } = deed.step
    const id = actorOf(principal)
    const actor = actors.get(id) ?? { place: actors.size, name: namePrincipal(principal) }
    actors.set(id, actor)
    return { ...deed, number: index + 1, actor: actor.place }
  })
  const numbered = numberSteps(chain.steps, steps)
  return {
    chain,
    steps,
    actors: [...actors.values()].map(({ name }) => name),
    numberedOf: (step) => numbered.get(step),
    clock: clockOf(chain),
  }
}

/** A deed stands for the steps from its own up to that of the next. */
function numberSteps(
  steps: Chain['steps'],
  deeds: readonly NumberedStep[],
): ReadonlyMap<Step, NumberedStep> {
  const numbered = new Map<Step, NumberedStep>()
  let index = 0
  for (const step of steps) {
    if (deeds[index + 1]?.step === step) index++
    const deed = deeds[index]
    if (deed !== undefined) numbered.set(step, deed)
  }
  return numbered
}

/** `02:24`, or `09-15 02:24` where the chain goes over several days. */
function clockOf({ steps, exposures }: Chain): NumberedChain['clock'] {
  const times = [
    ...steps.map(({ event }) => event.time),
    ...exposures.flatMap(({ from, until }) => [from, until ?? from]),
  ]
  const days = new Set(times.map((time) => nameTime(time).slice(0, 10)))
  const start = days.size > 1 ? 5 : 11
  return (time) => nameTime(time).slice(start, 16)
}
