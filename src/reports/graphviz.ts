/**
 * Chains in GraphViz's language DOT, a graph for each. Every text of a log stands in a quoted string, in
 * which only the quote ends it; a backslash would begin an escape of a label, an ampersand an entity of HTML
 * (graphviz.org, "The DOT Language", "escString").
 */
import { escapeControls } from '../base/escape-text.ts'
import { type ChainEdge, chainGraph, type ChainNode } from './chain-graph.ts'
import type { ReportedFinding, StreamedReport } from './report-schema.ts'
import { fitMiddle } from './terminal-text.ts'

/** Longer names are cut in their middle: a picture holds no more. */
const longestLine = 72

const nodeStyles: Readonly<Record<ChainNode['kind'], string>> = {
  source: 'style="rounded,filled", fillcolor="#dbe9f6"',
  copy: 'style="rounded,filled", fillcolor="#ffffff"',
  other: 'style="rounded,dashed"',
  receiver: 'shape=ellipse, color="#b3261e", fontcolor="#b3261e"',
  world: 'shape=ellipse, color="#b3261e", fontcolor="#b3261e", penwidth=2',
}

const edgeStyles: Readonly<Record<ChainEdge['kind'], string>> = {
  observed: '',
  inferred: ', style=dashed',
  exposure: ', color="#b3261e", fontcolor="#b3261e", penwidth=2',
}

/** A graph for each finding that has a chain. */
export function* graphvizPieces({ findings }: StreamedReport): Generator<string> {
  for (const finding of findings) {
    const graph = graphvizOf(finding)
    if (graph !== undefined) yield graph
  }
}

/** The graph of one finding, which ends in a newline; `undefined` where it has no chain. */
export function graphvizOf({ id, title, chain }: ReportedFinding): string | undefined {
  if (chain === null) return undefined
  const { nodes, areas, edges, undrawn } = chainGraph(chain)
  const label = [title, ...(undrawn === 0 ? [] : [`${undrawn} more links are not drawn`])]
  return [
    `digraph ${quoted([id])} {`,
    `  graph [rankdir=LR, labelloc=t, fontname="Helvetica", label=${quoted(label)}]`,
    '  node [shape=box, fontname="Helvetica"]',
    '  edge [fontname="Helvetica", fontsize=10]',
    ...areas.flatMap(({ key, label: name }) => [
      // GraphViz draws a frame round a subgraph of such a name only.
      `  subgraph "cluster_${key}" {`,
      `    label=${quoted([name])}; color="#7a7a7a"`,
      ...nodes.filter(({ area }) => area === key).map((node) => `    ${nodeLine(node)}`),
      '  }',
    ]),
    ...nodes.filter(({ area }) => area === undefined).map((node) => `  ${nodeLine(node)}`),
    ...edges.map((edge) => `  ${edgeLine(edge)}`),
    '}\n',
  ].join('\n')
}

function nodeLine({ key, lines, kind }: ChainNode): string {
  return `${key} [label=${quoted(lines)}, ${nodeStyles[kind]}]`
}

function edgeLine({ from, to, lines, kind }: ChainEdge): string {
  return `${from} -> ${to} [label=${quoted(lines)}${edgeStyles[kind]}]`
}

/** Lines of text as one string. */
function quoted(lines: readonly string[]): string {
  return `"${lines.map(escaped).join('\\n')}"`
}

function escaped(text: string): string {
  return escapeControls(fitMiddle(text, longestLine))
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('&', '&amp;')
}
