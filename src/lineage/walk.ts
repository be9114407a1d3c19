/** Where chains begin and how far they go along the data flow. */
import { type DataFlow, isCopying } from './data-flow.ts'
import type { LineageEdge, LineageGraph, LineageNode } from './graph.ts'
import type { ResourceKind } from './resource.ts'
import type { Step } from './step.ts'
import type { Verb } from '../environment/verb.ts'

/** Kinds that are copies by nature: seen without a source, their source was before the logs. */
const copyKinds: ReadonlySet<ResourceKind> = new Set([
  'snapshot',
  'database-snapshot',
  'image',
  'recovery-point',
])

/** Kinds that hold data; accounts, buckets, vaults, keys and network groups are none of a chain's data. */
const dataKinds: ReadonlySet<ResourceKind> = new Set([
  'disk',
  'snapshot',
  'image',
  'instance',
  'database',
  'database-snapshot',
  'file-system',
  'directory',
  'recovery-point',
])

/** Verbs that make their outputs. */
const makingVerbs: ReadonlySet<Verb> = new Set(['create', 'launch', 'restore'])

/** Where a chain begins. */
export interface WalkStart {
  readonly root: LineageNode
  /** The steps that made the root, where the logs show them. */
  readonly making: readonly Step[]
  /** The links by which source data sits in machines: whoever reads asks which machine it was. */
  readonly homes: readonly LineageEdge[]
  /** The first nodes of the walk: the first copy, or the root itself when its source is unseen. */
  readonly first: readonly string[]
  /** The edges out of the root that begin the walk. */
  readonly edges: readonly LineageEdge[]
  readonly sourceUnseen: boolean
}

/** What a walk reached. */
export interface Walk {
  /** Node keys with the time from which the node held the data, milliseconds UTC. */
  readonly reached: ReadonlyMap<string, number>
  readonly edges: readonly LineageEdge[]
}

/** Does the node hold data? */
export function holdsData(node: LineageNode): boolean {
  return dataKinds.has(node.resource.kind)
}

/**
 * Every place where a chain begins. A snapshot or image without a known source begins one chain with
 * all that comes of it; a disk, instance or database begins one chain for each first copy, because
 * each copy is a story of its own, and one for what was shared or exported directly. So does a
 * machine for what was made of it before a copy was attached to it.
 */
export function findStarts(graph: LineageGraph, flow: DataFlow): readonly WalkStart[] {
  return [...graph.nodes.values()].flatMap((root) => {
    if (!holdsData(root)) return []
    const until = beginOfCopy(flow, root.key)
    const edges = (flow.from.get(root.key) ?? []).filter(
      ({ kind, step }) => kind !== 'attached-to' && step.event.time < until,
    )
    if (edges.length === 0) return []
    if (copyKinds.has(root.resource.kind)) {
      return [{ root, making: [], homes: [], first: [root.key], edges: [], sourceUnseen: true }]
    }
    const making = makingStepsOf(root)
    const homes = homesOf(graph, root)
    const starts = groupByTarget(edges.filter(isCopying)).map(([key, own]) => ({
      root,
      making,
      homes,
      first: [key],
      edges: own,
      sourceUnseen: false,
    }))
    const leaving = edges.filter((edge) => !isCopying(edge))
    if (leaving.length === 0) return starts
    return [...starts, { root, making, homes, first: [], edges: leaving, sourceUnseen: false }]
  })
}

/** Backup calls repeat where a disk sits; the first word on it is enough. */
function homesOf(graph: LineageGraph, root: LineageNode): readonly LineageEdge[] {
  const homes = (graph.edgesFrom.get(root.key) ?? []).filter(({ kind }) => kind === 'attached-to')
  return [...new Map(homes.toReversed().map((edge) => [edge.to, edge])).values()]
}

/** What made a node: for a machine its launch, which tells who built it and when. */
function makingStepsOf({ resource, steps }: LineageNode): readonly Step[] {
  return steps.filter(
    ({ activity }) =>
      !activity.attempt &&
      activity.isStart !== true &&
      makingVerbs.has(activity.verb) &&
      activity.outputs.some(({ id }) => id === resource.id),
  )
}

/** The edges by the node they lead to, in the order of their first. */
function groupByTarget(
  edges: readonly LineageEdge[],
): readonly (readonly [string, readonly LineageEdge[]])[] {
  const groups = new Map<string, LineageEdge[]>()
  for (const edge of edges) {
    const known = groups.get(edge.to)
    if (known === undefined) groups.set(edge.to, [edge])
    else known.push(edge)
  }
  return [...groups]
}

/**
 * From when a node holds data that is not its own, milliseconds UTC. Always, where an event says what
 * it was made from, for such an event may repeat what was before it; from the first attachment where
 * only disks brought it; `Infinity` where nothing did.
 */
function beginOfCopy(flow: DataFlow, key: string): number {
  const parents = flow.parents.get(key) ?? []
  if (parents.some(isCopying)) return -Infinity
  return parents[0]?.step.event.time ?? Infinity
}

/**
 * Walks from a start along every edge that carries data; an edge that returns is told, not followed.
 * What left a machine before the copy was attached to it holds none of the copy.
 */
export function walkFrom(graph: LineageGraph, flow: DataFlow, start: WalkStart): Walk {
  const begin = start.edges[0]?.step.event.time ?? -Infinity
  const reached = new Map<string, number>(start.first.map((key) => [key, begin]))
  const edges = new Set(start.edges)
  const leaving = new LeavingEdges(flow)
  const open = start.first.map((key) => ({ key, since: -Infinity }))
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const edge of leaving.take(next.key, next.since)) {
      edges.add(edge)
      const target = graph.nodes.get(edge.to)
      if (target === undefined || !holdsData(target)) continue
      if (edge.to === start.root.key || flow.returns.has(edge)) continue
      const { time } = edge.step.event
      reached.set(edge.to, Math.min(reached.get(edge.to) ?? Infinity, time))
      open.push({ key: edge.to, since: isCopying(edge) ? -Infinity : time })
    }
  }
  return { reached: inTime(reached), edges: [...edges] }
}

/** Hands out the edges that leave nodes, each once, so that a walk costs no more than its edges. */
class LeavingEdges {
  private readonly flow: DataFlow
  /** How many edges of a node, the earliest, are still to be had. */
  private readonly left = new Map<string, number>()

  constructor(flow: DataFlow) {
    this.flow = flow
  }

  /** The edges out of a node from a time on that were not taken before, in time order. */
  take(key: string, since: number): readonly LineageEdge[] {
    const edges = this.flow.from.get(key) ?? []
    const end = this.left.get(key) ?? edges.length
    let begin = end
    while (begin > 0 && (edges[begin - 1]?.step.event.time ?? -Infinity) >= since) begin--
    this.left.set(key, begin)
    return edges.slice(begin, end)
  }
}

function inTime(reached: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...reached].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
