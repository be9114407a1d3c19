import { describe, expect, it } from 'vitest'
import { step, type LinkWords, type StepWords } from '../../test/builders/step-builder.ts'
import { buildLineageGraph } from './graph.ts'
import { joinJobs } from './join-jobs.ts'
import { Statements } from './statements.ts'
import { orderSteps, type Step } from './step.ts'
import { traceChains } from './trace-chains.ts'
import type { Chain } from './chain.ts'

const inferred: LinkWords = ['snapshot-of', 'vol-1', 'snap-1', 'inferred']
const observed: LinkWords = ['snapshot-of', 'vol-1', 'snap-1']
const job = 'job-1'

const asked = step('create', {
  at: 0,
  by: 'lena',
  inputs: ['vol-1'],
  job: { id: job, part: 'asked' },
})
const work = step('create', { at: 1, by: 'backup', outputs: ['snap-1'], links: [observed] })
const note = step('create', {
  at: 9,
  by: 'service',
  outputs: ['snap-1'],
  links: [inferred],
  job: { id: job, part: 'done' },
  isEcho: true,
})
const echo = (words: Partial<StepWords> & { readonly at: number }): Step =>
  step('attach', { links: [['attached-to', 'vol-1', 'i-1', 'inferred']], isEcho: true, ...words })

/** Who tells the link from the disk to the snapshot, of all who state it. */
function tellers(...steps: readonly Step[]): readonly string[] {
  const all = joinJobs(orderSteps(steps))
  const statements = new Statements(all)
  return all
    .filter((one) => one.activity.links.some((link) => statements.tells(one, link)))
    .map(({ principal }) => principal.display)
}

function chainOf(...steps: readonly Step[]): Chain | undefined {
  return traceChains(buildLineageGraph(steps))[0]
}

/** Who stands in the first chain of a story. */
function people(...steps: readonly Step[]): readonly string[] {
  return (chainOf(...steps)?.steps ?? []).map(({ principal }) => principal.display)
}

describe('of those who state one link', () => {
  it('the one who asked for it tells it', () => {
    expect(tellers(asked, work, note)).toEqual(['lena'])
  })

  it('without the asking the work does, and without the work the note', () => {
    expect(tellers(work, note)).toEqual(['backup'])
    expect(tellers(note)).toEqual(['service'])
  })

  it('every one does that is neither asked for nor echoed', () => {
    expect(tellers(work, { ...work, event: { ...work.event, id: 'again' } })).toEqual([
      'backup',
      'backup',
    ])
  })

  it('only the first of several echoes does', () => {
    const [first, second] = [echo({ at: 1 }), echo({ at: 2, by: 'bob' })]
    expect(tellers(first, second)).toEqual(['alice'])
    const attach = step('attach', { at: 5, by: 'carol', links: [['attached-to', 'vol-1', 'i-1']] })
    expect(tellers(first, second, attach)).toEqual(['carol'])
  })

  it('a refused call does not count', () => {
    expect(
      tellers(note, { ...work, activity: { ...work.activity, attempt: true, links: [] } }),
    ).toEqual(['service'])
  })

  it('the best evidence counts for all', () => {
    const statements = new Statements([note, work])
    const [link] = note.activity.links
    expect(link && statements.evidenceOf(link)).toBe('observed')
    expect(link && new Statements([note]).evidenceOf(link)).toBe('inferred')
  })
})

describe('a backup that somebody asked for', () => {
  const chain = chainOf(asked, work, note)

  it('is one chain, of which the asking is the first copy and the note no step', () => {
    expect(chain?.maker?.principal.display).toBe('lena')
    expect(people(asked, work, note)).toEqual(['lena', 'backup'])
    expect(chain?.links).toMatchObject([{ kind: 'snapshot-of', evidence: 'observed' }])
    expect(traceChains(buildLineageGraph([asked, work, note]))).toHaveLength(1)
  })

  it('was not taken by somebody else because a service made it', () => {
    expect(chain?.principalChanged).toBe(false)
    const restore = step('restore', {
      at: 20,
      by: 'bob',
      links: [['restored-from', 'snap-1', 'vol-2']],
    })
    expect(chainOf(asked, work, note, restore)?.principalChanged).toBe(true)
  })

  it('is all the story where nothing but the note is in the logs', () => {
    expect(people(note)).toEqual(['service'])
  })

  it('stays known to whoever reads every event', () => {
    expect(buildLineageGraph([asked, work, note]).steps).toHaveLength(3)
  })
})

describe('a removal', () => {
  const gone = { outputs: ['snap-1'] }
  const snapshot = work.activity.outputs
  const deleted = step('delete', {
    at: 30,
    by: 'service',
    ...gone,
    removed: snapshot,
    isEcho: true,
  })

  it('is told by the call, and by its echo where there is no call', () => {
    const call = step('delete', { at: 29, by: 'lena', ...gone, removed: snapshot })
    expect(people(work, call, deleted)).toEqual(['backup', 'lena'])
    expect(people(work, deleted)).toEqual(['backup', 'service'])
  })
})

it('an echo never shows that somebody else took the data', () => {
  const relayed = echo({ at: 5, by: 'somebody', links: [['attached-to', 'snap-1', 'i-1']] })
  expect(chainOf(work, relayed)?.steps).toHaveLength(2)
  expect(chainOf(work, relayed)?.principalChanged).toBe(false)
})
