import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryChain, chainOf } from '../../test/builders/arbitrary-chain.ts'
import { step } from '../../test/builders/step-builder.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { type Row, rowsOf } from './chain-rows.ts'
import { plantTree } from './chain-tree.ts'

function rowsFor(steps: readonly Step[]): readonly Row[] {
  const [chain] = traceChains(buildLineageGraph(steps))
  return chain === undefined ? [] : rowsOf(plantTree(chain)).drawn
}

const create = step('create', {
  at: 0,
  inputs: ['vol-1'],
  outputs: ['snap-1'],
  links: [['snapshot-of', 'vol-1', 'snap-1']],
})

function copy(from: string, to: string, more: { readonly at: number; readonly by?: string }): Step {
  return step('copy', { ...more, inputs: [from], outputs: [to], links: [['copy-of', from, to]] })
}

/** `0 vol-1`: the resources with the branch on which they stand. */
function nodesOf(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ kind, outer, resource }) =>
    kind === 'node' ? [`${outer.length} ${resource.id}`] : [],
  )
}

describe('the rows of a chain', () => {
  it('follow what most came of straight down; the rest branches off before it', () => {
    const rows = rowsFor([
      create,
      copy('snap-1', 'snap-2', { at: 1 }),
      copy('snap-2', 'snap-3', { at: 2 }),
      copy('snap-1', 'snap-4', { at: 3 }),
    ])
    expect(nodesOf(rows)).toEqual(['0 vol-1', '0 snap-1', '1 snap-4', '0 snap-2', '0 snap-3'])
  })

  it('say where somebody else goes on, as seen from the line that a branch left', () => {
    const rows = rowsFor([
      create,
      copy('snap-1', 'snap-2', { at: 1, by: 'bob' }),
      copy('snap-1', 'snap-3', { at: 2 }),
    ])
    const crossings = rows.flatMap((row) =>
      row.kind === 'edge' ? [`${row.edge.link.to.id} ${row.crosses}`] : [],
    )
    expect(crossings).toEqual(['snap-1 false', 'snap-2 true', 'snap-3 false'])
  })

  it('take for unchanged what a step does not say', () => {
    const { region: _, ...activity } = copy('snap-1', 'snap-2', { at: 1 }).activity
    const silent = { ...copy('snap-1', 'snap-2', { at: 1 }), activity }
    const abroad = step('copy', {
      at: 2,
      region: 'us-east-1',
      inputs: ['snap-2'],
      outputs: ['snap-3'],
      links: [['copy-of', 'snap-2', 'snap-3']],
    })
    const rows = rowsFor([create, silent, abroad])
    expect(rows.flatMap((row) => ('crosses' in row ? [row.crosses] : []))).toEqual([
      false,
      false,
      true,
    ])
  })

  it('begin anew below where branches of branches go too deep', () => {
    // A snapshot of which as much came by either of two copies, and so on.
    const copies = Array.from({ length: 62 }, (_, index) =>
      copy(`snap-${Math.floor(index / 2) + 1}`, `snap-${index + 2}`, { at: index + 1 }),
    )
    const rows = rowsFor([create, ...copies])
    expect(Math.max(...rows.map(({ outer }) => outer.length))).toBe(4)
    expect(rows.filter(({ kind }) => kind === 'again')).toHaveLength(1)
    expect(new Set(nodesOf(rows)).size).toBe(64)
  })

  it('tell every resource once and every step, whatever the links', () => {
    fc.assert(
      fc.property(arbitraryChain, (chain) => {
        const tree = plantTree(chain)
        const { drawn, later } = rowsOf(tree)
        const nodes = drawn.filter(({ kind }) => kind === 'node').map(({ resource }) => resource.id)
        expect([...nodes].sort()).toEqual([...tree.nodes.keys()].sort())
        const onRows = drawn.flatMap((row) => ('deed' in row ? [row.deed] : []))
        const told = [...onRows, ...later, ...tree.refused]
        expect(told.reduce((sum, { times }) => sum + times, 0)).toBe(chain.steps.length)
      }),
    )
  })

  it('of a very long chain are made without running out of stack', () => {
    const copies = Array.from({ length: 20_000 }, (_, index) =>
      copy(`snap-${index}`, `snap-${index + 1}`, { at: index }),
    )
    const rows = rowsOf(plantTree(chainOf(copies))).drawn
    expect(rows.filter(({ kind }) => kind === 'node')).toHaveLength(20_001)
  })
})
