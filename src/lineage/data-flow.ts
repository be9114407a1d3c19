/**
 * Which links carry our data, as a graph without cycles. The rules that keep everyday work out of
 * chains stand here, each with its reason.
 */
import { oncePerKey } from '../base/once-per-key.ts'
import type { LineageEdge, LineageGraph, LineageNode } from './graph.ts'
import type { LinkKind } from './link.ts'
import type { Verb } from '../environment/verb.ts'

/** Links whose target is a new copy of what the source holds. */
const copyingLinks: ReadonlySet<LinkKind> = new Set([
  'snapshot-of',
  'copy-of',
  'image-of',
  'restored-from',
  'launched-from',
])

/** Links by which data leaves a resource without a new resource of ours. */
const leavingLinks: ReadonlySet<LinkKind> = new Set(['shared-with', 'exported-to'])

/** Verbs that merely use an image; any other shows that somebody here owns or handles it. */
const usingVerbs: ReadonlySet<Verb> = new Set(['launch', 'restore', 'attach', 'other', 'access'])

/** The edges along which data flows. */
export interface DataFlow {
  /** Edges out of a node that carry data, in time order. */
  readonly from: ReadonlyMap<string, readonly LineageEdge[]>
  /** Edges that made a node a copy; a node without any holds source data (or an unseen source's). */
  readonly parents: ReadonlyMap<string, readonly LineageEdge[]>
  /**
   * Edges that bring a copy back to where its source already was: a restored disk attached to the
   * instance it came from, a backup restored in place. Told in a chain, but the walk ends there
   * (reference/telemetry.md section 7 class A), and no cycle can arise.
   */
  readonly returns: ReadonlySet<LineageEdge>
}

/** Does the link make a new copy? */
export function isCopying(edge: LineageEdge): boolean {
  return copyingLinks.has(edge.kind)
}

/** Reads the data flow out of the graph: one pass over the edges in event time. */
export function traceDataFlow(graph: LineageGraph): DataFlow {
  const from = new Map<string, LineageEdge[]>()
  const parents = new Map<string, LineageEdge[]>()
  const returns = new Set<LineageEdge>()
  // An image may be launched very often: whether it is ours is asked once.
  const isHandled = oncePerKey(isHandledHere)
  for (const edge of edgesInOrder(graph)) {
    if (!carriesData(graph, edge, isHandled)) continue
    const tie = isCopying(edge) || edge.kind === 'attached-to'
    if (tie && isReturn(edge, from, parents)) returns.add(edge)
    else if (isCopying(edge) || (edge.kind === 'attached-to' && parents.has(edge.from))) {
      parents.set(edge.to, [...(parents.get(edge.to) ?? []), edge])
    }
    const out = from.get(edge.from)
    if (out === undefined) from.set(edge.from, [edge])
    else out.push(edge)
  }
  return { from, parents, returns }
}

function edgesInOrder(graph: LineageGraph): readonly LineageEdge[] {
  const place = new Map(graph.steps.map((step, index) => [step, index]))
  return [...graph.edgesFrom.values()]
    .flat()
    .sort((a, b) => (place.get(a.step) ?? 0) - (place.get(b.step) ?? 0))
}

/**
 * A launch from an image that nobody here made, shared or changed is the everyday use of a vendor's
 * image (reference/telemetry.md section 7 D and E); a snapshot named beside an image is the image's
 * own root disk as the console fills it in (class G) and marked `inferred`.
 */
function carriesData(
  graph: LineageGraph,
  edge: LineageEdge,
  isHandled: (node: LineageNode) => boolean,
): boolean {
  if (edge.kind === 'attached-to' || leavingLinks.has(edge.kind)) return true
  if (!isCopying(edge)) return false
  const source = graph.nodes.get(edge.from)
  if (source === undefined) return false
  const mayBeStock =
    (source.resource.kind === 'image' && edge.kind !== 'copy-of') ||
    (edge.kind === 'launched-from' && edge.evidence === 'inferred')
  return !mayBeStock || isHandled(source)
}

function isHandledHere(node: LineageNode): boolean {
  return node.steps.some(({ activity }) => !activity.attempt && !usingVerbs.has(activity.verb))
}

function isReturn(
  edge: LineageEdge,
  from: ReadonlyMap<string, readonly LineageEdge[]>,
  parents: ReadonlyMap<string, readonly LineageEdge[]>,
): boolean {
  const target = edge.to
  // Only a node that already passed data on, or an instance that already holds a disk, can be an
  // ancestor; asking this first keeps long hostile chains from costing quadratic time.
  if (edge.kind !== 'attached-to' && !from.has(target)) return false
  const seen = new Set<string>([edge.from])
  const open = [edge.from]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const parent of parents.get(key) ?? []) {
      if (parent.from === target) return true
      const holds = (from.get(parent.from) ?? []).some(
        ({ kind, to }) => kind === 'attached-to' && to === target,
      )
      if (edge.kind === 'attached-to' && holds) return true
      if (!seen.has(parent.from)) {
        seen.add(parent.from)
        open.push(parent.from)
      }
    }
  }
  return false
}
