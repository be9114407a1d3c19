/** What it says how a copy was made, and who put it to use. */
import { actorOf } from '../environment/principals/principal.ts'
import type { Chain } from '../lineage/chain.ts'
import type { Step } from '../lineage/step.ts'
import { foreignUseOf, type Practice, type Precedent, usingVerbs } from './practice.ts'
import type { Signal } from './signal.ts'
import { countOf, namePrincipal, nameResource, nameTime } from './words.ts'

/** The signs of the use of a copy, by who made it and who used it. */
export function useSignals(
  chain: Chain,
  { isBuild, practice }: { readonly isBuild: boolean; readonly practice: Practice },
): readonly Signal[] {
  const { maker } = chain
  const uses = chain.steps.filter(
    ({ activity }) => !activity.attempt && usingVerbs.has(activity.verb),
  )
  const moves = chain.steps.filter(
    (step) => step !== maker && !step.activity.attempt && step.activity.verb === 'copy',
  )
  const foreign = foreignUseOf(chain)
  const [first, ...rest] = foreign?.uses ?? []
  if (maker === undefined || foreign === undefined || first === undefined) {
    return [...uses.slice(0, 1), ...moves.slice(0, 1)].map((step) => ordinaryUse(step))
  }
  const others = [first, ...rest]
  const verbs = [...new Set(others.map(({ activity }) => activity.verb))].join(', ')
  const told = `${namePrincipal(maker.principal)} made the copy, ${namePrincipal(first.principal)} put it to use (${verbs}) from ${nameTime(first.event.time)}`
  const phrase = 'restored by another principal'
  if (maker.principal.automation !== undefined) {
    const reason = `${told}; the copy is a backup made by automation: ${maker.principal.automation}`
    return [{ level: 'low', phrase, reason }]
  }
  if (others.every((step) => wasHandedOver(chain, maker, step))) {
    const reason = `${told}; the maker had shared it with them, inside our own accounts`
    return [{ level: 'low', phrase: 'handed over and restored', reason }]
  }
  if (isBuild) {
    const reason = `${told}; an image that a pipeline built`
    return [{ level: 'low', phrase: 'image put to use', reason }]
  }
  const precedent = practice(foreign)
  if (precedent === undefined) return [{ level: 'medium', phrase, reason: told }]
  return [{ level: 'low', phrase, reason: `${told}; ${nameOf(precedent)}` }]
}

function nameOf(precedent: Precedent): string {
  if (precedent.kind === 'before') return `as they first did at ${nameTime(precedent.time)}`
  const { from, to, days } = precedent
  return `all of them are known to do so (${countOf(days, 'day')} learned, ${nameTime(from)} to ${nameTime(to)})`
}

/** Did the maker of the copy let in exactly the one who used it, or the account it was used in? */
function wasHandedOver(chain: Chain, maker: Step, use: Step): boolean {
  return chain.exposures.some((exposure) => {
    if (exposure.kind !== 'share' || exposure.from > use.event.time) return false
    const granter = exposure.steps[0]?.principal
    if (granter === undefined || actorOf(granter) !== actorOf(maker.principal)) return false
    const { kind, id } = exposure.grantee
    if (kind === 'account') return id === use.activity.account && id !== maker.activity.account
    return kind === 'principal' && id.toLowerCase().endsWith(use.principal.id.toLowerCase())
  })
}

function ordinaryUse({ activity, principal, event }: Step): Signal {
  const what = [...activity.outputs, ...activity.inputs].slice(0, 1).map(nameResource).join('')
  return {
    level: principal.automation === undefined ? 'low' : 'informational',
    phrase: activity.verb === 'copy' ? 'copied' : 'restored',
    reason: `${namePrincipal(principal)}: ${activity.verb} ${what} at ${nameTime(event.time)}`,
  }
}

/** The sign of the copy itself. */
export function creationSignal(chain: Chain): Signal {
  const { maker } = chain
  if (chain.sourceUnseen || maker === undefined) {
    return {
      level: 'informational',
      phrase: 'handled',
      reason: `${nameResource(chain.root)} was made before the logs begin; its source is not known`,
    }
  }
  const told = `${nameResource(chain.root)} was copied by ${namePrincipal(maker.principal)} at ${nameTime(maker.event.time)}`
  const by = maker.principal.automation
  return {
    level: 'informational',
    phrase: 'copied',
    reason: by === undefined ? told : `${told} (automation: ${by})`,
  }
}
