/**
 * Chains in Mermaid's language for flow charts, which code hosts and wikis draw. Every text of a log stands
 * in a quoted string of which each character that is no letter, digit or plain mark is written by its number
 * (`#34;`), so that none can end the string, begin a directive (`%%{`), Markdown (a backtick) or HTML.
 */
import { escapeControls } from '../base/escape-text.ts'
import { type ChainEdge, chainGraph, type ChainNode } from './chain-graph.ts'
import type { ReportedChain, ReportedFinding, StreamedReport } from './report-schema.ts'
import { fitMiddle } from './terminal-text.ts'

/** Longer names are cut in their middle: a picture holds no more. */
const longestLine = 60

const classes: readonly string[] = [
  '  classDef source fill:#dbe9f6,stroke:#333333,color:#111111',
  '  classDef copy fill:#ffffff,stroke:#333333,color:#111111',
  '  classDef other fill:#f4f4f4,stroke:#7a7a7a,color:#111111,stroke-dasharray:4 3',
  '  classDef receiver fill:#ffffff,stroke:#b3261e,color:#b3261e',
  '  classDef world fill:#ffffff,stroke:#b3261e,color:#b3261e,stroke-width:2px',
]

/** How many chains one chart draws; Mermaid draws 500 edges and 50,000 characters by itself. */
const mostChains = 10

/** One chart of all findings that have a chain: a file of Mermaid holds one. */
export function* mermaidPieces({ findings }: StreamedReport): Generator<string> {
  const drawn: ReportedChain[] = []
  let chains = 0
  for (const { chain } of findings) {
    if (chain === null) continue
    chains++
    if (drawn.length < mostChains) drawn.push(chain)
  }
  yield mermaidChart(drawn, chains - drawn.length)
}

/** The chart of one finding, which ends in a newline; `undefined` where it has no chain. */
export function mermaidOf({ chain }: ReportedFinding): string | undefined {
  return chain === null ? undefined : mermaidChart([chain], 0)
}

function mermaidChart(chains: readonly ReportedChain[], left: number): string {
  const lines = ['flowchart LR']
  const red: number[] = []
  let edges = 0
  for (const [index, chain] of chains.entries()) {
    const prefix = chains.length === 1 ? '' : `c${index + 1}`
    const graph = chainGraph(chain, { mostDrawn: Math.floor(400 / chains.length) })
    lines.push(...graphLines(graph, prefix))
    for (const [place, { kind }] of graph.edges.entries()) {
      if (kind === 'exposure') red.push(edges + place)
    }
    edges += graph.edges.length
    if (graph.undrawn > 0) lines.push(noteLine(`${prefix}more`, `${graph.undrawn} more links`))
  }
  if (left > 0) lines.push(noteLine('left', `${left} more chains are not drawn`))
  lines.push(...classes)
  if (red.length > 0) lines.push(`  linkStyle ${red.join(',')} stroke:#b3261e,stroke-width:2px`)
  return `${lines.join('\n')}\n`
}

function graphLines(
  { nodes, areas, edges }: ReturnType<typeof chainGraph>,
  prefix: string,
): readonly string[] {
  return [
    ...areas.flatMap(({ key, label }) => [
      `  subgraph ${prefix}${key}[${quoted([label])}]`,
      ...nodes.filter(({ area }) => area === key).map((node) => `  ${nodeLine(node, prefix)}`),
      '  end',
    ]),
    ...nodes.filter(({ area }) => area === undefined).map((node) => nodeLine(node, prefix)),
    ...edges.map((edge) => edgeLine(edge, prefix)),
  ]
}

function nodeLine({ key, lines, kind }: ChainNode, prefix: string): string {
  const text = quoted(lines)
  const isOutside = kind === 'receiver' || kind === 'world'
  return `  ${prefix}${key}${isOutside ? `([${text}])` : `[${text}]`}:::${kind}`
}

function noteLine(key: string, text: string): string {
  return `  ${key}[${quoted([text])}]:::other`
}

function edgeLine({ from, to, lines, kind }: ChainEdge, prefix: string): string {
  const arrow = kind === 'inferred' ? '-.->' : kind === 'exposure' ? '==>' : '-->'
  return `  ${prefix}${from} ${arrow}|${quoted(lines)}| ${prefix}${to}`
}

/** Lines of text as one string; `<br/>` is the one tag that Mermaid itself asks for. */
function quoted(lines: readonly string[]): string {
  return `"${lines.map(escaped).join('<br/>')}"`
}

function escaped(text: string): string {
  return escapeControls(fitMiddle(text, longestLine)).replaceAll(
    /[^\p{L}\p{N} .,:_/+()…-]/gu,
    (unit) => `#${unit.codePointAt(0) ?? 0};`,
  )
}
