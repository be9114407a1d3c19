/** Which network groups an instance belonged to, from when until when. */
import type { NetworkSelector } from './activity.ts'
import type { LineageGraph, LineageNode } from './graph.ts'
import { effectiveSteps, Intervals } from './intervals.ts'
import type { Step } from './step.ts'

/** A span of time in which the rules of a group applied to a node. */
export interface Membership {
  readonly group: LineageNode
  readonly from: number
  readonly until: number
  /** The step that put the node into the group; absent for the node itself. */
  readonly joined?: Step
}

/** Instances join groups directly or through interfaces; deeper nesting does not exist. */
const deepestMembership = 3

/** Everything whose rules apply to the node: itself, its groups, and groups that select it. */
export function membershipsOf(graph: LineageGraph, node: LineageNode): readonly Membership[] {
  const itself: Membership = { group: node, from: -Infinity, until: Infinity }
  const found = [itself]
  let reached: readonly Membership[] = [itself]
  for (let depth = 0; depth < deepestMembership && reached.length > 0; depth++) {
    reached = reached.flatMap((outer) =>
      directMemberships(graph, outer.group).flatMap((inner) => within(outer, inner)),
    )
    found.push(...reached)
  }
  return [...found, ...selections(graph, node)]
}

/** The part of a membership that falls into the time of the one it is reached through. */
function within(outer: Membership, inner: Membership): readonly Membership[] {
  const from = Math.max(outer.from, inner.from)
  const until = Math.min(outer.until, inner.until)
  if (from >= until) return []
  const joined = outer.from > inner.from ? outer.joined : inner.joined
  return [{ group: inner.group, from, until, ...(joined === undefined ? {} : { joined }) }]
}

/**
 * A step that names groups of a node names all of them, so that groups it no longer names are left;
 * interfaces add up.
 */
function directMemberships(graph: LineageGraph, node: LineageNode): readonly Membership[] {
  const byStep = new Map<Step, LineageNode[]>()
  for (const { kind, to, step } of graph.edgesFrom.get(node.key) ?? []) {
    const group = graph.nodes.get(to)
    if (kind !== 'member-of' || group === undefined) continue
    byStep.set(step, [...(byStep.get(step) ?? []), group])
  }
  const intervals = new Intervals<LineageNode>()
  for (const [step, groups] of byStep) {
    const keys = new Set(groups.map(({ key }) => key))
    const names = groups.some(({ resource }) => resource.kind === 'network-group')
    if (names) intervals.endWhere((key, group) => isGroup(group) && !keys.has(key), step)
    for (const group of groups) intervals.start(group.key, group, step)
  }
  return intervals.all().map(({ value, from, until, steps }) => {
    const [joined] = steps
    return { group: value, from, until, ...(joined === undefined ? {} : { joined }) }
  })
}

function isGroup({ resource }: LineageNode): boolean {
  return resource.kind === 'network-group'
}

interface SelectorSpan {
  readonly selector: NetworkSelector
  readonly hasExternalAddress: boolean | undefined
  readonly from: number
  readonly until: number
  readonly step: Step
}

/** Firewalls that cover the node by network and tag or service account. */
function selections(graph: LineageGraph, node: LineageNode): readonly Membership[] {
  const own = selectorSpans(graph, node).filter(
    ({ hasExternalAddress }) => hasExternalAddress !== false,
  )
  if (own.length === 0) return []
  return [...graph.nodes.values()].filter(isGroup).flatMap((group) =>
    selectorSpans(graph, group).flatMap((target) =>
      own
        .filter(({ selector }) => selects(target.selector, selector))
        .map((span) => ({
          group,
          from: Math.max(span.from, target.from),
          until: Math.min(span.until, target.until),
          joined: span.step,
        }))
        .filter(({ from, until }) => from < until),
    ),
  )
}

/** How a node could be selected over time; what a later step leaves open goes on as before. */
function selectorSpans(graph: LineageGraph, node: LineageNode): readonly SelectorSpan[] {
  const spans: SelectorSpan[] = []
  for (const step of effectiveSteps(node.steps)) {
    for (const stated of step.activity.selectors ?? []) {
      if (graph.keyOf(step, stated.resource) !== node.key) continue
      const before = spans.at(-1)
      if (before !== undefined) spans[spans.length - 1] = { ...before, until: step.event.time }
      const network = stated.selector.network || (before?.selector.network ?? '')
      spans.push({
        selector: { ...stated.selector, network },
        hasExternalAddress: stated.hasExternalAddress ?? before?.hasExternalAddress,
        from: step.event.time,
        until: Infinity,
        step,
      })
    }
  }
  return spans
}

/** A firewall without targets covers its whole network (reference/telemetry.md section 3.4). */
function selects(firewall: NetworkSelector, instance: NetworkSelector): boolean {
  if (firewall.network !== instance.network) return false
  if (firewall.tags.length === 0 && firewall.serviceAccounts.length === 0) return true
  return (
    firewall.tags.some((tag) => instance.tags.includes(tag)) ||
    firewall.serviceAccounts.some((account) => instance.serviceAccounts.includes(account))
  )
}
