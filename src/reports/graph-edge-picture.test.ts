import { describe, expect, it } from 'vitest'
import { created, numbered, restored, shared } from '../../test/builders/numbered-builder.ts'
import { drawEdge, drawEdgeLabel, drawWayOut } from './graph-edge-picture.ts'
import { layOutGraph } from './graph-layout.ts'
import { graphOf } from './report-graph.ts'

describe('an edge', () => {
  const told = numbered(
    created,
    restored(1, 'snap-1', 'vol-2'),
    shared(2, '4444'),
    shared(3, '5555', true),
  )
  const { edges, waysOut } = layOutGraph(graphOf(told))

  it('ends in a head where it is placed', () => {
    for (const edge of edges) {
      expect(drawEdge(edge).markup).toContain(`<path class="head" d="M${edge.to.x} ${edge.to.y}l`)
    }
    for (const way of waysOut)
      expect(drawWayOut(way).markup).toContain(`d="M${way.to.x} ${way.to.y}l`)
  })

  it('says what was done and when; beside many others only by its number', () => {
    const [first] = edges
    if (first === undefined) throw new Error('no edge')
    expect(drawEdgeLabel(first, told).markup).toContain('>create 00:00</text>')
    expect(drawEdgeLabel({ ...first, neighbours: 3 }, told).markup).not.toContain('create')
    expect(drawEdgeLabel({ ...first, neighbours: 3 }, told).markup).toContain('>1</text>')
  })

  it('out of the chain is another one where it was refused', () => {
    const classes = waysOut.map((way) => /class="edge ([^"]*)"/.exec(drawWayOut(way).markup)?.[1])
    expect(classes).toEqual(['out exposed', 'attempt'])
    const inside = layOutGraph(graphOf(told, new Set(['4444']))).waysOut.map(drawWayOut)
    expect(inside.map(({ markup }) => /class="edge ([^"]*)"/.exec(markup)?.[1])).toEqual([
      'inside',
      'attempt',
    ])
  })
})
