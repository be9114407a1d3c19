import { expect, it } from 'vitest'
import { storyChain, storyFinding, storyShare } from '../../test/builders/reported-builder.ts'
import { ocsfAttackGraph, ocsfResource } from './ocsf-graph.ts'

it('an edge of OCSF says when and by whom, where a step tells it', () => {
  const { chain } = storyFinding()
  expect(chain === null ? undefined : ocsfAttackGraph(chain)).toMatchObject({
    is_directed: true,
    edges: [
      {
        name: 'create',
        relation: 'snapshot-of',
        data: { time: '2026-03-02T09:14:00.000Z', record: 'create@554' },
      },
      {},
      { name: 'open', relation: 'opened-to', data: { ports: ['22'], until: null } },
    ],
  })
  const untold = storyChain(() => ({ steps: [] })).chain
  expect(untold === null ? undefined : ocsfAttackGraph(untold)).toMatchObject({
    edges: [{ name: 'snapshot-of' }, {}, {}],
  })
})

it('a resource of OCSF has the region and owner that are known', () => {
  const disk = { id: 'vol-1', kind: 'disk', provider: 'aws', holds_data: true } as const
  expect(ocsfResource({ ...disk, account: null, region: null })).toEqual({
    uid: 'vol-1',
    name: 'disk vol-1',
    type: 'disk',
  })
  expect(ocsfResource({ ...disk, account: '4', region: 'eu-west-1' })).toMatchObject({
    region: 'eu-west-1',
    owner: { account: { uid: '4' } },
  })
})

it('an account that received a share and made something of it is one node', () => {
  const account = {
    id: 'aws:acct:999988887777',
    kind: 'account',
    provider: 'aws',
    account: '999988887777',
    region: null,
    holds_data: false,
  } as const
  const { chain } = storyChain(({ resources }) => ({
    resources: [...resources, account],
    exposure: [storyShare],
  }))
  const graph = chain === null ? {} : ocsfAttackGraph(chain)
  expect(graph).toMatchObject({ edges: [{}, {}, { source: 'snap-1', target: account.id }] })
  const { nodes }: { readonly nodes: readonly { readonly uid: string }[] } = JSON.parse(
    JSON.stringify(graph),
  )
  expect(nodes.filter(({ uid }) => uid.includes(account.account))).toHaveLength(1)
})
