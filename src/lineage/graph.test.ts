import { describe, expect, it } from 'vitest'
import { resource, step } from '../../test/builders/step-builder.ts'
import { buildLineageGraph } from './graph.ts'

const make = (at: number): ReturnType<typeof step> =>
  step('create', {
    at,
    inputs: ['db-1'],
    outputs: ['dbsnap-1'],
    links: [['snapshot-of', 'db-1', 'dbsnap-1']],
  })

/** A whole policy of snap-1, which lets these accounts in and no others. */
function policy(at: number, ...accounts: readonly string[]): ReturnType<typeof step> {
  return step('share', {
    at,
    links: accounts.map((account) => ['shared-with', 'snap-1', account]),
    sharing: { resource: resource('snap-1'), change: 'replace', grantees: [] },
  })
}

describe('the graph', () => {
  it('meets in one node when a resource is named by another of its ids', () => {
    const create = step('create', { at: 0, outputs: ['snap-1'] })
    const known = {
      ...create,
      activity: { ...create.activity, outputs: [resource('snap-1', { aliases: ['771'] })] },
    }
    const use = step('restore', { at: 1 })
    const byNumber = {
      ...use,
      activity: { ...use.activity, inputs: [{ ...resource('snap-1'), id: '771' }] },
    }
    const graph = buildLineageGraph([known, byNumber])
    expect([...graph.nodes.keys()]).toEqual(['snap-1'])
    expect(graph.nodes.get('snap-1')?.steps).toHaveLength(2)
  })

  it('begins a new life when a deleted name is made again', () => {
    const gone = step('delete', { at: 5, inputs: ['dbsnap-1'], removed: [resource('dbsnap-1')] })
    const graph = buildLineageGraph([make(0), gone, make(9)])
    expect([...graph.nodes.keys()]).toEqual(['db-1', 'dbsnap-1', 'dbsnap-1#2'])
    expect(graph.nodes.get('dbsnap-1')?.steps).toHaveLength(2)
  })

  it('lets a refused call name resources without tying them', () => {
    const refused = step('create', {
      at: 0,
      attempt: true,
      inputs: ['vol-1'],
      outputs: ['snap-1'],
      links: [['snapshot-of', 'vol-1', 'snap-1']],
    })
    const graph = buildLineageGraph([refused])
    expect(graph.edgesFrom.size).toBe(0)
    expect(graph.nodes.get('vol-1')?.steps).toHaveLength(1)
  })

  it('links whom a whole policy names only when the one before did not let them in', () => {
    const graph = buildLineageGraph([
      policy(0, 'acct-1'),
      policy(1, 'acct-1', 'acct-2'),
      policy(2, 'acct-2'),
      policy(3, 'acct-1', 'acct-2'),
    ])
    const told = graph.edgesFrom
      .get('snap-1')
      ?.map(({ to, step: { event } }) => `${event.id} ${to}`)
    expect(told).toEqual(['share@0 acct-1', 'share@1 acct-2', 'share@3 acct-1'])
  })

  it('adds up what several events tell of a resource', () => {
    const first = step('create', { at: 0, outputs: ['snap-1'] })
    const second = step('share', { at: 1 })
    const told = {
      ...second,
      activity: { ...second.activity, inputs: [resource('snap-1', { region: 'us-east-1' })] },
    }
    expect(buildLineageGraph([first, told]).nodes.get('snap-1')?.resource).toMatchObject({
      id: 'snap-1',
      region: 'us-east-1',
    })
  })
})
