/** World-open network rules that no chain explains: background, but told. */
import { compareText } from '../base/compare.ts'
import type { Chain } from '../lineage/chain.ts'
import { worldRulesOf } from '../lineage/exposure.ts'
import type { LineageGraph, LineageNode } from '../lineage/graph.ts'
import type { Finding } from './finding.ts'
import { findingId } from './finding-id.ts'
import { joinWords, namePorts, namePrincipal, nameResource, nameTime } from './words.ts'

/** One finding for each network group or public resource that lets the world in, outside all chains. */
export function exposureFindings(
  graph: LineageGraph,
  chains: readonly Chain[],
): readonly Finding[] {
  const told = new Set(
    chains.flatMap(({ exposures }) =>
      exposures.flatMap((exposure) => (exposure.kind === 'network' ? exposure.group.id : [])),
    ),
  )
  return [...graph.nodes.values()]
    .filter(({ resource }) => !told.has(resource.id))
    .flatMap((node) => exposureFinding(graph, node))
}

function exposureFinding(graph: LineageGraph, node: LineageNode): readonly Finding[] {
  const rules = worldRulesOf(graph, node)
  const [first] = rules
  const [opening] = first?.steps ?? []
  if (first === undefined || opening === undefined) return []
  const ports = joinWords([...new Set(rules.map(({ value }) => namePorts(value)))])
  const name = nameResource(node.resource)
  const steps = [...new Set(rules.flatMap((rule) => rule.steps))]
  const finding: Finding = {
    id: findingId('exposure', node.key),
    title: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: opened to the world on ${ports}`,
    severity: 'low',
    confidence: 'high',
    summary: `${namePrincipal(opening.principal)} let any address reach ${name} on ${ports} at ${nameTime(first.from)}. No copy of data is known behind it.`,
    techniques: ['T1562.007'],
    detection: null,
    chain: null,
    alsoMatched: [],
    events: steps
      .map(({ event }) => event)
      .sort((a, b) => a.time - b.time || compareText(a.id, b.id)),
    why: rules.map(
      ({ value, from, until }) =>
        `${namePorts(value)} open to ${value.cidrs.join(', ')} from ${nameTime(from)}${until === Infinity ? ', still open' : ` until ${nameTime(until)}`}`,
    ),
    blindSpots: [
      'instances that joined the group before the logs begin are not known: what the rule exposes may be more than shown',
    ],
    next: [`check what stands behind ${name} and whether the rule is still wanted`],
  }
  return [finding]
}
