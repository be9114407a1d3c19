import { describe, expect, it } from 'vitest'
import { created, numbered, shared } from '../../test/builders/numbered-builder.ts'
import { step } from '../../test/builders/step-builder.ts'
import { layOutGraph } from './graph-layout.ts'
import { drawNode, drawOutside } from './graph-node-picture.ts'
import { graphOf } from './report-graph.ts'

describe('a node', () => {
  const gone = step('delete', {
    at: 60,
    inputs: ['snap-1'],
    removed: [{ id: 'snap-1', kind: 'snapshot', provider: 'aws' }],
  })
  const told = numbered(created, shared(30, '4444'), gone)
  const layout = layOutGraph(graphOf(told))
  const drawn = layout.nodes.map((box) => drawNode(box, told).markup)

  it('is marked when it is the source, and when it was open', () => {
    expect(drawn.map((markup) => /class="(node[^"]*)"/.exec(markup)?.[1])).toEqual([
      'node root',
      'node open',
    ])
  })

  it('says from when until when it was there', () => {
    expect(drawn[1]).toContain('>00:00 – 01:00</text>')
  })

  it('is not marked for a share with an account of ours, which says so', () => {
    const inside = layOutGraph(graphOf(told, new Set(['4444'])))
    expect(inside.nodes.map(({ node }) => node.isOpen)).toEqual([false, false])
    const [outside] = inside.outside
    expect(outside === undefined ? '' : drawOutside(outside, inside, told).markup).toContain(
      '>account 4444 · ours</text>',
    )
  })

  it('outside has a row with how long it was let in, on a track as long as the chain', () => {
    const [outside] = layout.outside
    if (outside === undefined) throw new Error('nobody outside')
    const { markup } = drawOutside(outside, layout, told)
    expect(markup).toContain('>shared 00:30 – 01:00, 30 min</text>')
    const [track, interval] = [
      ...markup.matchAll(/class="(?:track|interval)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g),
    ].map(([, x, width]) => [Number(x), Number(width)])
    expect(interval?.[1]).toBeCloseTo((track?.[1] ?? 0) / 2, 0)
    expect(interval?.[0]).toBeCloseTo((track?.[0] ?? 0) + (track?.[1] ?? 0) / 2, 0)
  })
})
