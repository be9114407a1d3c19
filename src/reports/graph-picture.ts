/** Draws the graph of a chain: places as areas, resources in them, what led from one to the next. */
import { type Area, measures } from './graph-columns.ts'
import { drawEdge, drawEdgeLabel, drawWayOut } from './graph-edge-picture.ts'
import { layOutGraph } from './graph-layout.ts'
import { drawNode, drawOutside } from './graph-node-picture.ts'
import { element, fragment, type Html } from './html.ts'
import type { NumberedChain } from './numbered-chain.ts'
import { label, picture, rectangle, round, words } from './picture.ts'
import { graphOf } from './report-graph.ts'

/** What a picture of a chain needs to know beyond it. */
export interface GraphOptions {
  /** Accounts whose logs were read. */
  readonly ownAccounts: ReadonlySet<string>
}

/** The picture, and what it leaves out, in words. */
export function drawGraph(
  told: NumberedChain,
  options: GraphOptions,
): { readonly picture: Html; readonly leftOut: readonly string[] } {
  const graph = graphOf(told, options.ownAccounts)
  const layout = layOutGraph(graph)
  const { undrawn } = graph
  return {
    picture: picture(
      layout,
      layout.areas.map((area) => drawArea(area, options)),
      layout.waysOut.map(drawWayOut),
      layout.edges.map(drawEdge),
      layout.nodes.map((box) => drawNode(box, told)),
      layout.outside.map((box) => drawOutside(box, layout, told)),
      layout.edges.map((edge) => drawEdgeLabel(edge, told)),
    ),
    leftOut: [
      ...(undrawn.resources > 0 ? [`${undrawn.resources} more resources`] : []),
      ...(undrawn.ways > 0 ? [`${undrawn.ways} more ways out`] : []),
    ],
  }
}

/** What each cloud calls an account. */
const accountWords: Readonly<Record<Area['provider'], string>> = {
  aws: 'account',
  azure: 'subscription',
  gcp: 'project',
}

function drawArea(
  { account, provider, regions, ...box }: Area,
  { ownAccounts }: GraphOptions,
): Html {
  const isForeign = account !== undefined && !ownAccounts.has(account)
  const columns = Math.max(12, Math.floor((box.width - 2 * measures.beside) / 7))
  const name = account === undefined ? 'account not named' : `${accountWords[provider]} ${account}`
  const title = isForeign ? `${name} · not read` : name
  return fragment(
    rectangle(box, isForeign ? 'area foreign' : 'area', 8),
    words(box.x + 12, box.y + 17, label(title, columns), { class: 'account' }),
    regions.map((region, index) => [
      index === 0
        ? undefined
        : element('path', {
            class: 'border',
            d: `M${region.x} ${region.y + 4}V${round(region.y + region.height - 8)}`,
          }),
      words(region.x + 12, region.y + 13, label(region.name ?? 'region not named', 24), {
        class: 'region',
      }),
    ]),
  )
}
