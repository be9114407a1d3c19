import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMermaid } from '../../test/builders/mermaid-grammar.ts'
import {
  hostileTexts,
  reportOf,
  ruleFinding,
  storyChain,
  storyFinding,
  storyShare,
  withHostileText,
} from '../../test/builders/reported-builder.ts'
import { mermaidOf, mermaidPieces } from './mermaid.ts'

/** The chart of a finding. */
function chartOf(finding = storyFinding()): string {
  return mermaidOf(finding) ?? ''
}

describe('a chain as a flow chart of Mermaid', () => {
  it('has resources in their accounts, deeds between them, and who was let in', () => {
    const chart = chartOf()
    expect(readMermaid(chart)).toMatchObject({ subgraphs: 0, red: [2] })
    expect(chart.split('\n').slice(1, 9)).toEqual([
      '  n1["disk vol-1"]:::source',
      '  n2["snapshot snap-1"]:::copy',
      '  n3["instance i-2"]:::copy',
      '  r1(["the world"]):::world',
      '  n1 -->|"create<br/>2026-03-02 09:14:00Z<br/>by alice"| n2',
      '  n2 -->|"launch<br/>2026-03-02 11:40:00Z<br/>by bob#92;u#123;1b#125;#91;31m"| n3',
      '  n3 ==>|"open, port 22<br/>from 2026-03-02 11:41:00Z<br/>still"| r1',
      '  classDef source fill:#dbe9f6,stroke:#333333,color:#111111',
    ])
  })

  it('has a frame for each account and region that is known', () => {
    const placed = storyChain(({ resources }) => ({
      resources: resources.map((one, place) => ({
        ...one,
        account: place === 0 ? '1' : '2',
        region: place === 0 ? null : 'eu-west-1',
      })),
    }))
    expect(readMermaid(chartOf(placed)).subgraphs).toBe(2)
    expect(chartOf(placed)).toContain('subgraph a2["account 2, eu-west-1"]')
  })

  it('is one chart where there are several chains; how many are not drawn stands in it', () => {
    const share = storyChain(() => ({ exposure: [storyShare] }))
    const [two = ''] = [...mermaidPieces(reportOf(storyFinding(), ruleFinding(), share))]
    expect(readMermaid(two)).toMatchObject({ red: [2, 5] })
    const many = Array.from({ length: 12 }, () => storyFinding())
    const [cut = ''] = [...mermaidPieces(reportOf(...many))]
    expect(readMermaid(cut).nodes).toContain('left')
    expect(cut).toContain('"2 more chains are not drawn"')
  })

  it('is none where there is no chain', () => {
    expect(mermaidOf(ruleFinding())).toBeUndefined()
    expect(readMermaid([...mermaidPieces(reportOf())].join('')).nodes).toEqual([])
  })

  it.each(hostileTexts)('is the same chart whatever text a log holds: %s', (_, text) => {
    const plain = readMermaid(chartOf())
    expect(readMermaid(chartOf(withHostileText(storyFinding(), text)))).toEqual(plain)
  })

  it('is the same chart for any text at all, and no longer than Mermaid draws', () => {
    const plain = readMermaid(chartOf())
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const chart = chartOf(withHostileText(storyFinding(), text))
        expect(readMermaid(chart)).toEqual(plain)
        expect(chart.length).toBeLessThan(50_000)
      }),
    )
  })
})
