import { describe, expect, it } from 'vitest'
import { resource, step, type LinkWords, type StepWords } from '../../test/builders/step-builder.ts'
import { joinJobs, linkKey } from './join-jobs.ts'
import type { Step } from './step.ts'

const made: LinkWords = ['snapshot-of', 'vol-1', 'snap-1', 'inferred']

function asks(more: Partial<StepWords> = {}): Step {
  const job = { id: 'job-1', part: 'asked' } as const
  return step('create', { at: 0, inputs: ['vol-1'], job, ...more })
}

function ends(at: number, id = 'job-1', link = made): Step {
  const job = { id, part: 'done' } as const
  return step('create', { at, outputs: [link[2]], links: [link], job, isEcho: true })
}

function linksOf(steps: readonly Step[]): readonly (readonly string[])[] {
  return steps.map(({ activity }) => activity.links.map(linkKey))
}

describe('who asks for a job', () => {
  it('learns from its end what it made', () => {
    const [asked] = joinJobs([asks(), ends(9)])
    expect(asked?.activity.outputs).toEqual([resource('snap-1')])
    expect(asked?.activity.links).toMatchObject([
      { kind: 'snapshot-of', to: { id: 'snap-1' }, evidence: 'inferred' },
    ])
  })

  it('learns nothing from the end of another', () => {
    expect(linksOf(joinJobs([asks(), ends(9, 'job-2')]))[0]).toEqual([])
  })

  it('keeps what it knew, and has nothing twice', () => {
    const account: LinkWords = ['copy-of', 'snap-0', 'acct-1', 'inferred']
    const asked = asks({ outputs: ['snap-1'], links: [made, account] })
    const [joined] = joinJobs([asked, ends(9)])
    expect(joined?.activity.outputs.map(({ id }) => id)).toEqual(['snap-1'])
    expect(linksOf([joined ?? asked])).toEqual([
      ['snapshot-of vol-1 snap-1', 'copy-of snap-0 acct-1'],
    ])
  })

  it('in vain made nothing', () => {
    expect(linksOf(joinJobs([asks({ attempt: true }), ends(9)]))[0]).toEqual([])
  })
})

it('leaves steps without jobs as they are, the very same', () => {
  const steps = [step('create', { at: 0 }), asks()]
  expect(joinJobs(steps)).toBe(steps)
})
