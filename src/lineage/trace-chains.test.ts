import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareText } from '../base/compare.ts'
import { principal, resource, step, worldRule } from '../../test/builders/step-builder.ts'
import type { Chain } from './chain.ts'
import { buildLineageGraph } from './graph.ts'
import type { Step } from './step.ts'
import { traceChains } from './trace-chains.ts'

const create = step('create', {
  at: 0,
  inputs: ['vol-1'],
  outputs: ['snap-1'],
  links: [['snapshot-of', 'vol-1', 'snap-1']],
})
const restore = step('restore', {
  at: 10,
  by: 'bob',
  inputs: ['snap-1'],
  outputs: ['vol-2'],
  links: [['restored-from', 'snap-1', 'vol-2']],
})
const launch = step('launch', {
  at: 20,
  by: 'bob',
  outputs: ['i-2'],
  links: [['member-of', 'i-2', 'sg-2']],
})
const attach = step('attach', {
  at: 30,
  by: 'bob',
  inputs: ['vol-2'],
  outputs: ['i-2'],
  links: [['attached-to', 'vol-2', 'i-2']],
})
const open = step('expose', {
  at: 40,
  by: 'bob',
  exposures: [{ resource: resource('sg-2'), change: 'open', rules: [worldRule(22)] }],
})
const attack = [create, restore, launch, attach, open]

function chainsOf(steps: readonly Step[]): readonly Chain[] {
  return traceChains(buildLineageGraph(steps))
}

function idsOf(chain: Chain | undefined): readonly string[] {
  return (chain?.steps ?? []).map(({ event }) => event.id)
}

const publish = (number: number): Step =>
  step('copy', {
    at: 10 + number,
    inputs: [`snap-${number}`],
    outputs: [`ami-${number}`],
    links: [
      ['image-of', `snap-${number}`, `ami-${number}`],
      ['image-of', `ami-${number}`, 'ami-gallery', 'inferred'],
    ],
  })
const snapshot = (number: number): Step =>
  step('create', {
    at: number,
    inputs: [`vol-${number}`],
    outputs: [`snap-${number}`],
    links: [['snapshot-of', `vol-${number}`, `snap-${number}`]],
  })

describe('chains', () => {
  it('follows a copy from the volume to the open port, by resource ids alone', () => {
    const [chain, ...others] = chainsOf(attack)
    expect(others).toEqual([])
    expect(idsOf(chain)).toEqual(['create@0', 'restore@10', 'launch@20', 'attach@30', 'expose@40'])
    expect(chain?.root.id).toBe('vol-1')
    expect(chain?.resources.map(({ id }) => id)).toEqual(['vol-1', 'snap-1', 'vol-2', 'i-2'])
    expect(chain).toMatchObject({ principalChanged: true, sourceUnseen: false })
    expect(chain?.exposures).toMatchObject([{ kind: 'network', resource: { id: 'i-2' } }])
  })

  it('does not depend on the order of the input', () => {
    const expected = chainsOf(attack)
    fc.assert(
      fc.property(fc.shuffledSubarray(attack, { minLength: attack.length }), (shuffled) => {
        expect(chainsOf(shuffled)).toEqual(expected)
      }),
    )
  })

  it('says nothing of other data that is brought into the same resource', () => {
    const share = step('share', {
      at: 20,
      outputs: ['ami-gallery'],
      links: [['shared-with', 'ami-gallery', 'acct-2']],
    })
    const chains = chainsOf([snapshot(1), snapshot(2), publish(1), publish(2), share])
    expect(chains.map(idsOf).sort((a, b) => compareText(a.join(' '), b.join(' ')))).toEqual([
      ['create@1', 'copy@11', 'share@20'],
      ['create@2', 'copy@12', 'share@20'],
    ])
  })

  it('tells one story for each first copy of a disk', () => {
    const second = step('create', {
      at: 1,
      inputs: ['vol-1'],
      outputs: ['snap-9'],
      links: [['snapshot-of', 'vol-1', 'snap-9']],
    })
    const chains = chainsOf([...attack, second])
    expect(chains.map(idsOf).sort((a, b) => a.length - b.length)).toEqual([
      ['create@1'],
      ['create@0', 'restore@10', 'launch@20', 'attach@30', 'expose@40'],
    ])
  })

  it('keeps all that comes of a snapshot whose making was before the logs in one chain', () => {
    const share = step('share', {
      at: 5,
      inputs: ['snap-1'],
      links: [['shared-with', 'snap-1', 'acct-9']],
      sharing: {
        resource: resource('snap-1'),
        change: 'add',
        grantees: [{ kind: 'account', id: '999988887777' }],
      },
    })
    const [chain, ...others] = chainsOf([share, restore])
    expect(others).toEqual([])
    expect(chain).toMatchObject({ root: { id: 'snap-1' }, sourceUnseen: true })
    expect(idsOf(chain)).toEqual(['share@5', 'restore@10'])
  })

  it('counts an instance launched from a stock image as nobody’s data', () => {
    const stock = step('launch', {
      at: 0,
      inputs: ['ami-1'],
      outputs: ['i-1'],
      links: [
        ['launched-from', 'ami-1', 'i-1'],
        ['launched-from', 'snap-7', 'i-1', 'inferred'],
      ],
    })
    expect(chainsOf([stock])).toEqual([])
  })

  it('follows a launch from an image that was made here', () => {
    const image = step('create', {
      at: 0,
      inputs: ['i-1'],
      outputs: ['ami-1'],
      links: [['image-of', 'i-1', 'ami-1']],
    })
    const launched = step('launch', {
      at: 1,
      inputs: ['ami-1'],
      outputs: ['i-9'],
      links: [['launched-from', 'ami-1', 'i-9']],
    })
    expect(chainsOf([image, launched]).map(idsOf)).toEqual([['create@0', 'launch@1']])
  })

  it('ends where a copy returns to the instance that holds its source', () => {
    const home = step('attach', {
      at: -10,
      inputs: ['vol-1'],
      outputs: ['i-1'],
      links: [['attached-to', 'vol-1', 'i-1']],
    })
    const back = step('attach', {
      at: 12,
      inputs: ['vol-2'],
      outputs: ['i-1'],
      links: [['attached-to', 'vol-2', 'i-1']],
    })
    const image = step('create', {
      at: 20,
      by: 'mallory',
      inputs: ['i-1'],
      outputs: ['ami-9'],
      links: [['image-of', 'i-1', 'ami-9']],
    })
    const chains = chainsOf([home, create, restore, back, image])
    expect(chains.map(idsOf).sort((a, b) => a.length - b.length)).toEqual([
      ['create@20'],
      ['create@0', 'restore@10', 'attach@12'],
    ])
  })

  it('loses nothing in a cycle: a backup restored in place', () => {
    const backup = step('create', {
      at: 0,
      inputs: ['db-1'],
      outputs: ['dbsnap-1'],
      links: [['snapshot-of', 'db-1', 'dbsnap-1']],
    })
    const inPlace = step('restore', {
      at: 5,
      inputs: ['dbsnap-1'],
      outputs: ['db-1'],
      links: [['restored-from', 'dbsnap-1', 'db-1']],
    })
    expect(chainsOf([backup, inPlace]).map(idsOf)).toEqual([['create@0', 'restore@5']])
  })

  it('changes its principal with whoever takes the copy further, not with who opens or backs up', () => {
    const isChanged = (...more: readonly Step[]): boolean | undefined =>
      chainsOf([create, ...more])[0]?.principalChanged
    const by = 'mallory'
    const own = { ...restore, principal: create.principal }
    const inGroup = step('launch', {
      at: 20,
      links: [
        ['attached-to', 'vol-2', 'i-2'],
        ['member-of', 'i-2', 'sg-2'],
      ],
    })
    expect(isChanged(own, inGroup, open)).toBe(false)
    const robot = principal('dlm', { automation: 'invokedBy is dlm.amazonaws.com' })
    const backup = { at: 50, links: [['snapshot-of', 'vol-2', 'snap-2']] } as const
    expect(isChanged(own, step('create', { ...backup, by: robot }))).toBe(false)
    expect(isChanged(own, step('create', { ...backup, by }))).toBe(true)
    expect(isChanged({ ...own, principal: restore.principal })).toBe(true)
    const shared = { at: 5, by, links: [['shared-with', 'snap-1', 'acct-9']] } as const
    expect(isChanged(step('share', shared))).toBe(true)
  })

  it('gives the same id to the same resources, whoever touched them and when', () => {
    const other = step('create', {
      ...create.activity,
      at: 99,
      by: 'zoe',
      inputs: ['vol-1'],
      outputs: ['snap-1'],
      links: [['snapshot-of', 'vol-1', 'snap-1']],
    })
    expect(chainsOf([other])[0]?.id).toBe(chainsOf([create])[0]?.id)
  })
})
