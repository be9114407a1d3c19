import { describe, expect, it } from 'vitest'
import { created, numbered, restored, shared } from '../../test/builders/numbered-builder.ts'
import { graphOf } from './report-graph.ts'
import { layOutGraph } from './graph-layout.ts'
import { measures } from './graph-columns.ts'

describe('ways out', () => {
  const shares = [shared(1, '4444'), shared(2, '5555'), shared(3, '6666')]
  const { waysOut, outside, nodes } = layOutGraph(
    graphOf(numbered(created, ...shares, restored(4, 'snap-1', 'vol-2'))),
  )

  const bottom = (id: string): number => {
    const box = nodes.find(({ node }) => node.id === id)
    return (box?.y ?? 0) + (box?.height ?? 0)
  }

  it('end each in a row of its own, and run below each other', () => {
    expect(new Set(waysOut.map(({ to }) => to.y)).size).toBe(3)
    expect(new Set(waysOut.map(({ level }) => level)).size).toBe(3)
  })

  it('begin at the bottom of their resource and run above the next layer', () => {
    for (const { from, level } of waysOut) {
      expect(from.y).toBe(bottom('snap-1'))
      expect(level).toBeLessThan(bottom('vol-2') - measures.node.height)
    }
  })

  it('end at the node of whoever was let in', () => {
    for (const { edge, to } of waysOut) {
      const box = outside.find(({ node }) => node.id === edge.to)
      expect(to.x).toBe(box?.x)
      expect(to.y).toBeGreaterThan(box?.y ?? Infinity)
      expect(to.y).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0))
    }
  })
})
