/**
 * What it says who acted, when and on what: outside working hours, for the first time, on data that matters.
 * Each is low by itself (design section 6); on sensitive data together they are more.
 */
import type { Context } from '../environment/context.ts'
import type { Newness } from '../environment/history/first-seen.ts'
import type { Chain } from '../lineage/chain.ts'
import type { Step } from '../lineage/step.ts'
import { takingVerbs } from '../environment/verb.ts'
import { actorIn, habitOf, letIn, newnessIn, receiverOf, regionOf } from './habit.ts'
import type { Signal } from './signal.ts'
import { countOf, nameDeed, nameGrantee, namePrincipal, nameResource, nameTime } from './words.ts'

/** The signs of who acted in a chain, as far as the file and the history tell. */
export function actorSignals(chain: Chain, context: Context): readonly Signal[] {
  const deeds = chain.steps.filter(isDeed)
  const odd = [...hourSignals(deeds, context), ...newSignals(deeds, context)]
  return [...odd, ...sensitiveSignals(chain, { odd, context })]
}

/** Did somebody of ours do it, and not a program that is known? */
function isDeed({ activity, principal }: Step): boolean {
  return (
    !activity.attempt &&
    activity.isEcho !== true &&
    takingVerbs.has(activity.verb) &&
    principal.automation === undefined &&
    principal.kind !== 'external' &&
    principal.kind !== 'service'
  )
}

function hourSignals(deeds: readonly Step[], { isOffHours }: Context): readonly Signal[] {
  const [first, ...others] = deeds.filter(
    ({ event, principal }) => isOffHours(event.time, principal) === true,
  )
  if (first === undefined) return []
  const reason = `${deedOf(first)}, outside the working hours of spoor.yaml${andMore(others)}`
  return [{ level: 'low', phrase: 'outside working hours', reason }]
}

/** One sign for each sort of first time; who is new himself does everything for the first time. */
function newSignals(deeds: readonly Step[], context: Context): readonly Signal[] {
  const newness = newnessIn(context)
  const newcomers = firstTimes(deeds, (step) => newness(step, actorIn(step)))
  const isNewcomer = new Set(newcomers.map(({ step }) => step))
  const known = deeds.filter((step) => !isNewcomer.has(step))
  const verbs = firstTimes(known, (step) => newness(step, habitOf(step)))
  const regions = firstTimes(deeds, (step) => newness(step, regionOf(step)))
  return [
    ...tell(newcomers, 'by a new principal', ({ principal }) => {
      return `${namePrincipal(principal)} was never seen before`
    }),
    ...tell(verbs, 'by somebody who never did so', ({ principal, activity }) => {
      return `${namePrincipal(principal)} was never seen to ${nameDeed(activity.verb)} before`
    }),
    ...tell(regions, 'in a new region', ({ activity }) => {
      return `region ${activity.region} was never used in account ${activity.account} before`
    }),
    ...granteeSignals(deeds, context),
  ]
}

function granteeSignals(deeds: readonly Step[], context: Context): readonly Signal[] {
  const newness = newnessIn(context)
  return deeds.flatMap((step) => {
    return letIn(step).flatMap((grantee) => {
      const found = firstTimes([step], () => newness(step, receiverOf(grantee)))
      return tell(found, `with ${nameGrantee(grantee)} for the first time`, () => {
        return `${nameGrantee(grantee)} was never let into a copy before`
      })
    })
  })
}

/** Data that the file calls sensitive: who copies it by trade is told, who never did is more. */
function sensitiveSignals(
  chain: Chain,
  { odd, context }: { readonly odd: readonly Signal[]; readonly context: Context },
): readonly Signal[] {
  const [found] = [chain.root, ...chain.resources].flatMap((resource) => {
    const why = context.sensitivity({ id: resource.id, tags: context.tagsOf(resource) })
    return why === undefined ? [] : [{ resource, why }]
  })
  if (found === undefined) return []
  const told = `${nameResource(found.resource)} is sensitive (${found.why})`
  const byAutomation = chain.maker?.principal.automation !== undefined
  if (odd.length === 0) {
    const level = byAutomation ? 'informational' : 'low'
    return [{ level, phrase: 'sensitive data', reason: told }]
  }
  const phrases = [...new Set(odd.map(({ phrase }) => phrase))].join(', ')
  return [{ level: 'medium', phrase: 'sensitive data', reason: `${told}, and copied ${phrases}` }]
}

/** Something that was not seen before, and what the answer rests on. */
interface FirstTime {
  readonly step: Step
  readonly newness: Newness
}

function firstTimes(
  steps: readonly Step[],
  newnessOf: (step: Step) => Newness | undefined,
): readonly FirstTime[] {
  return steps.flatMap((step) => {
    const newness = newnessOf(step)
    return newness?.isNew === true ? [{ step, newness }] : []
  })
}

/** "New" is never said without the span in which it was not seen. */
function tell(
  times: readonly FirstTime[],
  phrase: string,
  claimOf: (step: Step) => string,
): readonly Signal[] {
  const [first, ...others] = times
  if (first === undefined) return []
  const { from, to, days } = first.newness.span
  const span = `${countOf(days, 'day')} learned, ${nameTime(from)} to ${nameTime(to)}`
  const more = andMore(others.map(({ step }) => step))
  const reason = `${deedOf(first.step)}; ${claimOf(first.step)} (${span})${more}`
  return [{ level: 'low', phrase, reason }]
}

function deedOf({ principal, activity, event }: Step): string {
  const [what] = [...activity.outputs, ...activity.inputs]
  const name = what === undefined ? '' : ` ${nameResource(what)}`
  return `${namePrincipal(principal)}: ${activity.verb}${name} at ${nameTime(event.time)}`
}

function andMore(others: readonly Step[]): string {
  return others.length === 0 ? '' : `, and ${countOf(others.length, 'more step')} like it`
}
