import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryChain } from '../../test/builders/arbitrary-chain.ts'
import { type LinkWords, resource, step, worldRule } from '../../test/builders/step-builder.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { LinkKind } from '../lineage/link.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { type ChainTree, plantTree } from './chain-tree.ts'

function made(
  verb: 'create' | 'launch' | 'attach',
  at: number,
  kind: LinkKind,
  ends: string,
): Step {
  const [from = '', to = ''] = ends.split(' ')
  const links: readonly LinkWords[] = [[kind, from, to]]
  return step(verb, { at, inputs: [from], outputs: [to], links })
}

const create = made('create', 0, 'snapshot-of', 'vol-1 snap-1')

function treeOf(steps: readonly Step[]): ChainTree {
  const [chain] = traceChains(buildLineageGraph(steps))
  if (chain === undefined) throw new Error('no chain')
  return plantTree(chain)
}

/** `snap-1 > ami-1`: what stands under what; `snap-1 ~ i-1`: what is only named there. */
function edgesOf({ nodes }: ChainTree): readonly string[] {
  return [...nodes.values()].flatMap(({ resource: { id }, edges }) =>
    edges.map(({ link, isParent }) => `${id} ${isParent ? '>' : '~'} ${link.to.id}`),
  )
}

/** What is told at a resource. */
function deedsAt(tree: ChainTree, id: string): readonly string[] {
  return (tree.nodes.get(id)?.deeds ?? []).map(({ step: { event } }) => event.id)
}

describe('the tree of a chain', () => {
  it('has each resource under the one that it came from', () => {
    const tree = treeOf([create, made('create', 1, 'image-of', 'snap-1 ami-1')])
    expect(tree.roots.map(({ id }) => id)).toEqual(['vol-1'])
    expect(edgesOf(tree)).toEqual(['vol-1 > snap-1', 'snap-1 > ami-1'])
  })

  it('has a machine under its image, and names it at the snapshot of the image', () => {
    const launch = step('launch', {
      at: 2,
      outputs: ['i-1'],
      links: [
        ['launched-from', 'ami-1', 'i-1'],
        ['launched-from', 'snap-1', 'i-1'],
      ],
    })
    const tree = treeOf([create, made('create', 1, 'image-of', 'snap-1 ami-1'), launch])
    expect(edgesOf(tree)).toContain('ami-1 > i-1')
    expect(edgesOf(tree)).toContain('snap-1 ~ i-1')
  })

  it('tells a share at what is shared, and a rule at the machine that it opened', () => {
    const grantees = [{ kind: 'public', id: 'public' }] as const
    const sharing = { resource: resource('snap-1'), change: 'add', grantees } as const
    const opening = { resource: resource('sg-1'), change: 'open', rules: [worldRule(22)] } as const
    const tree = treeOf([
      create,
      step('share', { at: 1, sharing, links: [['shared-with', 'snap-1', 'acct-1']] }),
      step('launch', {
        at: 2,
        outputs: ['i-1'],
        links: [
          ['launched-from', 'snap-1', 'i-1'],
          ['member-of', 'i-1', 'sg-1'],
        ],
      }),
      step('expose', { at: 3, outputs: ['sg-1'], exposures: [opening] }),
    ])
    expect(edgesOf(tree)).toEqual(['vol-1 > snap-1', 'snap-1 > i-1'])
    expect(deedsAt(tree, 'snap-1')).toEqual(['share@1'])
    expect(deedsAt(tree, 'i-1')).toEqual(['expose@3'])
    expect(tree.nodes.get('i-1')?.exposures).toHaveLength(1)
  })

  it('tells once what two rules of a group open alike', () => {
    const rules = [worldRule(22, 'a'), worldRule(22, 'b'), worldRule(3389)]
    const change = { resource: resource('i-1'), change: 'open', rules } as const
    const tree = treeOf([
      create,
      made('launch', 1, 'launched-from', 'snap-1 i-1'),
      step('expose', { at: 2, outputs: ['i-1'], exposures: [change] }),
    ])
    expect(tree.nodes.get('i-1')?.exposures).toHaveLength(2)
  })

  it('keeps refused calls apart', () => {
    const tree = treeOf([create, step('delete', { at: 1, attempt: true, inputs: ['snap-1'] })])
    expect(tree.refused.map(({ step: { event } }) => event.id)).toEqual(['delete@1'])
    expect(deedsAt(tree, 'snap-1')).toEqual([])
  })

  it('has every resource once and every step somewhere, whatever the links', () => {
    fc.assert(
      fc.property(arbitraryChain, (chain) => {
        const { nodes, roots, refused, apart } = plantTree(chain)
        const under = [...nodes.values()].flatMap(({ edges }) =>
          edges.filter(({ isParent }) => isParent).map(({ link }) => link.to.id),
        )
        const placed = [...roots.map(({ id }) => id), ...under].sort()
        expect(placed).toEqual([...nodes.keys()].sort())
        const told = [...nodes.values()].flatMap(({ deeds, edges }) => [...deeds, ...edges])
        const times = [...told, ...refused, ...apart].reduce((sum, { times: one }) => sum + one, 0)
        expect(times).toBe(chain.steps.length)
      }),
    )
  })
})
