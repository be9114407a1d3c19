/** When a copy was open to others: shares and network rules as intervals of event time. */
import type { Grantee, IngressRule, NetworkSelector } from './activity.ts'
import type { Exposure, NetworkInterval, SharedInterval } from './chain.ts'
import type { LineageGraph, LineageNode } from './graph.ts'
import type { Step } from './step.ts'

/** Instances join groups directly or through interfaces; deeper nesting does not exist. */
const deepestMembership = 3

/** All exposures of the given nodes, in the order of their beginning. */
export function findExposures(
  graph: LineageGraph,
  nodes: readonly LineageNode[],
): readonly Exposure[] {
  const found = nodes.flatMap((node) => [
    ...sharesOf(graph, node),
    ...networkExposuresOf(graph, node),
  ])
  return found.sort((a, b) => a.from - b.from)
}

interface OpenInterval<Value> {
  readonly value: Value
  readonly from: number
  until?: number
  readonly steps: Step[]
}

/** Opens and closes intervals by key as time goes on. */
class Intervals<Value> {
  private readonly open = new Map<string, OpenInterval<Value>>()
  readonly all: OpenInterval<Value>[] = []

  start(key: string, value: Value, step: Step): void {
    if (this.open.has(key)) return
    const interval = { value, from: step.event.time, steps: [step] }
    this.open.set(key, interval)
    this.all.push(interval)
  }

  end(key: string, step: Step): void {
    const interval = this.open.get(key)
    if (interval === undefined) return
    interval.until = step.event.time
    interval.steps.push(step)
    this.open.delete(key)
  }

  endAll(step: Step, except: ReadonlySet<string> = new Set()): void {
    for (const key of this.open.keys()) if (!except.has(key)) this.end(key, step)
  }
}

function sharesOf(graph: LineageGraph, node: LineageNode): readonly SharedInterval[] {
  const intervals = new Intervals<Grantee>()
  for (const step of effective(node.steps)) {
    const { sharing } = step.activity
    if (sharing === undefined || graph.keyOf(step, sharing.resource) !== node.key) continue
    const keys = new Set(sharing.grantees.map(granteeKey))
    if (sharing.change === 'clear') intervals.endAll(step)
    if (sharing.change === 'replace') intervals.endAll(step, keys)
    for (const grantee of sharing.grantees) {
      if (sharing.change === 'remove') intervals.end(granteeKey(grantee), step)
      else if (sharing.change !== 'clear') intervals.start(granteeKey(grantee), grantee, step)
    }
  }
  return intervals.all.map(({ value, from, until, steps }) => ({
    kind: 'share',
    resource: node.resource,
    grantee: value,
    from,
    ...untilOf(until, node.removedAt),
    steps,
  }))
}

function granteeKey(grantee: Grantee): string {
  return `${grantee.kind}:${grantee.id}`
}

function networkExposuresOf(graph: LineageGraph, node: LineageNode): readonly NetworkInterval[] {
  if (node.resource.kind !== 'instance' && node.resource.kind !== 'database') return []
  return groupsOf(graph, node).flatMap(({ group, joined }) =>
    worldRulesOf(graph, group).flatMap(({ value: rule, from, until, steps }) => {
      const begin = Math.max(from, joined?.event.time ?? from)
      const end = Math.min(until ?? Infinity, node.removedAt ?? Infinity)
      if (begin > end) return []
      const rests = joined === undefined || steps.includes(joined) ? steps : [joined, ...steps]
      const interval: NetworkInterval = {
        kind: 'network',
        resource: node.resource,
        group: group.resource,
        rule,
        from: begin,
        ...untilOf(until, node.removedAt),
        steps: rests,
      }
      return [interval]
    }),
  )
}

interface Membership {
  readonly group: LineageNode
  /** The step that put the node into the group; absent for the node itself. */
  readonly joined?: Step
}

/** Everything whose rules apply to the node: itself, its groups, and groups that select it. */
function groupsOf(graph: LineageGraph, node: LineageNode): readonly Membership[] {
  const found = new Map<string, Membership>([[node.key, { group: node }]])
  let edge: readonly Membership[] = [{ group: node }]
  for (let depth = 0; depth < deepestMembership; depth++) {
    edge = edge.flatMap(({ group }) =>
      (graph.edgesFrom.get(group.key) ?? [])
        .filter(({ kind, to }) => kind === 'member-of' && !found.has(to))
        .flatMap(({ to, step }) => {
          const target = graph.nodes.get(to)
          return target === undefined ? [] : [{ group: target, joined: step }]
        }),
    )
    for (const membership of edge) found.set(membership.group.key, membership)
  }
  for (const membership of selectingGroups(graph, node)) {
    if (!found.has(membership.group.key)) found.set(membership.group.key, membership)
  }
  return [...found.values()]
}

/** Firewalls that cover the node by network and tag or service account. */
function selectingGroups(graph: LineageGraph, node: LineageNode): readonly Membership[] {
  const own = selectorsOf(graph, node)
  if (own.length === 0) return []
  return [...graph.nodes.values()].flatMap((group) => {
    if (group.resource.kind !== 'network-group') return []
    const targets = selectorsOf(graph, group)
    const joined = own.find(({ selector }) =>
      targets.some((target) => selects(target.selector, selector)),
    )
    return joined === undefined ? [] : [{ group, joined: joined.step }]
  })
}

function selectorsOf(
  graph: LineageGraph,
  node: LineageNode,
): readonly { readonly selector: NetworkSelector; readonly step: Step }[] {
  return effective(node.steps).flatMap((step) =>
    (step.activity.selectors ?? [])
      .filter(({ resource }) => graph.keyOf(step, resource) === node.key)
      .map(({ selector }) => ({ selector, step })),
  )
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

/** The world-open rules of a network group (or public resource) as intervals. */
export function worldRulesOf(
  graph: LineageGraph,
  group: LineageNode,
): readonly OpenInterval<IngressRule>[] {
  const intervals = new Intervals<IngressRule>()
  for (const step of effective(group.steps)) {
    for (const exposure of step.activity.exposures ?? []) {
      if (graph.keyOf(step, exposure.resource) !== group.key) continue
      const keys = new Set(exposure.rules.map(({ key }) => key))
      if (exposure.change === 'replace') intervals.endAll(step, keys)
      for (const rule of exposure.rules) {
        if (exposure.change === 'close') intervals.end(rule.key, step)
        else if (rule.worldOpen) intervals.start(rule.key, rule, step)
      }
    }
    if (group.removedAt === step.event.time) intervals.endAll(step)
  }
  return intervals.all
}

function effective(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ activity }) => !activity.attempt)
}

function untilOf(closed: number | undefined, removed: number | undefined): { until?: number } {
  const until = Math.min(closed ?? Infinity, removed ?? Infinity)
  return until === Infinity ? {} : { until }
}
