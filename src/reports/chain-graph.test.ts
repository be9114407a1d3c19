import { describe, expect, it } from 'vitest'
import { storyChain, storyFinding, storyShare } from '../../test/builders/reported-builder.ts'
import { type ChainGraph, chainGraph, exposureSentence } from './chain-graph.ts'
import type { ReportedFinding } from './report-schema.ts'

function graphOf(
  { chain }: ReportedFinding = storyFinding(),
  options: Parameters<typeof chainGraph>[1] = {},
): ChainGraph {
  if (chain === null) throw new TypeError('the finding has no chain')
  return chainGraph(chain, options)
}

describe('the picture of a chain', () => {
  it('has the resources that links and exposures lead to, and who was let in', () => {
    expect(graphOf().nodes.map(({ key, kind, lines }) => [key, kind, ...lines])).toEqual([
      ['n1', 'source', 'disk vol-1'],
      ['n2', 'copy', 'snapshot snap-1'],
      ['n3', 'copy', 'instance i-2'],
      ['r1', 'world', 'the world'],
    ])
  })

  it('says on each edge what was done, when and by whom, or how it was open and until when', () => {
    const until = '2026-03-02T12:00:00.000Z'
    const ended = storyChain(({ exposure }) => ({
      exposure: exposure.map((one) => ({ ...one, until })),
    }))
    expect(graphOf(ended).edges.map(({ kind, lines }) => [kind, ...lines])).toEqual([
      ['observed', 'create', '2026-03-02 09:14:00Z', 'by alice'],
      ['observed', 'launch', '2026-03-02 11:40:00Z', 'by bob\u001b[31m'],
      ['exposure', 'open, port 22', 'from 2026-03-02 11:41:00Z', 'until 2026-03-02 12:00:00Z'],
    ])
  })

  it('names the link where no step tells of it', () => {
    expect(graphOf(storyChain(() => ({ steps: [] }))).edges[0]?.lines).toEqual(['snapshot-of'])
  })

  it.each([
    [storyShare, 'account 999988887777', 'receiver'],
    [
      { ...storyShare, to: 'o-1', to_kind: 'organization' as const },
      'organization o-1',
      'receiver',
    ],
    [
      { ...storyShare, to: 'user:x@y.org', to_kind: 'principal' as const },
      'user:x@y.org',
      'receiver',
    ],
    [{ ...storyShare, to: 'all', public: true }, 'the world', 'world'],
  ])('names the receiver of a share: %#', (share, name, kind) => {
    const { nodes, edges } = graphOf(storyChain(() => ({ exposure: [share] })))
    expect(nodes.at(-1)).toEqual({ key: 'r1', lines: [name], kind })
    expect(edges.at(-1)?.lines).toEqual([
      share.public ? 'public' : 'shared',
      'from 2026-03-02 10:00:00Z',
      'still',
    ])
  })

  it('draws an account once, whether it received a share or made something of it', () => {
    const taken = storyChain(({ resources, links }) => ({
      resources: [
        ...resources,
        {
          id: 'aws:acct:999988887777',
          kind: 'account',
          provider: 'aws',
          account: '999988887777',
          region: null,
          holds_data: false,
        },
      ],
      links: links.map((link) => ({ ...link, to: 'aws:acct:999988887777' })),
      exposure: [storyShare],
    }))
    const { nodes, edges } = graphOf(taken)
    expect(nodes.filter(({ lines }) => lines[0] === 'account 999988887777')).toHaveLength(1)
    expect(new Set(edges.map(({ to }) => to)).size).toBe(1)
  })

  it('draws a share as exposure, not as a link beside it; other links from the copy stay', () => {
    const shared = storyChain(({ links }) => ({
      links: links.flatMap((link) =>
        link.from === 'snap-1' ? [{ ...link, kind: 'shared-with' as const }, link] : [link],
      ),
      exposure: [storyShare],
    }))
    expect(graphOf(shared).edges.map(({ kind, lines }) => [kind, lines[0]])).toEqual([
      ['observed', 'create'],
      ['observed', 'launch'],
      ['exposure', 'shared'],
    ])
  })

  it('names few addresses and ports of many, and counts the others', () => {
    const narrow = storyChain(({ exposure }) => ({
      exposure: exposure.map((one) =>
        one.kind === 'share'
          ? one
          : {
              ...one,
              world_open: false,
              cidrs: ['192.0.2.0/24', '198.51.100.0/24'],
              ports: ['1', '2', '3', '4'],
            },
      ),
    }))
    const { nodes, edges } = graphOf(narrow)
    expect(nodes.at(-1)).toMatchObject({
      kind: 'receiver',
      lines: ['192.0.2.0/24, 198.51.100.0/24'],
    })
    expect(edges.at(-1)?.lines[0]).toBe('open, port 1, 2, 3 and 1 more')
  })

  it('says that a copy was deleted, when it was', () => {
    const deleted = storyChain(({ steps }) => ({
      steps: steps.map((step) => ({ ...step, verb: 'delete', outputs: ['snap-1'] })),
    }))
    expect(graphOf(deleted).nodes[1]?.lines[1]).toBe('deleted 2026-03-02 09:14:00Z')
    const tried = storyChain(({ steps }) => ({
      steps: steps.map((step) => ({ ...step, verb: 'delete', outputs: ['snap-1'], attempt: true })),
    }))
    expect(graphOf(tried).nodes[1]?.lines).toHaveLength(1)
  })

  it('counts the edges that are too many to draw, and draws no node that none leads to', () => {
    const { edges, nodes, undrawn } = graphOf(storyFinding(), { mostDrawn: 1 })
    expect([edges.length, undrawn]).toEqual([1, 2])
    expect(nodes.map(({ lines }) => lines[0])).toEqual(['disk vol-1', 'snapshot snap-1'])
  })

  it('tells an exposure as a sentence', () => {
    const { chain } = storyFinding()
    expect(chain?.exposure.map((one) => exposureSentence(chain, one))).toEqual([
      'instance i-2: open, port 22, to the world, from 2026-03-02 11:41:00Z still',
    ])
  })
})
