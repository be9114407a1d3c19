import { describe, expect, it } from 'vitest'
import { contextOf } from '../../test/builders/signal-builder.ts'
import { principal, resource, step, worldRule } from '../../test/builders/step-builder.ts'
import { buildLineageGraph } from '../lineage/graph.ts'
import type { Step } from '../lineage/step.ts'
import { traceChains } from '../lineage/trace-chains.ts'
import { ChainTeller } from './chain-finding.ts'
import type { Finding } from './finding.ts'

const create = step('create', { at: 0, links: [['snapshot-of', 'vol-1', 'snap-1']] })
const restore = step('restore', {
  at: 10,
  by: 'bob',
  links: [['restored-from', 'snap-1', 'vol-2']],
})
const launch = step('launch', {
  at: 20,
  by: 'bob',
  links: [
    ['attached-to', 'vol-2', 'i-2'],
    ['member-of', 'i-2', 'sg-2'],
  ],
})
const open = step('expose', {
  at: 30,
  by: 'bob',
  exposures: [{ resource: resource('sg-2'), change: 'open', rules: [worldRule(22)] }],
})

function shareWith(...ids: readonly string[]): Step {
  const grantees = ids.map((id) => ({ kind: 'account', id }) as const)
  return step('share', {
    at: 5,
    sharing: { resource: resource('snap-1'), change: 'add', grantees },
  })
}

function findingOf(...steps: readonly Step[]): Finding {
  const [chain] = traceChains(buildLineageGraph(steps))
  if (chain === undefined) throw new TypeError('the story has no chain')
  return new ChainTeller([chain], { context: contextOf(['111122223333']), coverage: [] }).finding(
    chain,
  )
}

const sso = (session: string): Step['principal'] => principal('ops', { session })

describe('the finding of a chain', () => {
  it('has the severity of its gravest sign and names the grave ones, gravest first', () => {
    const finding = findingOf(create, restore, launch, open)
    expect(finding.severity).toBe('critical')
    expect(finding.title).toBe(
      'Disk vol-1: opened to the world on port 22 and restored by another principal',
    )
  })

  it('names three signs at most and counts the others', () => {
    expect(findingOf(create, shareWith('1', '2', '3', '4', '5')).title).toBe(
      'Disk vol-1: shared with account 1, shared with account 2, shared with account 3 and 2 more',
    )
  })

  it('says in its summary the gravest reason, how much there is, and when', () => {
    expect(findingOf(create, restore).summary).toBe(
      'Alice made the copy, bob put it to use (restore) from 2026-03-02 00:10:00Z. 2 steps by 2 principals in 1 account, 2026-03-02 00:00:00Z to 2026-03-02 00:10:00Z.',
    )
  })

  it('counts the people behind a shared role', () => {
    const made = { ...create, principal: sso('alice') }
    expect(findingOf(made, { ...restore, principal: sso('bob') }).summary).toContain('2 principals')
  })

  it('rests on the events of all steps, in time', () => {
    const ids = findingOf(open, launch, create, restore).events.map(({ id }) => id)
    expect(ids).toEqual(['create@0', 'restore@10', 'launch@20', 'expose@30'])
  })

  it('cites the techniques of what took effect', () => {
    expect(findingOf(create).techniques).toEqual(['T1578.001'])
    expect(findingOf(create, shareWith('9'), restore, launch, open).techniques).toEqual([
      'T1578.001',
      'T1578.002',
      'T1537',
      'T1686.001',
    ])
    const refused = step('share', { at: 5, attempt: true, inputs: ['snap-1'] })
    expect(findingOf(create, refused).techniques).toEqual(['T1578.001'])
  })
})

describe('confidence', () => {
  it('is high when every link was observed and the source seen', () => {
    expect(findingOf(create, restore).confidence).toBe('high')
  })

  it('is medium when a link was inferred or the source was before the logs', () => {
    const inferred = step('restore', {
      at: 9,
      links: [['restored-from', 'snap-1', 'vol-3', 'inferred']],
    })
    expect(findingOf(create, inferred).confidence).toBe('medium')
    expect(findingOf(restore).confidence).toBe('medium')
  })

  it('does not rest on where the source sits', () => {
    const home = step('attach', { at: -9, links: [['attached-to', 'vol-1', 'i-1', 'inferred']] })
    expect(findingOf(home, create).confidence).toBe('high')
  })
})
