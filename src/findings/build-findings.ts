/** Joins chains and matches into findings, worst first. */
import { compareText } from '../base/compare.ts'
import type { Detection } from '../detections/detection.ts'
import { levels } from '../detections/detection.ts'
import type { AccountTrust } from '../environment/account-trust.ts'
import type { SourceCoverage } from '../environment/source-ledger.ts'
import type { Event } from '../events/event.ts'
import type { Chain } from '../lineage/chain.ts'
import type { LineageGraph } from '../lineage/graph.ts'
import type { Match } from '../matching/match.ts'
import { attemptFindings } from './attempts.ts'
import { chainFinding } from './chain-finding.ts'
import { exposureFindings } from './exposures.ts'
import type { Finding } from './finding.ts'
import { matchFindings } from './matches.ts'
import { everyEventOf } from './rested-on.ts'

/** All that findings are made from. */
export interface FindingInput {
  readonly graph: LineageGraph
  readonly chains: readonly Chain[]
  readonly matches: readonly Match[]
  readonly trust: AccountTrust
  readonly coverage: readonly SourceCoverage[]
}

/**
 * Every finding, worst first, then by time and id. A shipped detection whose event lineage has judged
 * joins that finding, because the chain knows more than the event, unless it matched other events
 * besides, or saw several chains together and is graver than each of them; a detection that the user
 * loaded keeps its own level and its own finding.
 */
export function buildFindings(input: FindingInput): readonly Finding[] {
  const judged = [
    ...input.chains.map((chain) => chainFinding(chain, input.trust, input.coverage)),
    ...exposureFindings(input.graph, input.chains),
    ...attemptFindings(input.graph, input.chains, input.trust),
  ]
  // An event keeps its list of records whatever fields are added to it.
  const claimed = new Map<Event['records'], Finding[]>()
  for (const finding of judged) {
    for (const { records } of everyEventOf(finding)) {
      const owners = claimed.get(records)
      if (owners === undefined) claimed.set(records, [finding])
      else if (owners.at(-1) !== finding) owners.push(finding)
    }
  }
  const also = new Map<Finding, Set<Detection>>()
  const alone: Match[] = []
  for (const match of input.matches) {
    const claims = match.events.map(({ records }) => claimed.get(records) ?? [])
    const whole = holdersOfAll(claims)
    for (const owner of whole.length > 0 ? whole : claims.flat()) {
      also.set(owner, (also.get(owner) ?? new Set()).add(match.detection))
    }
    if (match.detection.builtIn !== true || !isJudged(match.detection, claims)) alone.push(match)
  }
  const findings = [
    ...judged.map((finding) => ({
      ...finding,
      alsoMatched: [...(also.get(finding) ?? [])].sort((a, b) => compareText(a.id, b.id)),
    })),
    ...matchFindings(alone),
  ]
  return findings.sort(worstFirst)
}

/**
 * Has lineage judged all that a shipped detection saw? A finding that holds every event of the match has;
 * several that share them out have seen the parts and not the whole (ten disks copied by one hand are ten
 * small stories), so that one of them must be at least as grave as the detection.
 */
function isJudged({ level }: Detection, claims: readonly (readonly Finding[])[]): boolean {
  if (claims.some((owners) => owners.length === 0)) return false
  if (holdersOfAll(claims).length > 0) return true
  const own = levels.indexOf(level)
  return claims.flat().some(({ severity }) => levels.indexOf(severity) >= own)
}

/** The findings that hold every event of a match: it is about them, and not about all that have a part. */
function holdersOfAll(claims: readonly (readonly Finding[])[]): readonly Finding[] {
  const [first = [], ...others] = claims
  return first.filter((finding) => others.every((owners) => owners.includes(finding)))
}

function worstFirst(a: Finding, b: Finding): number {
  return (
    levels.indexOf(b.severity) - levels.indexOf(a.severity) ||
    Number(b.chain !== null) - Number(a.chain !== null) ||
    (a.events[0]?.time ?? 0) - (b.events[0]?.time ?? 0) ||
    compareText(a.id, b.id)
  )
}
