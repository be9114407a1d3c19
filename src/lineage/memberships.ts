/** Which network groups an instance belonged to, from when until when. */
import type { LineageGraph, LineageNode } from './graph.ts'
import { Intervals } from './intervals.ts'
import type { Membership } from './membership.ts'
import { selectionsOf } from './selections.ts'
import type { Step } from './step.ts'

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
  return [...found, ...selectionsOf(graph, node)]
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
