import { describe, expect, it } from 'vitest'
import {
  created,
  launchedAndOpened,
  numbered,
  restored,
  shared,
} from '../../test/builders/numbered-builder.ts'
import { principal, step } from '../../test/builders/step-builder.ts'
import { type ChainGraph, graphOf } from './report-graph.ts'

/** Edges as `from -> to: verb step`. */
function edgesOf({ edges, outsideEdges }: ChainGraph): readonly string[] {
  return [...edges, ...outsideEdges].map(
    ({ from, to, verb, steps }) =>
      `${from} -> ${to}: ${verb} ${steps.map(({ number }) => number).join(',')}`,
  )
}

function since(minutes: number): object {
  return { from: created.event.time + minutes * 60_000 }
}

describe('the graph of a chain', () => {
  const graph = graphOf(
    numbered(
      created,
      shared(1, '4444', true),
      shared(2, '4444'),
      restored(3, 'snap-1', 'vol-2'),
      ...launchedAndOpened(5, 'snap-1'),
    ),
  )

  it('has the resources that hold the data, root first, and outside those who were let in', () => {
    expect(graph.nodes.map(({ id, isRoot }) => [id, isRoot])).toEqual([
      ['vol-1', true],
      ['snap-1', false],
      ['vol-2', false],
      ['i-2', false],
    ])
    expect(graph.outside.map(({ name }) => name)).toEqual(['account 4444', 'the world'])
    expect(graph.undrawn).toEqual({ resources: 0, ways: 0 })
  })

  it('has what led from one to the next, with the steps that did it', () => {
    expect(edgesOf(graph)).toEqual([
      'vol-1 -> snap-1: create 1',
      'snap-1 -> vol-2: restore 4',
      'snap-1 -> i-2: launch 5',
      'snap-1 -> receiver 4444: share refused 2',
      'snap-1 -> receiver 4444: shared 3',
      'i-2 -> everyone: port 22 6',
    ])
  })

  it('knows from when until when a resource was there and a copy was open', () => {
    const [, snapshot] = graph.nodes
    expect(snapshot?.from).toBe(created.event.time)
    expect(snapshot?.until).toBeUndefined()
    const open = graph.outsideEdges.map(({ exposure, isAttempt }) => [exposure, isAttempt])
    expect(open).toEqual([
      [undefined, true],
      [since(2), false],
      [since(6), false],
    ])
  })

  it('tells when a resource was deleted', () => {
    const gone = step('delete', {
      at: 9,
      inputs: ['snap-1'],
      removed: [{ id: 'snap-1', kind: 'snapshot', provider: 'aws' }],
    })
    const [, snapshot] = graphOf(numbered(created, gone)).nodes
    expect(snapshot?.until).toBe(gone.event.time)
  })

  it('shows somebody once whom a link and a share know by different kinds', () => {
    const { sharing } = shared(1, 'user:x@y').activity
    const both = step('share', {
      at: 1,
      by: principal('alice'),
      inputs: ['snap-1'],
      links: [['shared-with', 'snap-1', 'acct-user:x@y']],
      ...(sharing === undefined
        ? {}
        : { sharing: { ...sharing, grantees: [{ kind: 'principal', id: 'acct-user:x@y' }] } }),
    })
    const { outside, outsideEdges } = graphOf(numbered(created, both))
    expect(outside.map(({ name }) => name)).toEqual(['acct-user:x@y'])
    expect(outsideEdges).toHaveLength(1)
  })

  it('shows where a copy was brought back to, with which the chain ends', () => {
    const home = step('create', {
      at: 0,
      inputs: ['vol-1'],
      outputs: ['snap-1'],
      links: [
        ['snapshot-of', 'vol-1', 'snap-1'],
        ['attached-to', 'vol-1', 'i-1', 'inferred'],
      ],
    })
    const back = step('attach', {
      at: 9,
      inputs: ['vol-2'],
      links: [['attached-to', 'vol-2', 'i-1']],
    })
    const brought = numbered(home, restored(5, 'snap-1', 'vol-2'), back)
    expect(brought.chain.resources.map(({ id }) => id)).not.toContain('i-1')
    const { nodes, edges } = graphOf(brought)
    expect(nodes[0]?.homes).toEqual(['i-1'])
    expect(nodes.map(({ id }) => id)).toContain('i-1')
    expect(edges.map(({ from, to }) => `${from} -> ${to}`)).toContain('vol-2 -> i-1')
  })

  it('draws many of a kind as one, and counts what it does not draw', () => {
    const disks = Array.from({ length: 30 }, (_, index) =>
      restored(index + 1, 'snap-1', `vol-a${index}`),
    )
    const folded = graphOf(numbered(created, ...disks))
    expect(folded.nodes.map(({ id, like }) => [id, like.length])).toEqual([
      ['vol-1', 1],
      ['snap-1', 1],
      ['vol-a0', 30],
    ])
    const line = Array.from({ length: 60 }, (_, index) =>
      restored(index + 1, `snap-${index + 1}`, `snap-${index + 2}`),
    )
    expect(graphOf(numbered(created, ...line)).undrawn.resources).toBe(22)
    const shares = Array.from({ length: 40 }, (_, index) => shared(index + 1, String(5000 + index)))
    expect(graphOf(numbered(created, ...shares)).undrawn.ways).toBe(16)
  })
})
