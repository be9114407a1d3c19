/**
 * `partners:` whoever was let into copies again and again, for long, by somebody who is known for long.
 * Never everybody, never an account that is new in what was learned, and a share by a newcomer counts
 * for nothing.
 */
import { compareText } from '../../base/compare.ts'
import type { JsonObject } from '../../base/json.ts'
import { AccountTrust, type TrustSubject } from '../account-trust.ts'
import { sightingOf } from '../history/first-seen.ts'
import { granteeKey } from '../history/history-key.ts'
import { parseAccount, parseOrganization } from '../configuration/parse-place.ts'
import { mergeSightings, type Sighting } from '../history/sighting.ts'
import type { ShareEvidence } from './evidence.ts'
import { isKnownPrincipal, type LearnedContext, spanOf, trustedUntil } from './learned-context.ts'
import type { Proposal, Proposed } from './proposal.ts'
import { isLongEnough, isLongStanding, isNewcomer } from './standing.ts'
import { counted, dateText, evidenceText, reasonText } from './words.ts'

/** Proposes partners. */
export function proposePartners(context: LearnedContext): Proposed {
  const proposals: Proposal[] = []
  const notes: string[] = []
  for (const [key, shares] of sharesByGrantee(context)) {
    const name = `partners: ${key} is not proposed: `
    const place = placeOfGrantee(shares)
    if (place === undefined) {
      notes.push(`${name}it was not let in as a whole; ${textOf(shares)}`)
      continue
    }
    const verdict = judge(context, key, shares)
    if (typeof verdict === 'string') {
      notes.push(`${name}${verdict}; ${textOf(shares)}`)
      continue
    }
    const { seen, shares: counting } = verdict
    const why = reasonText(`copies shared since ${dateText(seen.first)} by ${namesOf(counting)}`)
    const entry = { ...place, why, until: trustedUntil(context) }
    proposals.push({ list: 'partners', entry, evidence: textOf(counting) })
  }
  return { proposals, notes }
}

/** Shares with others than ourselves and the cloud itself, by who was let in. */
function sharesByGrantee({
  evidence,
}: LearnedContext): ReadonlyMap<string, readonly ShareEvidence[]> {
  const trust = new AccountTrust()
  for (const account of evidence.accounts.keys()) trust.seeAsRecipient(account)
  const found = new Map<string, ShareEvidence[]>()
  for (const share of evidence.shares) {
    const { grantee, granter, seen } = share
    const key = granteeKey(grantee)
    const verdict = trust.trustOf(grantee, granter, seen.last)
    if (key === undefined || verdict === 'own' || verdict === 'provider') continue
    found.set(key, [...(found.get(key) ?? []), share])
  }
  return found
}

/** An account that was only let in by one of its roles or people is not named as a whole. */
function placeOfGrantee(shares: readonly ShareEvidence[]): JsonObject | undefined {
  for (const { grantee } of shares) {
    const place = placeOf(grantee)
    if (place !== undefined) return place
  }
  return undefined
}

function placeOf({ kind, id }: TrustSubject): JsonObject | undefined {
  if (kind === 'organization') {
    const parsed = parseOrganization(id)
    return 'value' in parsed ? { organization: parsed.value.id } : undefined
  }
  const parsed = kind === 'account' ? parseAccount(id) : undefined
  return parsed !== undefined && 'value' in parsed ? { account: parsed.value.id } : undefined
}

/** The shares that count and since when they are known, or why there are not enough. */
function judge(
  context: LearnedContext,
  key: string,
  shares: readonly ShareEvidence[],
): { readonly seen: Sighting; readonly shares: readonly ShareEvidence[] } | string {
  const accounts = [...new Set(shares.map(({ account }) => account))]
  const spans = accounts.flatMap((account) => spanOf(context, account) ?? [])
  if (!spans.some(isLongEnough)) return 'less than 14 days of logs were learned'
  const counting = shares.filter(({ granter, account }) =>
    isKnownPrincipal(context, granter, account),
  )
  const before = sightingOf(context.prior, { kind: 'grantee', key })
  const now = counting.map(({ seen }) => seen)
  if (now.length === 0) return 'whoever shares with it is new or rarely seen'
  const seen = [...now, ...(before === undefined ? [] : [before])].reduce(mergeSightings)
  if (spans.every((span) => isNewcomer(seen, span))) return 'it is new in what was learned'
  return spans.some((span) => isLongStanding(seen, span))
    ? { seen, shares: counting }
    : 'it was not let in on three days over two weeks'
}

function textOf(shares: readonly ShareEvidence[]): string {
  const count = shares.reduce((sum, share) => sum + share.count, 0)
  const seen = shares.map((share) => share.seen).reduce(mergeSightings)
  return `${evidenceText({ count, seen }, 'share')}, by ${namesOf(shares)}`
}

function namesOf(shares: readonly ShareEvidence[]): string {
  const names = [...new Set(shares.map(({ granter }) => granter.display))].sort(compareText)
  const [first = '', ...others] = names
  return others.length === 0 ? first : `${first} and ${counted(others.length, 'other')}`
}
