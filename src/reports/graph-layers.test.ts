import { describe, expect, it } from 'vitest'
import type { GraphEdge } from './graph-edges.ts'
import type { ChainGraph } from './report-graph.ts'
import { layersOf } from './graph-layers.ts'

/** A graph of the edges `a-b`. */
function graphOf(...pairs: readonly string[]): ChainGraph {
  const ends = pairs.map((pair) => pair.split('-'))
  const edges = ends.map(([from = '', to = '']): GraphEdge => ({
    from,
    to,
    verb: 'copy',
    steps: [],
    time: 0,
    isInferred: false,
  }))
  const nodes = [...new Set(ends.flat())].map((id) => ({
    id,
    resource: { id, kind: 'disk', provider: 'aws' } as const,
    kind: 'disk',
    name: id,
    isRoot: false,
    isOpen: false,
    homes: [],
    like: [],
  }))
  return { nodes, edges, outside: [], outsideEdges: [], undrawn: { resources: 0, ways: 0 } }
}

const layers = (...pairs: readonly string[]): object =>
  Object.fromEntries(layersOf(graphOf(...pairs)))

describe('layers', () => {
  it('put a resource below the lowest that it came from, whatever the order of edges', () => {
    expect(layers('a-b', 'b-c', 'a-c', 'c-d')).toEqual({ a: 0, b: 1, c: 2, d: 3 })
    expect(layers('b-c', 'a-b', 'a-c')).toEqual({ b: 1, c: 2, a: 0 })
    expect(layers('a-c', 'c-d', 'a-b', 'b-c')).toEqual({ a: 0, c: 2, d: 3, b: 1 })
  })

  it('are not moved by an edge that leads back', () => {
    expect(layers('a-b', 'b-c', 'c-a')).toEqual({ a: 0, b: 1, c: 2 })
  })

  it('of a ladder of many diamonds are found at once', () => {
    const ladder = Array.from({ length: 40 }, (_, index) => {
      const [top, next] = [`n${index}`, `n${index + 1}`]
      return [`${top}-l${index}`, `${top}-r${index}`, `l${index}-${next}`, `r${index}-${next}`]
    }).flat()
    expect(layers(...ladder)).toMatchObject({ n0: 0, n40: 80 })
  })
})
