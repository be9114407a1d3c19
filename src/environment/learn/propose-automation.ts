/**
 * `automation:` whoever makes, copies and deletes in a steady rhythm over many days with no sign of a
 * person behind it, for the verbs of that rhythm alone. Not who is known as automation anyway.
 */
import { compareText } from '../../base/compare.ts'
import { principalKey } from '../history/history-key.ts'
import {
  faultOfAutomation,
  faultOfBreadth,
  faultOfPrincipal,
} from '../configuration/principal-pattern.ts'
import { daysUntil } from '../history/sighting.ts'
import type { PrincipalEvidence } from './evidence.ts'
import { isKnownPrincipal, type LearnedContext } from './learned-context.ts'
import type { Proposal, Proposed } from './proposal.ts'
import { rhythmOf } from './rhythm.ts'
import { evidenceText } from './words.ts'

/** Whoever gives data away, opens it or takes its protection off is asked each time, however often. */
const tradeVerbs: ReadonlySet<string> = new Set([
  'create',
  'copy',
  'delete',
  'restore',
  'launch',
  'attach',
  'detach',
  'protect',
])

/** Who has to do at least one of these to be looked at. */
const copyVerbs: ReadonlySet<string> = new Set(['create', 'copy', 'delete'])

/** Proposes automation. */
export function proposeAutomation(context: LearnedContext): Proposed {
  const proposals: Proposal[] = []
  const notes: string[] = []
  for (const one of context.evidence.principals.values()) {
    const { principal } = one
    if (principal.automation !== undefined || !mayBeMachine(one)) continue
    const rhythm = rhythmOf(one.deedHours)
    if (rhythm === undefined) continue
    const refusal = refusalOf(context, one)
    const about = `automation: ${principal.id}`
    if (refusal !== undefined) {
      notes.push(`${about} is not proposed, for all its rhythm: ${refusal}`)
      continue
    }
    const { verbs, others } = verbsByTrade(one)
    if (!verbs.some((verb) => copyVerbs.has(verb))) continue
    const why = `${verbs.join(', ')} ${rhythm}`
    const evidence = `${deedsText(one, verbs)}; no sign of a person`
    proposals.push({ list: 'automation', entry: { principal: principal.id, why, verbs }, evidence })
    if (others.length > 0) notes.push(`${about} is not proposed for ${deedsText(one, others)}`)
  }
  return { proposals, notes }
}

/** Root, other accounts and whoever the record hides are never proposed; users of IAM are `human`. */
function mayBeMachine({ principal: { kind, id } }: PrincipalEvidence): boolean {
  return (
    kind === 'role' || kind === 'service' || (kind === 'human' && /:iam::\d{12}:user\//.test(id))
  )
}

function isKnownSomewhere(context: LearnedContext, { principal }: PrincipalEvidence): boolean {
  const accounts = [...context.evidence.accounts.keys()]
  return accounts.some((account) => isKnownPrincipal(context, principal, account))
}

function refusalOf(context: LearnedContext, one: PrincipalEvidence): string | undefined {
  const { principal, person } = one
  const { id } = principal
  if (!isKnownSomewhere(context, one)) return 'it is new in what was learned'
  if (person !== undefined) return `a person may stand behind it: ${person}`
  if (id.includes('*') || id.length > 1000) return 'its id cannot stand in the file'
  return (faultOfPrincipal(id) ?? faultOfBreadth(id) ?? faultOfAutomation(id))?.message
}

/** What it does on at least half of its days is its trade. */
function verbsByTrade({ deeds, deedHours }: PrincipalEvidence): {
  readonly verbs: readonly string[]
  readonly others: readonly string[]
} {
  const names = [...deeds.keys()].sort(compareText)
  const isTrade = (verb: string): boolean => {
    const seen = deeds.get(verb)?.seen
    const days = seen === undefined ? 0 : daysUntil(seen).length
    return tradeVerbs.has(verb) && days >= deedHours.size / 2
  }
  return {
    verbs: names.filter(isTrade),
    others: names.filter((verb) => verb !== 'other' && !isTrade(verb)),
  }
}

function deedsText({ deeds }: PrincipalEvidence, verbs: readonly string[]): string {
  return verbs
    .flatMap((verb) => {
      const deed = deeds.get(verb)
      return deed === undefined ? [] : `${verb}: ${evidenceText(deed, 'call')}`
    })
    .join('; ')
}

/** The keys of the principals that are proposed, as histories and evidence have them. */
export function automationKeys(
  { evidence }: LearnedContext,
  { proposals }: Proposed,
): ReadonlySet<string> {
  const ids = new Set(
    proposals.map(({ entry }) => (typeof entry === 'string' ? entry : entry['principal'])),
  )
  const machines = [...evidence.principals.values()].filter(
    ({ principal }) => principal.automation !== undefined || ids.has(principal.id),
  )
  return new Set(machines.flatMap(({ principal }) => principalKey(principal) ?? []))
}
