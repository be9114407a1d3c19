import { describe, expect, it } from 'vitest'
import { resource, step, storyBegin } from '../../test/builders/step-builder.ts'
import type { NetworkSelector } from './activity.ts'
import { buildLineageGraph } from './graph.ts'
import { selectionsOf } from './selections.ts'
import type { Step } from './step.ts'

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

const minutes = (time: number): number => (time - storyBegin) / 60_000

/** The firewalls that cover i-1, as `group from-until` in minutes of the story. */
function groupsOf(...steps: readonly Step[]): readonly string[] {
  const graph = buildLineageGraph(steps)
  const node = graph.nodes.get('i-1')
  return (node === undefined ? [] : selectionsOf(graph, node)).map(
    ({ group, from, until }) => `${group.key} ${minutes(from)}-${minutes(until)}`,
  )
}

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

  it('cover an instance without a seam where a change leaves both as they were', () => {
    const steps = [
      selector(1, 'sg-f', { tags: ['web'] }),
      selector(3, 'i-1', { tags: ['web'] }),
      selector(8, 'i-1', { network: '', tags: ['web', 'x'] }),
      selector(9, 'i-1', { network: '', tags: ['x'] }),
      selector(12, 'i-1', { network: '', tags: ['web'] }),
    ]
    expect(groupsOf(...steps)).toEqual(['sg-f 3-9', 'sg-f 12-Infinity'])
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
