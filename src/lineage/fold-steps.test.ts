import { describe, expect, it } from 'vitest'
import { principal, step, storyBegin, type StepWords } from '../../test/builders/step-builder.ts'
import { foldSteps } from './fold-steps.ts'
import { buildLineageGraph } from './graph.ts'
import { orderSteps, type Step } from './step.ts'
import { traceChains } from './trace-chains.ts'

function reads(at: number, more: Partial<StepWords> = {}): Step {
  return step('export', {
    at,
    inputs: ['snap-1'],
    outputs: ['s3-1'],
    links: [['exported-to', 'snap-1', 's3-1']],
    isPiecemeal: true,
    ...more,
  })
}

/** How many steps each that is left stands for. */
function counts(...steps: readonly Step[]): readonly number[] {
  const folded = foldSteps(orderSteps(steps))
  return folded.steps
    .filter((one) => !folded.repeated.has(one))
    .map(({ repeats = [] }) => 1 + repeats.length)
}

describe('pieces of one deed', () => {
  it('are one step, the first, which holds the others', () => {
    const { steps, repeated } = foldSteps([reads(1), reads(2), reads(9)])
    expect(steps).toHaveLength(3)
    expect(repeated.size).toBe(2)
    expect(steps[0]?.event.time).toBe(storyBegin + 60_000)
    expect(steps[0]?.repeats?.map(({ event }) => event.time)).toEqual(
      [2, 9].map((at) => storyBegin + at * 60_000),
    )
  })

  it.each<[string, Partial<StepWords>]>([
    ['somebody else', { by: 'bob' }],
    ['another session', { by: principal('alice', { session: 'b' }) }],
    ['another address', { sourceAddress: '198.51.100.7' }],
    ['another account', { account: '444455556666' }],
    ['another region', { region: 'us-east-1' }],
    ['another resource', { inputs: ['snap-2'] }],
    ['another target', { outputs: ['s3-2'] }],
    ['another link', { links: [['exported-to', 'snap-1', 's3-2']] }],
    ['another counterpart', { counterpart: { account: '444455556666', side: 'owner' } }],
  ])('by or with %s are another deed', (_, other) => {
    expect(counts(reads(1), reads(2, other), reads(3))).toEqual([2, 1])
  })

  it('that were refused are counted one by one', () => {
    expect(counts(reads(1, { attempt: true }), reads(2, { attempt: true }))).toEqual([1, 1])
  })
})

it('what is not done in pieces is told each time', () => {
  const shares = [1, 2].map((at) => step('share', { at, outputs: ['snap-1'] }))
  expect(counts(...shares)).toEqual([1, 1])
})

describe('a story', () => {
  const story = [
    step('create', { at: 0, outputs: ['snap-1'], links: [['snapshot-of', 'vol-1', 'snap-1']] }),
    ...Array.from({ length: 1000 }, (_, index) => reads(10 + index)),
  ]

  it('tells a thousand pieces as one step with one link, and keeps every event', () => {
    const graph = buildLineageGraph(story)
    const [chain] = traceChains(graph)
    expect(chain?.steps.map(({ activity }) => activity.verb)).toEqual(['create', 'export'])
    expect(chain?.steps[1]?.repeats).toHaveLength(999)
    expect(chain?.links).toHaveLength(2)
    expect(graph.steps).toHaveLength(1001)
  })

  it('is the same in whatever order the events come', () => {
    const [chain] = traceChains(buildLineageGraph(story.toReversed()))
    expect(chain?.steps[1]?.event.id).toBe('export@10')
  })
})
