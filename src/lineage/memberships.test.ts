import { describe, expect, it } from 'vitest'
import { type LinkWords, resource, step, storyBegin } from '../../test/builders/step-builder.ts'
import type { NetworkSelector } from './activity.ts'
import { buildLineageGraph } from './graph.ts'
import { membershipsOf } from './memberships.ts'
import type { Step } from './step.ts'

/** A call that names groups (or interfaces) of a resource. */
function joins(at: number, from: string, ...groups: readonly string[]): Step {
  return step('other', { at, links: groups.map((to): LinkWords => ['member-of', from, to]) })
}

/** A call that says how a firewall selects, or how an instance can be selected. */
function selector(
  at: number,
  id: string,
  words: Partial<NetworkSelector> & { readonly hasExternalAddress?: boolean },
): Step {
  const { hasExternalAddress, ...more } = words
  return step('other', {
    at,
    selectors: [
      {
        resource: resource(id),
        selector: { network: 'n', tags: [], serviceAccounts: [], ...more },
        ...(hasExternalAddress === undefined ? {} : { hasExternalAddress }),
      },
    ],
  })
}

/** The groups of i-1, itself left out, as `group from-until` in minutes of the story. */
function groupsOf(...steps: readonly Step[]): readonly string[] {
  const graph = buildLineageGraph(steps)
  const node = graph.nodes.get('i-1')
  if (node === undefined) return []
  const minutes = (time: number): number => (time - storyBegin) / 60_000
  return membershipsOf(graph, node)
    .slice(1)
    .map(({ group, from, until }) => `${group.key} ${minutes(from)}-${minutes(until)}`)
}

describe('the groups of an instance', () => {
  it('begin with the instance itself, at all times', () => {
    const graph = buildLineageGraph([step('launch', { at: 0, outputs: ['i-1'] })])
    const [node] = [...graph.nodes.values()]
    expect(node === undefined ? [] : membershipsOf(graph, node)).toEqual([
      { group: node, from: -Infinity, until: Infinity },
    ])
  })

  it('are left when a later call names others only', () => {
    expect(groupsOf(joins(1, 'i-1', 'sg-1', 'sg-2'), joins(5, 'i-1', 'sg-2', 'sg-3'))).toEqual([
      'sg-1 1-5',
      'sg-2 1-Infinity',
      'sg-3 5-Infinity',
    ])
  })

  it('add up over interfaces, each for the time it is there', () => {
    const steps = [
      joins(1, 'i-1', 'sg-1'),
      joins(4, 'i-1', 'eni-1'),
      joins(2, 'eni-1', 'sg-2'),
      joins(9, 'eni-1', 'sg-3'),
    ]
    expect(groupsOf(...steps)).toEqual([
      'sg-1 1-Infinity',
      'eni-1 4-Infinity',
      'sg-2 4-9',
      'sg-3 9-Infinity',
    ])
  })

  it('say which step put the instance there', () => {
    const graph = buildLineageGraph([joins(1, 'eni-1', 'sg-2'), joins(4, 'i-1', 'eni-1')])
    const node = graph.nodes.get('i-1')
    const joined = node === undefined ? [] : membershipsOf(graph, node).map((one) => one.joined)
    expect(joined.map((one) => one?.event.id)).toEqual([undefined, 'other@4', 'other@4'])
  })
})

describe('firewalls that select instances (reference/telemetry.md 3.4)', () => {
  it('cover those of their network with one of their tags or service accounts', () => {
    const instance = selector(3, 'i-1', { tags: ['web', 'x'], serviceAccounts: ['robot'] })
    const covers = (target: Partial<NetworkSelector>): boolean =>
      groupsOf(instance, selector(1, 'sg-f', target)).length > 0
    expect(covers({ tags: ['db', 'web'] })).toBe(true)
    expect(covers({ serviceAccounts: ['robot'] })).toBe(true)
    expect(covers({})).toBe(true)
    expect(covers({ tags: ['db'] })).toBe(false)
    expect(covers({ network: 'other', tags: ['web'] })).toBe(false)
  })

  it('cover an instance while both say so', () => {
    const steps = [
      selector(1, 'sg-f', { tags: ['web'] }),
      selector(3, 'i-1', { tags: ['web'] }),
      selector(8, 'i-1', { network: '', tags: ['db'] }),
    ]
    expect(groupsOf(...steps)).toEqual(['sg-f 3-8'])
  })

  it('keep the network and the address that a change of tags leaves open', () => {
    const firewall = selector(1, 'sg-f', { tags: ['web'] })
    const tagged = selector(5, 'i-1', { network: '', tags: ['web'] })
    expect(groupsOf(firewall, selector(3, 'i-1', {}), tagged)).toEqual(['sg-f 5-Infinity'])
    const inside = selector(3, 'i-1', { hasExternalAddress: false })
    expect(groupsOf(firewall, inside, tagged)).toEqual([])
  })

  it('do not open an instance that has no address of its own', () => {
    const firewall = selector(1, 'sg-f', {})
    expect(groupsOf(firewall, selector(3, 'i-1', { hasExternalAddress: false }))).toEqual([])
    expect(groupsOf(firewall, selector(3, 'i-1', { hasExternalAddress: true }))).toHaveLength(1)
  })
})
