import { describe, expect, it } from 'vitest'
import { resource, step, storyBegin, worldRule } from '../../test/builders/step-builder.ts'
import type { Exposure } from './chain.ts'
import { createExposureFinder } from './exposure.ts'
import { buildLineageGraph } from './graph.ts'
import type { Step } from './step.ts'

function exposuresOf(id: string, steps: readonly Step[]): readonly Exposure[] {
  const graph = buildLineageGraph(steps)
  const node = graph.nodes.get(id)
  return node === undefined ? [] : createExposureFinder(graph)([{ node, since: -Infinity }])
}

function minutes(time: number): number {
  return (time - storyBegin) / 60_000
}

/** The intervals in minutes of the story. */
function spansOf(exposures: readonly Exposure[]): readonly (readonly [number, number | null])[] {
  return exposures.map(({ from, until }) => [
    minutes(from),
    until === undefined ? null : minutes(until),
  ])
}

const join = step('launch', { at: 10, outputs: ['i-1'], links: [['member-of', 'i-1', 'sg-1']] })
const rule = (change: 'open' | 'close' | 'replace', at: number, port = 22): Step =>
  step('expose', {
    at,
    exposures: [
      { resource: resource('sg-1'), change, rules: change === 'replace' ? [] : [worldRule(port)] },
    ],
  })

const firewallFor = (network: string, tags: readonly string[]): Step =>
  step('expose', {
    at: 5,
    exposures: [{ resource: resource('sg-f'), change: 'open', rules: [worldRule(22)] }],
    selectors: [{ resource: resource('sg-f'), selector: { network, tags, serviceAccounts: [] } }],
  })

const taggedAt = (time: number, network: string, tags: readonly string[]): Step =>
  step('other', {
    at: time,
    outputs: ['i-1'],
    selectors: [{ resource: resource('i-1'), selector: { network, tags, serviceAccounts: [] } }],
  })

describe('network exposure', () => {
  it('begins with the rule when the instance is there before it', () => {
    expect(spansOf(exposuresOf('i-1', [join, rule('open', 20)]))).toEqual([[20, null]])
  })

  it('begins with the instance when the group was open before it', () => {
    expect(spansOf(exposuresOf('i-1', [rule('open', 1), join]))).toEqual([[10, null]])
  })

  it('begins with the data when it came to the instance after both', () => {
    const graph = buildLineageGraph([rule('open', 1), join, rule('close', 30)])
    const node = graph.nodes.get('i-1')
    const openSince = (at: number): readonly Exposure[] =>
      node === undefined
        ? []
        : createExposureFinder(graph)([{ node, since: storyBegin + at * 60_000 }])
    expect(spansOf(openSince(20))).toEqual([[20, 30]])
    expect(openSince(31)).toEqual([])
  })

  it('is told once of an instance that is in a group twice', () => {
    const twice = step('launch', {
      at: 10,
      outputs: ['i-1'],
      links: [
        ['member-of', 'i-1', 'sg-1'],
        ['member-of', 'i-1', 'eni-1'],
        ['member-of', 'eni-1', 'sg-1'],
      ],
    })
    expect(exposuresOf('i-1', [twice, rule('open', 20)])).toHaveLength(1)
  })

  it('is none when the rule was closed before the instance came', () => {
    expect(exposuresOf('i-1', [rule('open', 1), rule('close', 5), join])).toEqual([])
  })

  it('ends with the rule, with a new rule set, or with the instance', () => {
    expect(spansOf(exposuresOf('i-1', [join, rule('open', 20), rule('close', 30)]))).toEqual([
      [20, 30],
    ])
    expect(spansOf(exposuresOf('i-1', [join, rule('open', 20), rule('replace', 25)]))).toEqual([
      [20, 25],
    ])
    const gone = step('delete', { at: 40, inputs: ['i-1'], removed: [resource('i-1')] })
    expect(spansOf(exposuresOf('i-1', [join, rule('open', 20), gone]))).toEqual([[20, 40]])
  })

  it('reaches an instance through its interface', () => {
    const card = step('launch', {
      at: 10,
      outputs: ['i-1'],
      links: [
        ['member-of', 'i-1', 'eni-1'],
        ['member-of', 'eni-1', 'sg-1'],
      ],
    })
    expect(spansOf(exposuresOf('i-1', [card, rule('open', 20)]))).toEqual([[20, null]])
  })

  it('finds the instances that a firewall selects by network and tag', () => {
    const launch = step('launch', {
      at: 0,
      outputs: ['i-1'],
      selectors: [
        {
          resource: resource('i-1'),
          selector: { network: 'n', tags: ['web'], serviceAccounts: [] },
        },
      ],
    })
    expect(exposuresOf('i-1', [launch, firewallFor('n', ['web'])])).toHaveLength(1)
    expect(exposuresOf('i-1', [launch, firewallFor('n', [])])).toHaveLength(1)
    expect(exposuresOf('i-1', [launch, firewallFor('n', ['db'])])).toEqual([])
    expect(exposuresOf('i-1', [launch, firewallFor('other', ['web'])])).toEqual([])
  })

  it('needs an address that the internet reaches, where the logs tell of addresses', () => {
    const selector = { network: 'n', tags: [], serviceAccounts: [] }
    const launch = step('launch', {
      at: 0,
      outputs: ['i-1'],
      selectors: [{ resource: resource('i-1'), selector, hasExternalAddress: false }],
    })
    const firewall = step('expose', {
      at: 5,
      exposures: [{ resource: resource('sg-f'), change: 'open', rules: [worldRule(22)] }],
      selectors: [{ resource: resource('sg-f'), selector }],
    })
    const address = step('expose', {
      at: 9,
      outputs: ['i-1'],
      addresses: [{ resource: resource('i-1'), hasExternalAddress: true }],
    })
    expect(exposuresOf('i-1', [launch, firewall])).toEqual([])
    expect(spansOf(exposuresOf('i-1', [launch, firewall, address]))).toEqual([[9, null]])
  })

  it('follows a change of tags, and of the groups of an instance', () => {
    const firewall = step('expose', {
      at: 1,
      exposures: [{ resource: resource('sg-f'), change: 'open', rules: [worldRule(22)] }],
      selectors: [
        {
          resource: resource('sg-f'),
          selector: { network: 'n', tags: ['t'], serviceAccounts: [] },
        },
      ],
    })
    const tagged = [taggedAt(0, 'n', []), firewall, taggedAt(7, '', ['t']), taggedAt(9, '', [])]
    expect(spansOf(exposuresOf('i-1', tagged))).toEqual([[7, 9]])
    const moved = step('other', { at: 30, outputs: ['i-1'], links: [['member-of', 'i-1', 'sg-9']] })
    expect(spansOf(exposuresOf('i-1', [join, rule('open', 20), moved]))).toEqual([[20, 30]])
  })

  it('ends when a rule is revoked by its id alone', () => {
    const opened = step('expose', {
      at: 20,
      exposures: [
        { resource: resource('sg-1'), change: 'open', rules: [{ ...worldRule(22), id: 'sgr-1' }] },
      ],
    })
    const revoked = step('unexpose', {
      at: 25,
      exposures: [
        {
          resource: resource('sg-1'),
          change: 'close',
          rules: [{ ...worldRule(22, 'unknown'), id: 'sgr-1' }],
        },
      ],
    })
    expect(spansOf(exposuresOf('i-1', [join, opened, revoked]))).toEqual([[20, 25]])
  })

  it('takes no effect from a refused call', () => {
    const refused = step('expose', {
      at: 20,
      attempt: true,
      exposures: [{ resource: resource('sg-1'), change: 'open', rules: [worldRule(22)] }],
    })
    expect(exposuresOf('i-1', [join, refused])).toEqual([])
  })
})

const share = (
  change: 'add' | 'remove' | 'replace' | 'clear',
  at: number,
  ...ids: string[]
): Step =>
  step(change === 'add' ? 'share' : 'unshare', {
    at,
    inputs: ['snap-1'],
    sharing: {
      resource: resource('snap-1'),
      change,
      grantees: ids.map((id) => ({ kind: 'account', id })),
    },
  })

describe('sharing', () => {
  it('is an interval from the share to the un-share', () => {
    expect(spansOf(exposuresOf('snap-1', [share('add', 1, 'a'), share('remove', 5, 'a')]))).toEqual(
      [[1, 5]],
    )
    expect(spansOf(exposuresOf('snap-1', [share('add', 1, 'a'), share('clear', 6)]))).toEqual([
      [1, 6],
    ])
  })

  it('keeps who stays when a whole policy is replaced', () => {
    const exposures = exposuresOf('snap-1', [
      share('replace', 1, 'a', 'b'),
      share('replace', 5, 'b', 'c'),
    ])
    expect(spansOf(exposures)).toEqual([
      [1, 5],
      [1, null],
      [5, null],
    ])
  })
})
