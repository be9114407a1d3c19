/** What a chain's steps and openings are called in the text report, and which of them are one deed. */
import { nameGrantee, namePorts, namePrincipal, nameTime } from '../findings/words.ts'
import type { Exposure } from '../lineage/chain.ts'
import type { Step } from '../lineage/step.ts'

/** A step that may stand for several alike, one after the other. */
export interface Deed {
  readonly step: Step
  /** How many there were. */
  readonly times: number
  /** When the last of them was, where there were several; milliseconds UTC. */
  readonly until?: number
}

/** Joins neighbours that do the same thing to the same resources by the same person. */
export function foldRepeats(steps: readonly Step[]): readonly Deed[] {
  // Most resources have one step of a kind: nothing to compare.
  if (steps.length === 1) return steps.map(deedOf)
  const deeds: Deed[] = []
  let last = ''
  for (const step of steps) {
    const same = sameDeed(step)
    const known = last === same ? deeds.pop() : undefined
    deeds.push(known === undefined ? deedOf(step) : joined(known, step))
    last = same
  }
  return deeds
}

function deedOf(step: Step): Deed {
  const { repeats = [] } = step
  const until = repeats.at(-1)?.event.time
  return { step, times: 1 + repeats.length, ...(until === undefined ? {} : { until }) }
}

function joined({ step, times }: Deed, next: Step): Deed {
  const { times: more, until = next.event.time } = deedOf(next)
  return { step, times: times + more, until }
}

/** Steps of equal keys are the same deed again. */
function sameDeed({ activity, principal }: Step): string {
  const { verb, attempt, account, region, inputs, outputs } = activity
  return JSON.stringify([
    [verb, attempt, account ?? '', region ?? ''],
    [principal.id, namePrincipal(principal)],
    inputs.map(({ id }) => id),
    outputs.map(({ id }) => id),
    namesBeside(activity),
  ])
}

/** Receivers and network rules that an activity names. */
export function namesBeside({
  sharing,
  unsharing,
  exposures = [],
}: Step['activity']): readonly string[] {
  const grantees = [...(sharing?.grantees ?? []), ...(unsharing?.grantees ?? [])]
  const rules = exposures.flatMap((change) =>
    change.rules.map((rule) => `${rule.cidrs.join(', ')} on ${namePorts(rule)}`),
  )
  return [...grantees.map(nameGrantee), ...rules]
}

/** Whom an exposure lets in: `account 444455556666`, `the world on port 22`. */
export function nameOpening(exposure: Exposure): string {
  if (exposure.kind === 'share') return nameGrantee(exposure.grantee)
  const { rule } = exposure
  return `${rule.worldOpen ? 'the world' : rule.cidrs.join(', ')} on ${namePorts(rule)}`
}

/** An end, milliseconds UTC: `06:20:00Z` on the day on which it began, with its own day otherwise. */
export function nameUntil(until: number, from: number): string {
  const [day = ''] = nameTime(from).split(' ')
  const name = nameTime(until)
  return name.startsWith(`${day} `) ? name.slice(day.length + 1) : name
}
