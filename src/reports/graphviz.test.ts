import { instance } from '@viz-js/viz'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hostileTexts,
  reportOf,
  ruleFinding,
  storyChain,
  storyFinding,
  storyShare,
  withHostileText,
} from '../../test/builders/reported-builder.ts'
import { graphvizOf, graphvizPieces } from './graphviz.ts'

/** GraphViz itself, as WebAssembly. */
const graphviz = await instance()

/** What GraphViz reads in a graph: nodes and clusters by name, edges by the numbers of their ends. */
function read(text: string): {
  readonly objects: readonly string[]
  readonly edges: readonly (readonly [number, number])[]
  readonly labels: readonly string[]
} {
  const { status, output, errors } = graphviz.render(text, { format: 'json0' })
  const grave = errors.filter(({ level }) => level === 'error')
  if (status !== 'success') throw new Error(grave.map(({ message }) => message).join('; '))
  const { objects = [], edges = [] } = JSON.parse(output) as {
    readonly objects?: readonly { readonly name: string; readonly label: string }[]
    readonly edges?: readonly { readonly tail: number; readonly head: number }[]
  }
  return {
    objects: objects.map(({ name }) => name),
    edges: edges.map(({ tail, head }) => [tail, head]),
    labels: objects.map(({ label }) => label),
  }
}

function graphOf(finding = storyFinding()): string {
  return graphvizOf(finding) ?? ''
}

describe('a chain as a graph of GraphViz', () => {
  it('has resources as nodes, deeds as edges, and who was let in', () => {
    const { objects, edges, labels } = read(graphOf())
    expect(objects).toEqual(['n1', 'n2', 'n3', 'r1'])
    expect(labels).toEqual(['disk vol-1', 'snapshot snap-1', 'instance i-2', 'the world'])
    expect(edges).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ])
    expect(graphOf()).toContain('label="open, port 22\\nfrom 2026-03-02 11:41:00Z\\nstill", color=')
  })

  it('has a cluster for each account and region that is known', () => {
    const placed = storyChain(({ resources }) => ({
      resources: resources.map((one) => ({ ...one, account: '4', region: 'eu-west-1' })),
    }))
    expect(read(graphOf(placed))).toMatchObject({
      objects: ['cluster_a1', 'n1', 'n2', 'n3', 'r1'],
      labels: expect.arrayContaining(['account 4, eu-west-1']),
    })
  })

  it('is a graph for each chain, none for what is no chain', () => {
    const share = storyChain(() => ({ exposure: [storyShare] }))
    const pieces = [...graphvizPieces(reportOf(storyFinding(), ruleFinding(), share))]
    expect(pieces).toHaveLength(2)
    for (const piece of pieces) expect(read(piece).edges).toHaveLength(3)
  })

  it.each(hostileTexts)('is the same graph whatever text a log holds: %s', (_, text) => {
    const { objects, edges } = read(graphOf())
    expect(read(graphOf(withHostileText(storyFinding(), text)))).toMatchObject({ objects, edges })
  })

  it('is the same graph for any text at all', () => {
    const { objects, edges } = read(graphOf())
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const changed = graphOf(withHostileText(storyFinding(), text))
        expect(read(changed)).toMatchObject({ objects, edges })
      }),
      { numRuns: 20 },
    )
  })

  it('shows a backslash and a quote as they are', () => {
    const drawn = graphviz.renderString(graphOf(withHostileText(storyFinding(), '\\n"&lt;')), {
      format: 'svg',
    })
    expect(drawn).toContain('>disk \\n&quot;&amp;lt;')
  })
})
