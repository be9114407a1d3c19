/** Where chains begin and how far they go along the data flow. */
import { type DataFlow, isCopying } from './data-flow.ts'
import type { LineageEdge, LineageGraph, LineageNode } from './graph.ts'
import type { ResourceKind } from './resource.ts'

/** Kinds that are copies by nature: seen without a source, their source was before the logs. */
const copyKinds: ReadonlySet<ResourceKind> = new Set(['snapshot', 'database-snapshot', 'image'])

/** Kinds that hold data; accounts, buckets and network groups do not belong to a chain's data. */
const dataKinds: ReadonlySet<ResourceKind> = new Set([
  'disk',
  'snapshot',
  'image',
  'instance',
  'database',
  'database-snapshot',
])

/** Where a chain begins. */
export interface WalkStart {
  readonly root: LineageNode
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
 * each copy is a story of its own, and one for what was shared or exported directly.
 */
export function findStarts(graph: LineageGraph, flow: DataFlow): readonly WalkStart[] {
  return [...graph.nodes.values()].flatMap((root) => {
    if (!holdsData(root) || flow.parents.has(root.key)) return []
    const edges = (flow.from.get(root.key) ?? []).filter(({ kind }) => kind !== 'attached-to')
    if (edges.length === 0) return []
    if (copyKinds.has(root.resource.kind)) {
      return [{ root, first: [root.key], edges: [], sourceUnseen: true }]
    }
    const copies = new Set(edges.filter(isCopying).map(({ to }) => to))
    const leaving = edges.filter((edge) => !isCopying(edge))
    const starts = [...copies].map((key) => ({
      root,
      first: [key],
      edges: edges.filter(({ to }) => to === key),
      sourceUnseen: false,
    }))
    if (leaving.length === 0) return starts
    return [...starts, { root, first: [], edges: leaving, sourceUnseen: false }]
  })
}

/** Walks from a start along every edge that carries data; an edge that returns is told, not followed. */
export function walkFrom(graph: LineageGraph, flow: DataFlow, start: WalkStart): Walk {
  const begin = start.edges[0]?.step.event.time ?? -Infinity
  const reached = new Map<string, number>(start.first.map((key) => [key, begin]))
  const edges = new Set(start.edges)
  const open = [...start.first]
  for (let key = open.shift(); key !== undefined; key = open.shift()) {
    for (const edge of flow.from.get(key) ?? []) {
      edges.add(edge)
      const target = graph.nodes.get(edge.to)
      if (target === undefined || !holdsData(target)) continue
      if (reached.has(edge.to) || edge.to === start.root.key || flow.returns.has(edge)) continue
      reached.set(edge.to, edge.step.event.time)
      open.push(edge.to)
    }
  }
  return { reached, edges: [...edges] }
}
