import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  created,
  launchedAndOpened,
  numbered,
  restored,
  shared,
} from '../../test/builders/numbered-builder.ts'
import { resource } from '../../test/builders/step-builder.ts'
import type { Step } from '../lineage/step.ts'
import { graphOf } from './report-graph.ts'
import type { Box } from './picture.ts'
import { type GraphLayout, layOutGraph } from './graph-layout.ts'

function layout(...steps: readonly Step[]): GraphLayout {
  return layOutGraph(graphOf(numbered(created, ...steps)))
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

/** A restore into a place of its own. */
function restoredIn(
  place: { readonly account: string; readonly region: string },
  number: number,
): Step {
  const { activity, ...step } = restored(
    number,
    number % 2 === 0 ? 'snap-1' : `vol-r${number - 1}`,
    `vol-r${number}`,
  )
  const outputs = [resource(`vol-r${number}`, place)]
  const links = activity.links.map((link) => ({ ...link, to: outputs[0] ?? link.to }))
  return { ...step, activity: { ...activity, outputs, links } }
}

const place = fc.record({
  account: fc.constantFrom('1111', '2222'),
  region: fc.constantFrom('east', 'west'),
})
const story = fc
  .tuple(fc.array(place, { maxLength: 9 }), fc.integer({ min: 0, max: 4 }), fc.boolean())
  .map(([places, shares, isOpened]) =>
    layout(
      ...places.map((one, index) => restoredIn(one, index)),
      ...Array.from({ length: shares }, (_, index) => shared(20 + index, `77${index}`)),
      ...(isOpened ? launchedAndOpened(40, 'snap-1') : []),
    ),
  )

describe('a picture of any chain', () => {
  it('has no two resources or outside nodes on each other, and all of it in its frame', () => {
    fc.assert(
      fc.property(story, ({ nodes, outside, areas, width, height }) => {
        const boxes: readonly Box[] = [...nodes, ...outside]
        const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => overlap(a, b)))
        expect(pairs).not.toContain(true)
        const frame = { x: 0, y: 0, width, height }
        expect([...boxes, ...areas].every((box) => contains(frame, box))).toBe(true)
      }),
    )
  })

  it('has each resource in the area of its account and region, and nobody outside in any', () => {
    fc.assert(
      fc.property(story, ({ nodes, outside, areas }) => {
        for (const { node, ...box } of nodes) {
          const area = areas.find(({ account }) => account === node.resource.account)
          const region = area?.regions.find(({ name }) => name === node.resource.region)
          expect(region !== undefined && contains(region, box)).toBe(true)
        }
        expect(outside.some((box) => areas.some((area) => overlap(area, box)))).toBe(false)
      }),
    )
  })

  it('has a resource below what it came from', () => {
    fc.assert(
      fc.property(story, ({ nodes, edges }) => {
        const y = new Map(nodes.map((box) => [box.node.id, box.y]))
        for (const { edge } of edges) {
          expect(y.get(edge.to) ?? 0).toBeGreaterThan(y.get(edge.from) ?? Infinity)
        }
      }),
    )
  })

  it('is the same every time', () => {
    const steps = [restored(1, 'snap-1', 'vol-2'), shared(2, '4444')]
    expect(layout(...steps)).toEqual(layout(...steps))
  })
})

describe('edges', () => {
  it('go around what stands between', () => {
    const { edges } = layout(
      restored(1, 'snap-1', 'snap-2'),
      restored(2, 'snap-2', 'snap-3'),
      restored(3, 'snap-1', 'snap-3'),
    )
    const around = edges.filter(({ shape }) => shape === 'around')
    expect(around.map(({ edge }) => [edge.from, edge.to])).toEqual([['snap-1', 'snap-3']])
  })
})
