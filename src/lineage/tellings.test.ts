import { expect, it } from 'vitest'
import { resource, step, worldRule } from '../../test/builders/step-builder.ts'
import { buildLineageGraph } from './graph.ts'
import { tellingsOf } from './tellings.ts'
import { traceChains } from './trace-chains.ts'

const create = step('create', {
  at: 0,
  inputs: ['vol-1'],
  outputs: ['snap-1'],
  links: [['snapshot-of', 'vol-1', 'snap-1']],
})
const launch = step('launch', {
  at: 5,
  inputs: ['snap-1'],
  outputs: ['i-2'],
  links: [
    ['launched-from', 'snap-1', 'i-2'],
    ['member-of', 'i-2', 'sg-2'],
  ],
})
const open = step('expose', {
  at: 9,
  exposures: [{ resource: resource('sg-2'), change: 'open', rules: [worldRule(22)] }],
})
const unrelated = step('create', { at: 1, outputs: ['vol-9'] })

it('tells each step its chains, its place in them, and the rules it opened', () => {
  const steps = [create, launch, open, unrelated]
  const tellings = tellingsOf(traceChains(buildLineageGraph(steps)))
  const told = steps.map((one) =>
    tellings.get(one)?.map(({ place, rules }) => [place, rules.length]),
  )
  expect(told).toEqual([[[1, 0]], [[2, 1]], [[3, 1]], undefined])
})
