import { describe, expect, it } from 'vitest'
import { type LinkWords, step } from '../../test/builders/step-builder.ts'
import { type DataFlow, isCopying, traceDataFlow } from './data-flow.ts'
import { buildLineageGraph, type LineageEdge } from './graph.ts'
import type { Step } from './step.ts'
import type { Verb } from '../environment/verb.ts'

function linked(at: number, verb: Verb, ...links: readonly LinkWords[]): Step {
  return step(verb, { at, links })
}

function flowOf(...steps: readonly Step[]): DataFlow {
  return traceDataFlow(buildLineageGraph(steps))
}

const told = ({ kind, from, to }: LineageEdge): string => `${kind} ${from} ${to}`

/** All edges that carry data. */
function carried(...steps: readonly Step[]): readonly string[] {
  return [...flowOf(...steps).from.values()].flat().map(told)
}

const snapshot = linked(0, 'create', ['snapshot-of', 'vol-1', 'snap-1'])
const restore = linked(10, 'restore', ['restored-from', 'snap-1', 'vol-2'])
const attach = linked(20, 'attach', ['attached-to', 'vol-2', 'i-2'])

describe('what carries data', () => {
  it('is every copy, what is attached, shared and exported; no membership', () => {
    const share = linked(30, 'share', ['shared-with', 'snap-1', 'acct-9'])
    const out = linked(31, 'export', ['exported-to', 'snap-1', 's3-1'])
    const join = linked(32, 'launch', ['member-of', 'i-2', 'sg-2'])
    expect(carried(snapshot, restore, attach, share, out, join)).toEqual([
      'snapshot-of vol-1 snap-1',
      'restored-from snap-1 vol-2',
      'shared-with snap-1 acct-9',
      'exported-to snap-1 s3-1',
      'attached-to vol-2 i-2',
    ])
  })

  it('makes a new copy, or only passes data on', () => {
    const edges = [...flowOf(snapshot, restore, attach).from.values()].flat()
    expect(edges.filter(isCopying).map(({ kind }) => kind)).toEqual([
      'snapshot-of',
      'restored-from',
    ])
  })

  it('names the edges that made a node a copy; an attached copy makes its machine one', () => {
    const { parents } = flowOf(snapshot, restore, attach)
    expect([...parents.keys()]).toEqual(['snap-1', 'vol-2', 'i-2'])
    expect(parents.get('i-2')?.map(told)).toEqual(['attached-to vol-2 i-2'])
  })

  it('leaves a machine with a disk of its own no copy', () => {
    const { parents } = flowOf(linked(0, 'attach', ['attached-to', 'vol-1', 'i-1']))
    expect(parents.size).toBe(0)
  })
})

describe('a launch from an image (reference/telemetry.md 7 D, E and G)', () => {
  const launch = linked(9, 'launch', ['launched-from', 'ami-1', 'i-1'])
  const usual = linked(9, 'launch', ['launched-from', 'snap-7', 'i-1', 'inferred'])

  it('carries nothing of ours while nobody here made, shared or changed the image', () => {
    expect(carried(launch)).toEqual([])
    expect(carried(usual)).toEqual([])
    expect(carried(step('share', { at: 1, attempt: true, inputs: ['ami-1'] }), launch)).toEqual([])
  })

  it('carries data once somebody here handled the image or the snapshot', () => {
    expect(carried(step('share', { at: 1, inputs: ['ami-1'] }), launch)).toHaveLength(1)
    expect(carried(step('create', { at: 1, outputs: ['snap-7'] }), usual)).toHaveLength(1)
  })

  it('differs from taking a copy of the image, which nobody does in passing', () => {
    expect(carried(linked(0, 'copy', ['copy-of', 'ami-1', 'ami-2']))).toHaveLength(1)
  })
})

const returns = (...steps: readonly Step[]): readonly string[] =>
  [...flowOf(...steps).returns].map(told)

describe('what comes back', () => {
  it('is a restored disk on the machine that holds its source', () => {
    const home = linked(-5, 'attach', ['attached-to', 'vol-1', 'i-2'])
    expect(returns(home, snapshot, restore, attach)).toEqual(['attached-to vol-2 i-2'])
    expect(returns(snapshot, restore, attach)).toEqual([])
  })

  it('is a backup restored in place, through copies of copies', () => {
    const copy = linked(5, 'copy', ['copy-of', 'snap-1', 'snap-2'])
    const inPlace = linked(7, 'restore', ['restored-from', 'snap-2', 'vol-1'])
    expect(returns(snapshot, copy, inPlace)).toEqual(['restored-from snap-2 vol-1'])
  })

  it('leaves no cycle among the parents', () => {
    const inPlace = linked(7, 'restore', ['restored-from', 'snap-1', 'vol-1'])
    expect([...flowOf(snapshot, inPlace).parents.keys()]).toEqual(['snap-1'])
  })
})
