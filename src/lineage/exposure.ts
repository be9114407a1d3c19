/** When a copy was open to others: shares and network rules as intervals of event time. */
import { compareText } from '../base/compare.ts'
import { oncePerKey } from '../base/once-per-key.ts'
import type { IngressRule } from './activity.ts'
import type { Exposure, NetworkInterval } from './chain.ts'
import type { LineageGraph, LineageNode } from './graph.ts'
import { effectiveSteps, type Interval, Intervals } from './intervals.ts'
import { membershipsOf } from './memberships.ts'
import { findShares } from './shares.ts'

/** A node with the time from which it holds the data that is asked about, milliseconds UTC. */
export interface Holder {
  readonly node: LineageNode
  readonly since: number
}

/** Tells when holders were open to others, in the order of the beginning. */
export type ExposureFinder = (holders: readonly Holder[]) => readonly Exposure[]

/**
 * Makes a finder for a graph. Many instances share a network group, so the rules of a group are worked
 * out once for all calls.
 */
export function createExposureFinder(graph: LineageGraph): ExposureFinder {
  const rulesOf = oncePerKey((group: LineageNode) => worldRulesOf(graph, group))
  return (holders) =>
    holders
      .flatMap((holder) => [
        ...findShares(graph, holder.node),
        ...onceEach(networkExposuresOf(graph, holder, rulesOf)),
      ])
      .sort((a, b) => a.from - b.from || compareText(a.resource.id, b.resource.id))
}

/** An instance may be in a group by itself and by its interface: the same opening, told once. */
function onceEach(intervals: readonly NetworkInterval[]): readonly NetworkInterval[] {
  return [...new Map(intervals.toReversed().map((one) => [keyOf(one), one])).values()].reverse()
}

function keyOf({ group, rule, from, until }: NetworkInterval): string {
  return JSON.stringify([group.id, rule.key, from, until ?? null])
}

/** What a group opened before the data came counts from when it came, and not at all if closed by then. */
function networkExposuresOf(
  graph: LineageGraph,
  { node, since }: Holder,
  rulesOf: (group: LineageNode) => readonly Interval<IngressRule>[],
): readonly NetworkInterval[] {
  if (node.resource.kind !== 'instance' && node.resource.kind !== 'database') return []
  return membershipsOf(graph, node).flatMap((membership) =>
    rulesOf(membership.group).flatMap((rule) => {
      const from = Math.max(rule.from, membership.from, since)
      const until = Math.min(rule.until, membership.until, node.removedAt ?? Infinity)
      if (from > until || (from === until && rule.from < from)) return []
      const { joined } = membership
      const isTold = joined === undefined || rule.steps.includes(joined)
      const interval: NetworkInterval = {
        kind: 'network',
        resource: node.resource,
        group: membership.group.resource,
        rule: rule.value,
        from,
        ...(until === Infinity ? {} : { until }),
        steps: isTold ? rule.steps : [joined, ...rule.steps],
      }
      return [interval]
    }),
  )
}

/** The world-open rules of a network group (or public resource) as intervals. */
export function worldRulesOf(
  graph: LineageGraph,
  group: LineageNode,
): readonly Interval<IngressRule>[] {
  const intervals = new Intervals<IngressRule>()
  for (const step of effectiveSteps(group.steps)) {
    for (const { resource, change, rules } of step.activity.exposures ?? []) {
      if (graph.keyOf(step, resource) !== group.key) continue
      const isNamed = (key: string, { id }: IngressRule): boolean =>
        rules.some((rule) => rule.key === key || (id !== undefined && rule.id === id))
      if (change === 'replace') intervals.endWhere((key, rule) => !isNamed(key, rule), step)
      if (change === 'close') intervals.endWhere(isNamed, step)
      else {
        for (const rule of rules) if (rule.worldOpen) intervals.start(rule.key, rule, step)
      }
    }
    if (group.removedAt === step.event.time) intervals.endWhere(() => true, step)
  }
  return intervals.all()
}
