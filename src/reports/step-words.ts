/** How reports tell single steps and exposures: repeats as one, from what to what, to whom. */
import { nameGrantee, namePorts, namePrincipal, nameResource } from '../findings/words.ts'
import type { Exposure } from '../lineage/chain.ts'
import type { Resource } from '../lineage/resource.ts'
import type { Step } from '../lineage/step.ts'

/** A step that stands for itself and those after it that did just the same. */
export interface FoldedStep {
  readonly step: Step
  /** How many like it follow each other. */
  readonly times: number
  /** When the last of them was, where a step stands for several; milliseconds UTC. */
  readonly until?: number
  /** All of them, the step first, without the repeats that lineage folded. */
  readonly of: readonly Step[]
}

/** Joins neighbours that do the same thing to the same resources by the same person. */
export function foldRepeats(steps: readonly Step[]): readonly FoldedStep[] {
  const folded: (FoldedStep & { readonly of: Step[] })[] = []
  for (const step of steps) {
    const last = folded.at(-1)
    const { repeats = [] } = step
    const end = repeats.at(-1)?.event.time
    if (last !== undefined && sameDeed(last.step, step)) {
      const until = end ?? (last.until === undefined ? undefined : step.event.time)
      const times = last.times + 1 + repeats.length
      last.of.push(step)
      folded[folded.length - 1] = { ...last, times, ...(until === undefined ? {} : { until }) }
    } else {
      const until = end === undefined ? {} : { until: end }
      folded.push({ step, of: [step], times: 1 + repeats.length, ...until })
    }
  }
  return folded
}

function sameDeed(a: Step, b: Step): boolean {
  return deedOf(a) === deedOf(b)
}

function deedOf({ activity, principal }: Step): string {
  return [
    activity.verb,
    activity.attempt,
    principal.id,
    namePrincipal(principal),
    ...activity.inputs.map(({ id }) => id),
    '>',
    ...activity.outputs.map(({ id }) => id),
    targetOf(activity),
  ].join(' ')
}

/** What a step made, whom it let in, which rules it changed; the empty text for none of these. */
export function targetOf({ outputs, sharing, exposures, inputs }: Step['activity']): string {
  const names = outputs
    .filter(({ id }) => !inputs.some((input: Resource) => input.id === id))
    .map(nameResource)
  const grantees = (sharing?.grantees ?? []).map(nameGrantee)
  const rules = (exposures ?? []).flatMap((change) =>
    change.rules.map((rule) => `${rule.cidrs.join(', ')} on ${namePorts(rule)}`),
  )
  return [...new Set([...names, ...grantees, ...rules])].join(', ')
}

/** Who could use a copy: `account 444455556666`, `the world on port 22`. */
export function nameReceiver(exposure: Exposure): string {
  if (exposure.kind === 'share') return nameGrantee(exposure.grantee)
  const { rule } = exposure
  return `${rule.worldOpen ? 'the world' : rule.cidrs.join(', ')} on ${namePorts(rule)}`
}
