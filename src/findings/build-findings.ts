/** Joins chains and matches into findings, worst first. */
import { compareText } from '../base/compare.ts'
import type { Detection } from '../detections/detection.ts'
import { levels } from '../detections/detection.ts'
import type { Context } from '../environment/context.ts'
import type { SourceCoverage } from '../environment/source-ledger.ts'
import type { Event } from '../events/event.ts'
import type { Chain } from '../lineage/chain.ts'
import type { LineageGraph } from '../lineage/graph.ts'
import type { Match } from '../matching/match.ts'
import { attemptFindings } from './attempts.ts'
import { ChainTeller, withAlsoMatched } from './chain-finding.ts'
import { exposureFindings } from './exposures.ts'
import type { Finding } from './finding.ts'
import { matchFindings } from './matches.ts'
import { everyEventOf } from './rested-on.ts'

/** All that findings are made from. */
export interface FindingInput {
  readonly graph: LineageGraph
  readonly chains: readonly Chain[]
  readonly matches: readonly Match[]
  readonly context: Context
  readonly coverage: readonly SourceCoverage[]
}

/**
 * Every finding, worst first, then by time and id. A shipped detection whose event lineage has judged
 * joins that finding, because the chain knows more than the event, unless it matched other events
 * besides, or saw several chains together and is graver than each of them; a detection that the user
 * loaded keeps its own level and its own finding.
 */
export function buildFindings(input: FindingInput): readonly Finding[] {
  const teller = new ChainTeller(input.chains, input)
  const judged = [
    ...input.chains.map((chain) => teller.finding(chain)),
    ...exposureFindings(input.graph, input.chains, input.context),
    ...attemptFindings(input.graph, input.chains, input.context.trust),
  ]
  const claimed = new Map<Event, Finding[]>()
  for (const finding of judged) {
    for (const event of everyEventOf(finding)) {
      const owners = claimed.get(event)
      if (owners === undefined) claimed.set(event, [finding])
      else if (owners.at(-1) !== finding) owners.push(finding)
    }
  }
  const also = new Map<Finding, readonly Detection[]>()
  const lists = new DetectionLists()
  const alone: Match[] = []
  for (const match of input.matches) {
    const claims = match.events.map((event) => claimed.get(event) ?? [])
    const whole = holdersOfAll(claims)
    for (const owner of whole.length > 0 ? whole : claims.flat()) {
      also.set(owner, lists.with(also.get(owner) ?? noDetections, match.detection))
    }
    if (match.detection.builtIn !== true || !isJudged(match.detection, claims)) alone.push(match)
  }
  const findings = [
    ...judged.map((finding) => {
      const detections = also.get(finding)
      return detections === undefined ? finding : withAlsoMatched(finding, detections)
    }),
    ...matchFindings(alone),
  ]
  return worstFirst(findings)
}

const noDetections: readonly Detection[] = []

/** Lists of detections, rising by id, each once: very many findings have the same. */
class DetectionLists {
  readonly #longer = new Map<readonly Detection[], Map<Detection, readonly Detection[]>>()

  /** The list with one more detection in it. */
  with(list: readonly Detection[], more: Detection): readonly Detection[] {
    if (list.includes(more)) return list
    const longer = this.#longer.get(list) ?? new Map<Detection, readonly Detection[]>()
    this.#longer.set(list, longer)
    const known = longer.get(more) ?? [...list, more].sort((a, b) => compareText(a.id, b.id))
    longer.set(more, known)
    return known
  }
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

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  // The events of a chain are put together when somebody asks: once for each finding is enough.
  const times = new Map(findings.map((finding) => [finding, finding.events[0]?.time ?? 0]))
  return findings.toSorted(
    (a, b) =>
      levels.indexOf(b.severity) - levels.indexOf(a.severity) ||
      Number(b.chain !== null) - Number(a.chain !== null) ||
      (times.get(a) ?? 0) - (times.get(b) ?? 0) ||
      compareText(a.id, b.id),
  )
}
