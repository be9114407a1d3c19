/**
 * Where the parts of a chain's picture stand. Time goes down: a resource stands below what it came from.
 * Each place (account and region) is a column, so that data which leaves one is seen to leave it; who was
 * let in stands at the right, outside. The same chain always gives the same picture.
 */
import { groupBy } from '../base/group-by.ts'
import type { GraphEdge } from './graph-edges.ts'
import type { ChainGraph } from './report-graph.ts'
import {
  type Area,
  areasOf,
  type Column,
  columnsOf,
  measures,
  type PlacedNode,
} from './graph-columns.ts'
import { layersOf } from './graph-layers.ts'
import {
  type PlacedOutside,
  type PlacedWayOut,
  placeOutside,
  type Point,
} from './graph-ways-out.ts'

/** An edge between two resources, from point to point. */
export interface PlacedEdge {
  readonly edge: GraphEdge
  readonly shape: 'down' | 'around'
  readonly from: Point
  readonly to: Point
  /** How many edges end at the same resource: many leave room for their numbers only. */
  readonly neighbours: number
}

/** The picture, placed. */
export interface GraphLayout {
  readonly width: number
  readonly height: number
  readonly areas: readonly Area[]
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  readonly outside: readonly PlacedOutside[]
  readonly waysOut: readonly PlacedWayOut[]
}

/** Places the parts of a graph. */
export function layOutGraph(graph: ChainGraph): GraphLayout {
  const layers = layersOf(graph)
  const columns = columnsOf(graph.nodes, layers)
  const tops = topsOf(graph, layers)
  const nodes = placeNodes(graph, { layers, columns, tops })
  const boxOf = new Map(nodes.map((box) => [box.node.id, box]))
  const bottom = Math.max(...nodes.map(({ y, height }) => y + height)) + measures.below / 2
  const areas = areasOf(columns, bottom + lastGap(graph, layers))
  const right = Math.max(...areas.map(({ x, width }) => x + width))
  const { outside, waysOut } = placeOutside(graph, boxOf, right + measures.leave)
  const ends = [...areas, ...outside]
  return {
    width: Math.max(...ends.map(({ x, width }) => x + width)) + measures.margin,
    height: Math.max(...ends.map(({ y, height }) => y + height)) + measures.margin,
    areas,
    nodes,
    edges: placeEdges(graph, boxOf),
    outside,
    waysOut,
  }
}

/** The y of each layer; ways out run below the resources that they leave, so they ask for room. */
function topsOf(graph: ChainGraph, layers: ReadonlyMap<string, number>): readonly number[] {
  const count = Math.max(...layers.values()) + 1
  const tops: number[] = []
  let y = measures.margin + measures.head
  for (let layer = 0; layer < count; layer++) {
    tops.push(y)
    y += measures.node.height + measures.below + roomFor(waysOutOf(graph, layers, layer))
  }
  return tops
}

function waysOutOf(
  { outsideEdges }: ChainGraph,
  layers: ReadonlyMap<string, number>,
  layer: number,
): number {
  return outsideEdges.filter(({ from }) => layers.get(from) === layer).length
}

function roomFor(ways: number): number {
  return ways * measures.wayOut
}

function lastGap(graph: ChainGraph, layers: ReadonlyMap<string, number>): number {
  return roomFor(waysOutOf(graph, layers, Math.max(...layers.values())))
}

/** Within a row, resources stand in the order of what they came from, so that edges cross little. */
function placeNodes(
  { edges }: ChainGraph,
  {
    layers,
    columns,
    tops,
  }: {
    readonly layers: ReadonlyMap<string, number>
    readonly columns: readonly Column[]
    readonly tops: readonly number[]
  },
): readonly PlacedNode[] {
  const placed = new Map<string, PlacedNode>()
  const sources = groupBy(edges, ({ to }) => to)
  const pull = (id: string): number => {
    const xs = (sources.get(id) ?? []).flatMap(({ from }) => placed.get(from)?.x ?? [])
    return xs.length === 0 ? 0 : xs.reduce((a, b) => a + b, 0) / xs.length
  }
  for (const [layer, y] of tops.entries()) {
    for (const column of columns) {
      const row = column.rows.get(layer) ?? []
      const { width, height } = measures.node
      const step = width + measures.beside
      const start = column.x + (column.width - row.length * step + measures.beside) / 2
      const sorted = row.toSorted((a, b) => pull(a.id) - pull(b.id))
      for (const [index, node] of sorted.entries()) {
        placed.set(node.id, { node, x: start + index * step, y, width, height })
      }
    }
  }
  return [...layers.keys()].flatMap((id) => placed.get(id) ?? [])
}

function placeEdges(
  { edges }: ChainGraph,
  boxOf: ReadonlyMap<string, PlacedNode>,
): readonly PlacedEdge[] {
  const arrivals = groupBy(edges, ({ to }) => to)
  return edges.flatMap((edge): readonly PlacedEdge[] => {
    const from = boxOf.get(edge.from)
    const to = boxOf.get(edge.to)
    if (from === undefined || to === undefined) return []
    const beside = arrivals.get(edge.to) ?? [edge]
    const isNext = to.y > from.y && to.y - from.y < from.height * 4
    if (!isNext || isBlocked(from, to, boxOf)) {
      const start = { x: from.x + from.width, y: from.y + from.height / 2 }
      const end = { x: to.x + to.width, y: to.y + to.height / 2 }
      return [{ edge, shape: 'around', from: start, to: end, neighbours: beside.length }]
    }
    const part = to.width / (beside.length + 1)
    return [
      {
        edge,
        shape: 'down',
        from: { x: from.x + from.width / 2, y: from.y + from.height },
        to: { x: to.x + part * (beside.indexOf(edge) + 1), y: to.y },
        neighbours: beside.length,
      },
    ]
  })
}

/** Does another resource stand between the two? */
function isBlocked(
  from: PlacedNode,
  to: PlacedNode,
  boxOf: ReadonlyMap<string, PlacedNode>,
): boolean {
  const left = Math.min(from.x, to.x)
  const right = Math.max(from.x, to.x) + from.width
  return [...boxOf.values()].some(
    (box) => box.y > from.y && box.y < to.y && box.x < right && box.x + box.width > left,
  )
}
