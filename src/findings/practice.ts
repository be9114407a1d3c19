/** Who puts whose copies to use, and since when: what happens for the first time is graver than its repetition. */
import type { Context } from '../environment/context.ts'
import { shortestOf } from '../environment/history/first-seen.ts'
import { actorOf } from '../environment/principals/principal.ts'
import type { Chain } from '../lineage/chain.ts'
import type { Step } from '../lineage/step.ts'
import { habitOf, newnessIn, type StepNewness } from './habit.ts'

/** The use of a copy by somebody else than its maker. */
export interface ForeignUse {
  readonly maker: Step
  /** The steps by which others put it to use, in event time; at least one. */
  readonly uses: readonly Step[]
}

/** Why a use is no surprise. */
export type Precedent =
  /** The same hands did the same in the same place before, first at that time (milliseconds UTC). */
  | { readonly kind: 'before'; readonly time: number }
  /** The history knows maker and user to do so; the shorter of the spans that were learned. */
  | { readonly kind: 'learned'; readonly from: number; readonly to: number; readonly days: number }

/** Tells whether a use has a precedent. */
export type Practice = (use: ForeignUse) => Precedent | undefined

/** Verbs by which a copy is put to use. */
export const usingVerbs: ReadonlySet<string> = new Set(['restore', 'attach', 'launch'])

/** The use of a chain's copy by others than its maker: people and roles, not services or foreign accounts. */
export function foreignUseOf({ maker, steps }: Chain): ForeignUse | undefined {
  if (maker === undefined) return undefined
  const uses = steps.filter(
    ({ activity, principal }) =>
      !activity.attempt &&
      usingVerbs.has(activity.verb) &&
      actorOf(principal) !== actorOf(maker.principal) &&
      principal.automation === undefined &&
      principal.kind !== 'external',
  )
  return uses.length === 0 ? undefined : { maker, uses }
}

/**
 * Learns practice from all chains at once, so that the order of input never shows: of uses by the same hands
 * in the same account the first has no precedent in these logs, all later ones have.
 */
export function practiceOf(chains: readonly Chain[], context: Context): Practice {
  const newness = newnessIn(context)
  const first = new Map<string, number>()
  for (const chain of chains) {
    const use = foreignUseOf(chain)
    if (use === undefined) continue
    const key = handsOf(use)
    first.set(key, Math.min(first.get(key) ?? Infinity, beginOf(use)))
  }
  return (use) => {
    const learned = learnedPrecedent(use, newness)
    if (learned !== undefined) return learned
    const time = first.get(handsOf(use))
    return time === undefined || time >= beginOf(use) ? undefined : { kind: 'before', time }
  }
}

function beginOf({ uses: [first] }: ForeignUse): number {
  return first?.event.time ?? Infinity
}

/** Whose copy, who used it and how, and where. */
function handsOf({ maker, uses }: ForeignUse): string {
  const deeds = uses.map(
    ({ activity, principal }) => `${activity.verb} ${activity.account ?? ''} ${actorOf(principal)}`,
  )
  const by = `${maker.activity.account ?? ''} ${actorOf(maker.principal)}`
  return [by, ...new Set(deeds)].join('\n')
}

/** Do all of them do by habit what they did here? */
function learnedPrecedent(
  { maker, uses }: ForeignUse,
  newness: StepNewness,
): Precedent | undefined {
  const spans = [maker, ...uses].map((step) => {
    const found = newness(step, habitOf(step))
    return found?.isNew === false ? found.span : undefined
  })
  const known = spans.filter((span) => span !== undefined)
  const shortest = shortestOf(known)
  if (shortest === undefined || known.length < spans.length) return undefined
  const { from, to, days } = shortest
  return { kind: 'learned', from, to, days }
}
