/** World-open network rules that no chain explains: background, but told. */
import { compareText } from '../base/compare.ts'
import { levels } from '../detections/detection.ts'
import type { Context } from '../environment/context.ts'
import type { IngressRule } from '../lineage/activity.ts'
import type { Chain, NetworkInterval } from '../lineage/chain.ts'
import { createExposureFinder, worldRulesOf } from '../lineage/exposure.ts'
import type { LineageGraph, LineageNode } from '../lineage/graph.ts'
import type { Step } from '../lineage/step.ts'
import type { Finding } from './finding.ts'
import { findingId } from './finding-id.ts'
import { openingLevel } from './network-signal.ts'
import { cloudFirewall, createSnapshot } from './technique.ts'
import { joinWords, namePorts, namePrincipal, nameResource, nameTime } from './words.ts'

/**
 * One finding for each database that was restored from what the logs do not show (a file in a bucket)
 * and lets the world in, and one for each network group or public resource that lets it in otherwise.
 */
export function exposureFindings(
  graph: LineageGraph,
  chains: readonly Chain[],
  context: Context,
): readonly Finding[] {
  const restored = restoredDatabases(graph, chains)
  const told = new Set([
    ...chains.flatMap(({ exposures }) => exposures).flatMap(groupOf),
    ...restored.flatMap(({ openings }) => openings).flatMap(groupOf),
  ])
  return [
    ...restored.flatMap((one) => restoredFinding(one, context)),
    ...[...graph.nodes.values()]
      .filter(({ resource }) => !told.has(resource.id))
      .flatMap((node) => backgroundFinding(graph, node)),
  ]
}

function groupOf(exposure: Chain['exposures'][number]): readonly string[] {
  return exposure.kind === 'network' ? [exposure.group.id] : []
}

interface RestoredDatabase {
  readonly node: LineageNode
  /** What made it. */
  readonly restore: Step
  readonly openings: readonly NetworkInterval[]
}

/** Databases made of a copy that is no resource of the graph: no chain begins with it. */
function restoredDatabases(
  graph: LineageGraph,
  chains: readonly Chain[],
): readonly RestoredDatabase[] {
  const told = new Set(chains.flatMap(({ resources }) => resources.map(({ id }) => id)))
  const findExposures = createExposureFinder(graph)
  return [...graph.nodes.values()].flatMap((node) => {
    if (node.resource.kind !== 'database' || told.has(node.resource.id)) return []
    const restore = node.steps.find(
      ({ activity }) =>
        !activity.attempt &&
        activity.verb === 'restore' &&
        activity.outputs.some(({ id }) => id === node.resource.id),
    )
    if (restore === undefined) return []
    const openings = findExposures([{ node, since: restore.event.time }]).filter(
      (one) => one.kind === 'network',
    )
    return openings.length === 0 ? [] : [{ node, restore, openings }]
  })
}

function restoredFinding(
  { node, restore, openings }: RestoredDatabase,
  context: Context,
): readonly Finding[] {
  const [first] = openings
  if (first === undefined) return []
  const opened = openings.map(({ rule, from, until, steps }) => ({ rule, from, until, steps }))
  const [gravest = 'low'] = opened
    .map(({ rule }) => openingLevel(rule, true, context))
    .sort((a, b) => levels.indexOf(b) - levels.indexOf(a))
  const name = nameResource(node.resource)
  const sources = restore.activity.inputs.map(nameResource)
  const of = sources.length === 0 ? 'a copy that the logs do not show' : joinWords(sources)
  const finding: Finding = {
    ...findingOf(node, opened, [restore]),
    severity: gravest,
    confidence: 'medium',
    summary: `${namePrincipal(restore.principal)} restored ${name} from ${of} at ${nameTime(restore.event.time)}, and any address could reach it on ${portsOf(opened)} from ${nameTime(first.from)}.`,
    techniques: [createSnapshot, cloudFirewall],
    blindSpots: [
      `what ${name} was restored from is no resource that these logs follow: whose data it holds is not known`,
    ],
    next: [
      `make ${name} private; ask ${namePrincipal(restore.principal)} whose data was restored from ${of}`,
    ],
  }
  return [finding]
}

function backgroundFinding(graph: LineageGraph, node: LineageNode): readonly Finding[] {
  const rules = worldRulesOf(graph, node)
  const [first] = rules
  const [opening] = first?.steps ?? []
  if (first === undefined || opening === undefined) return []
  const opened = rules.map(({ value, from, until, steps }) => ({
    rule: value,
    from,
    until: until === Infinity ? undefined : until,
    steps,
  }))
  const name = nameResource(node.resource)
  const finding: Finding = {
    ...findingOf(node, opened),
    summary: `${namePrincipal(opening.principal)} let any address reach ${name} on ${portsOf(opened)} at ${nameTime(first.from)}. No copy of data is known behind it.`,
    blindSpots: [
      'instances that joined the group before the logs begin are not known: what the rule exposes may be more than shown',
    ],
    next: [`check what stands behind ${name} and whether the rule is still wanted`],
  }
  return [finding]
}

/** A rule that lets the world in, from when until when. */
interface Opening {
  readonly rule: IngressRule
  readonly from: number
  readonly until: number | undefined
  readonly steps: readonly Step[]
}

/** What the finding of any opening has, as of a rule of no known copy. */
function findingOf(
  { key, resource }: LineageNode,
  openings: readonly Opening[],
  before: readonly Step[] = [],
): Omit<Finding, 'summary' | 'blindSpots' | 'next'> {
  const name = nameResource(resource)
  const steps = [...new Set([...before, ...openings.flatMap((opening) => opening.steps)])]
  return {
    id: findingId('exposure', key),
    title: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: opened to the world on ${portsOf(openings)}`,
    severity: 'low',
    confidence: 'high',
    techniques: [cloudFirewall],
    detection: null,
    chain: null,
    alsoMatched: [],
    events: steps
      .map(({ event }) => event)
      .sort((a, b) => a.time - b.time || compareText(a.id, b.id)),
    why: openings.map(
      ({ rule, from, until }) =>
        `${namePorts(rule)} open to ${rule.cidrs.join(', ')} from ${nameTime(from)}${until === undefined ? ', still open' : ` until ${nameTime(until)}`}`,
    ),
  }
}

function portsOf(openings: readonly Opening[]): string {
  return joinWords([...new Set(openings.map(({ rule }) => namePorts(rule)))])
}
