/** Which network groups select an instance by network, tag or service account (Google Cloud). */
import type { NetworkSelector } from './activity.ts'
import type { LineageGraph, LineageNode } from './graph.ts'
import { effectiveSteps } from './intervals.ts'
import type { Membership } from './membership.ts'
import type { Step } from './step.ts'

/** How one interface of a node could be selected in a span of time. */
interface SelectorSpan {
  readonly interfaces: readonly SelectableInterface[]
  readonly from: number
  readonly until: number
  readonly step: Step
}

interface SelectableInterface {
  readonly selector: NetworkSelector
  /** `undefined` where no event says; then the interface counts as reachable. */
  readonly hasExternalAddress: boolean | undefined
  /** The name of the tie, where a resource has several that come and go one by one. */
  readonly key: string | undefined
}

/** The firewalls that cover a node, and when; an interface known to have no address is not reached. */
export function selectionsOf(graph: LineageGraph, node: LineageNode): readonly Membership[] {
  const own = selectorSpans(graph, node)
  if (own.length === 0) return []
  return [...graph.nodes.values()]
    .filter(({ resource }) => resource.kind === 'network-group')
    .flatMap((group) => {
      const memberships = selectorSpans(graph, group).flatMap((target) =>
        own
          .filter((span) => covers(target, span))
          .map((span) => ({
            group,
            from: Math.max(span.from, target.from),
            until: Math.min(span.until, target.until),
            joined: span.step,
          }))
          .filter(({ from, until }) => from < until),
      )
      return withoutSeams(memberships)
    })
}

/** One that goes on where the one before ended was never left: something else was stated anew. */
function withoutSeams(memberships: readonly Membership[]): readonly Membership[] {
  const joined: Membership[] = []
  for (const one of memberships.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last?.until === one.from) joined[joined.length - 1] = { ...last, until: one.until }
    else joined.push(one)
  }
  return joined
}

/** How a node could be selected over time; what a later step leaves open goes on as before. */
function selectorSpans(graph: LineageGraph, node: LineageNode): readonly SelectorSpan[] {
  const spans: SelectorSpan[] = []
  for (const step of effectiveSteps(node.steps)) {
    const before = spans.at(-1)
    const interfaces = interfacesAfter(graph, node, step, before?.interfaces ?? [])
    if (interfaces === undefined) continue
    if (before !== undefined) spans[spans.length - 1] = { ...before, until: step.event.time }
    spans.push({ interfaces, from: step.event.time, until: Infinity, step })
  }
  return spans
}

/** The interfaces of a node after a step; `undefined` when the step says nothing of them. */
function interfacesAfter(
  graph: LineageGraph,
  node: LineageNode,
  step: Step,
  before: readonly SelectableInterface[],
): readonly SelectableInterface[] | undefined {
  const { selectors = [], addresses = [] } = step.activity
  const stated = selectors.filter(({ resource }) => graph.keyOf(step, resource) === node.key)
  const address = addresses.find(({ resource }) => graph.keyOf(step, resource) === node.key)
  if (stated.length === 0 && address === undefined) return undefined
  const all = stated.map(({ selector, hasExternalAddress, key }) => ({
    selector,
    hasExternalAddress,
    key,
  }))
  if (all.some(({ key }) => key !== undefined)) {
    return [...before.filter(({ key }) => !all.some((one) => one.key === key)), ...all]
  }
  const isTagsOnly = stated.every(({ selector }) => selector.network === '')
  const tags = stated.flatMap(({ selector }) => selector.tags)
  const kept = stated.length === 0 ? before : before.map((one) => withTags(one, tags))
  const after = isTagsOnly ? kept : all
  return address === undefined
    ? after
    : after.map((one) => ({ ...one, hasExternalAddress: address.hasExternalAddress }))
}

/** A change of tags keeps the network and the service accounts. */
function withTags(one: SelectableInterface, tags: readonly string[]): SelectableInterface {
  return { ...one, selector: { ...one.selector, tags } }
}

function covers(firewall: SelectorSpan, instance: SelectorSpan): boolean {
  return instance.interfaces.some(
    (own) =>
      own.hasExternalAddress !== false &&
      firewall.interfaces.some((target) => selects(target.selector, own.selector)),
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
