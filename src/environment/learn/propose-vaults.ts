/**
 * `vaults:` accounts that keep backups: machines bring copies of other accounts' data into them in a
 * steady rhythm, and nobody starts a machine there.
 */
import type { JsonObject } from '../../base/json.ts'
import { sightingOf } from '../history/first-seen.ts'
import { principalKey } from '../history/history-key.ts'
import { parseAccount } from '../configuration/parse-place.ts'
import { mergeSightings } from '../history/sighting.ts'
import type { CopyEvidence } from './evidence.ts'
import { isKnownPrincipal, type LearnedContext, spanOf, trustedUntil } from './learned-context.ts'
import type { Proposal, Proposed } from './proposal.ts'
import { steadyStepOf } from './rhythm.ts'
import { isLongStanding } from './standing.ts'
import { dateText, evidenceText, reasonText } from './words.ts'

/** Proposes vaults; `machines` are the keys of those who work without a person. */
export function proposeVaults(context: LearnedContext, machines: ReadonlySet<string>): Proposed {
  const proposals: Proposal[] = []
  const notes: string[] = []
  for (const [account, copies] of copiesByReceiver(context)) {
    const refusal = refusalOf(context, { account, copies, machines })
    const count = copies.reduce((sum, one) => sum + one.count, 0)
    const seen = copies.map((one) => one.seen).reduce(mergeSightings)
    const from = [...new Set(copies.map((one) => one.from))].sort().join(', ')
    const evidence = `${evidenceText({ count, seen }, 'copy', 'copies')}, of data of ${from}`
    if (refusal !== undefined) {
      notes.push(`vaults: ${account} is not proposed: ${refusal}; ${evidence}`)
      continue
    }
    const why = reasonText(`keeps backups since ${dateText(seen.first)} of ${from}`)
    const entry: JsonObject = { account, why, until: trustedUntil(context) }
    proposals.push({ list: 'vaults', entry, evidence })
  }
  return { proposals, notes }
}

function copiesByReceiver({
  evidence,
}: LearnedContext): ReadonlyMap<string, readonly CopyEvidence[]> {
  const found = new Map<string, CopyEvidence[]>()
  for (const copy of evidence.copies) found.set(copy.to, [...(found.get(copy.to) ?? []), copy])
  return found
}

function refusalOf(
  context: LearnedContext,
  {
    account,
    copies,
    machines,
  }: {
    readonly account: string
    readonly copies: readonly CopyEvidence[]
    readonly machines: ReadonlySet<string>
  },
): string | undefined {
  const parsed = parseAccount(account)
  if (!('value' in parsed)) return parsed.message
  if (context.evidence.accounts.get(account)?.hasLaunches === true) {
    return 'machines are started in it'
  }
  const isMachine = ({ by }: CopyEvidence): boolean => machines.has(principalKey(by) ?? '')
  if (!copies.every(isMachine)) return 'not only known automation brings copies there'
  const known = copies.filter(
    ({ by, account: log }) =>
      isKnownPrincipal(context, by, log) ||
      sightingOf(context.prior, { kind: 'principal', key: principalKey(by) }) !== undefined,
  )
  const [first, ...others] = known.map(({ seen }) => seen)
  if (first === undefined) return 'whoever brings copies there is new'
  const seen = others.reduce(mergeSightings, first)
  const spans = known.flatMap((one) => spanOf(context, one.account) ?? [])
  if (!spans.some((span) => isLongStanding(seen, span))) return 'it is new in what was learned'
  return steadyStepOf(seen) === undefined ? 'there is no steady rhythm' : undefined
}
