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
 * besides; a detection that the user loaded keeps its own level and its own finding.
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
    for (const { records } of finding.events) {
      const owners = claimed.get(records)
      if (owners === undefined) claimed.set(records, [finding])
      else if (owners.at(-1) !== finding) owners.push(finding)
    }
  }
  const also = new Map<Finding, Set<Detection>>()
  const alone: Match[] = []
  for (const match of input.matches) {
    const claims = match.events.map(({ records }) => claimed.get(records) ?? [])
    for (const owner of claims.flat())
      also.set(owner, (also.get(owner) ?? new Set()).add(match.detection))
    const isJudged = claims.every((owners) => owners.length > 0)
    if (!isJudged || match.detection.builtIn !== true) alone.push(match)
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

function worstFirst(a: Finding, b: Finding): number {
  return (
    levels.indexOf(b.severity) - levels.indexOf(a.severity) ||
    Number(b.chain !== null) - Number(a.chain !== null) ||
    (a.events[0]?.time ?? 0) - (b.events[0]?.time ?? 0) ||
    compareText(a.id, b.id)
  )
}
