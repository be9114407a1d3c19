/** Who was let in, and what was taken out, at the right of a chain's picture. */
import type { OutsideEdge, OutsideNode } from './graph-outside.ts'
import type { Box } from './picture.ts'
import type { ChainGraph } from './report-graph.ts'
import { measures, type PlacedNode } from './graph-columns.ts'

/** A point of the picture. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A way out: down from the resource, along below it, and into a row of the outside node. */
export interface PlacedWayOut {
  readonly edge: OutsideEdge
  readonly from: Point
  /** How far down it runs along, y. */
  readonly level: number
  readonly to: Point
}

/** Somebody outside, placed. */
export type PlacedOutside = Box & { readonly node: OutsideNode }

/** Each who was let in has a row for every way to him; the node begins beside the first of them. */
export function placeOutside(
  { outside, outsideEdges }: ChainGraph,
  boxOf: ReadonlyMap<string, PlacedNode>,
  x: number,
): { readonly outside: readonly PlacedOutside[]; readonly waysOut: readonly PlacedWayOut[] } {
  const { head, row, width } = measures.outside
  // In each layer the ways run below each other; of one resource they begin beside each other.
  const inLayer = new Map<number, number>()
  const ofNode = new Map<string, number>()
  const levels = new Map<OutsideEdge, Point>()
  for (const edge of outsideEdges) {
    const box = boxOf.get(edge.from)
    if (box === undefined) continue
    const level = inLayer.get(box.y) ?? 0
    inLayer.set(box.y, level + 1)
    const nth = ofNode.get(edge.from) ?? 0
    ofNode.set(edge.from, nth + 1)
    levels.set(edge, {
      x: Math.max(box.x + 12, box.x + box.width - 18 - nth * 12),
      y: box.y + box.height + measures.wayOut * (level + 1),
    })
  }
  let free: number = measures.margin
  const byLevel = outside
    .map((node) => {
      const edges = outsideEdges.filter(({ to }) => to === node.id)
      return { node, edges, first: Math.min(...edges.map((edge) => levels.get(edge)?.y ?? 0)) }
    })
    .sort((a, b) => a.first - b.first)
  const placed = byLevel.map(({ node, edges, first }) => {
    const y = Math.max(free, first - head - row / 2)
    const height = head + edges.length * row + 6
    free = y + height + measures.apart
    return { node, edges, x, y, width, height }
  })
  return {
    outside: placed.map(({ node, width: wide, height, y }) => ({
      node,
      x,
      y,
      width: wide,
      height,
    })),
    waysOut: placed.flatMap(({ edges, y }) =>
      edges.map((edge, index) => {
        const start = levels.get(edge) ?? { x, y }
        const bottom = boxOf.get(edge.from)
        return {
          edge,
          from: { x: start.x, y: (bottom?.y ?? 0) + (bottom?.height ?? 0) },
          level: start.y,
          to: { x, y: y + head + row * (index + 0.5) },
        }
      }),
    ),
  }
}
