/** Chains of a few steps, numbered as pages tell them. */
import { buildLineageGraph } from '../../src/lineage/graph.ts'
import type { Step } from '../../src/lineage/step.ts'
import { traceChains } from '../../src/lineage/trace-chains.ts'
import { numberChain, type NumberedChain } from '../../src/reports/numbered-chain.ts'
import { resource, step, worldRule } from './step-builder.ts'

/** The chain that the steps tell; the first where they tell several. */
export function numbered(...steps: readonly Step[]): NumberedChain {
  const [chain] = traceChains(buildLineageGraph(steps))
  if (chain === undefined) throw new Error('the steps tell no chain')
  return numberChain(chain)
}

/** A snapshot of vol-1. */
export const created = step('create', {
  at: 0,
  inputs: ['vol-1'],
  outputs: ['snap-1'],
  links: [['snapshot-of', 'vol-1', 'snap-1']],
})

/** A disk made of a snapshot. */
export function restored(at: number, from: string, to: string): Step {
  return step('restore', {
    at,
    by: 'bob',
    inputs: [from],
    outputs: [to],
    links: [['restored-from', from, to]],
  })
}

/** A share of snap-1 with an account. */
export function shared(at: number, account: string, attempt = false): Step {
  return step('share', {
    at,
    attempt,
    inputs: ['snap-1'],
    sharing: {
      resource: resource('snap-1'),
      change: 'add',
      grantees: [{ kind: 'account', id: account }],
    },
  })
}

/** A machine started from a snapshot, and the world let in to it. */
export function launchedAndOpened(at: number, from: string): readonly Step[] {
  return [
    step('launch', {
      at,
      by: 'bob',
      inputs: [from],
      outputs: ['i-2'],
      links: [
        ['launched-from', from, 'i-2'],
        ['member-of', 'i-2', 'sg-2'],
      ],
    }),
    step('expose', {
      at: at + 1,
      by: 'bob',
      exposures: [{ resource: resource('sg-2'), change: 'open', rules: [worldRule(22)] }],
    }),
  ]
}
