import { expect, it } from 'vitest'
import { created, numbered, restored } from '../../test/builders/numbered-builder.ts'
import { linkEdge, mergeEdges } from './graph-edges.ts'

const told = numbered(
  created,
  restored(1, 'snap-1', 'vol-2'),
  restored(5, 'snap-1', 'vol-2'),
  restored(9, 'snap-1', 'vol-3'),
)

it('a link is an edge with the step that states it; one from before the chain has no step', () => {
  const [first] = told.chain.links
  if (first === undefined) throw new Error('no link')
  expect(linkEdge(first, told)).toMatchObject({
    from: 'vol-1',
    to: 'snap-1',
    verb: 'create',
    isInferred: false,
    steps: [{ number: 1 }],
  })
  expect(
    linkEdge({ ...first, evidence: 'inferred', step: restored(0, 'snap-0', 'vol-9') }, told),
  ).toMatchObject({ steps: [], isInferred: true })
})

it('edges that do the same are one with all their steps, the first in time first', () => {
  const edges = told.chain.links.map((link) => linkEdge(link, told))
  const merged = mergeEdges(edges.toReversed())
  expect(merged.map(({ to, steps }) => [to, steps.map(({ number }) => number)])).toEqual([
    ['snap-1', [1]],
    ['vol-2', [2]],
    ['vol-3', [3]],
  ])
  const [edge] = edges
  const open = edge === undefined ? [] : [1, 2].map((from) => ({ ...edge, exposure: { from } }))
  expect(mergeEdges(open)).toHaveLength(2)
})
