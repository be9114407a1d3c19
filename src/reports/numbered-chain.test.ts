import { describe, expect, it } from 'vitest'
import { principal, step } from '../../test/builders/step-builder.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { numberChain, type NumberedChain } from './numbered-chain.ts'

const create = step('create', {
  at: 0,
  inputs: ['vol-1'],
  outputs: ['snap-1'],
  links: [['snapshot-of', 'vol-1', 'snap-1']],
})
const copy = (at: number, id: string, by: string): Step =>
  step('copy', {
    at,
    by,
    inputs: ['snap-1'],
    outputs: [id],
    links: [['copy-of', 'snap-1', id]],
  })

function numbered(...steps: readonly Step[]): NumberedChain {
  const [chain] = traceChains(buildLineageGraph(steps))
  if (chain === undefined) throw new Error('no chain')
  return numberChain(chain)
}

describe('steps of a chain', () => {
  const again = copy(2, 'snap-2', 'bob')
  const told = numbered(create, copy(1, 'snap-2', 'bob'), again, copy(3, 'snap-3', 'alice'))

  it('are numbered from 1; those that repeat each other share a number', () => {
    expect(told.steps.map(({ number, times }) => [number, times])).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
    ])
    expect(told.numberedOf(again)?.number).toBe(2)
    expect(told.numberedOf(copy(9, 'snap-9', 'eve'))).toBeUndefined()
  })

  it('know who acted, in the order in which they first did', () => {
    expect(told.actors).toEqual(['alice', 'bob'])
    expect(told.steps.map(({ actor }) => actor)).toEqual([0, 1, 0])
  })

  it('are of one actor whatever the session of a role', () => {
    const role = (session: string): ReturnType<typeof principal> =>
      principal('deploy', { kind: 'role', session })
    const both = numbered(
      { ...create, principal: role('one') },
      { ...copy(1, 'snap-2', ''), principal: role('two') },
    )
    expect(both.actors).toEqual(['deploy (one)'])
  })

  it('have times without a day where all are of one day', () => {
    const { time } = create.event
    expect(told.clock(time)).toBe('00:00')
    expect(numbered(create, copy(24 * 60, 'snap-2', 'bob')).clock(time)).toBe('03-02 00:00')
  })
})
