/** Draws the graph of a chain: places as areas, resources in them, what led from one to the next. */
import { nameDuration } from './duration-words.ts'
import { graphOf, type OutsideEdge, type ResourceNode } from './report-graph.ts'
import { type Area, type Box, measures, type PlacedNode } from './graph-columns.ts'
import { type GraphLayout, layOutGraph, type PlacedEdge } from './graph-layout.ts'
import type { PlacedOutside, PlacedWayOut } from './graph-ways-out.ts'
import { element, fragment, type Html } from './html.ts'
import type { NumberedChain } from './numbered-chain.ts'
import { label, picture, round, stepMark, words } from './picture.ts'

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
  const graph = graphOf(told)
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

function rectangle({ x, y, width, height }: Box, name: string, rx: number): Html {
  return element('rect', {
    class: name,
    x: round(x),
    y: round(y),
    width: round(width),
    height: round(height),
    rx,
  })
}

/** Characters of a name in a node. */
const nameColumns = 23

function drawNode({ node, ...box }: PlacedNode, told: NumberedChain): Html {
  const { kind, name, isRoot, like } = node
  const isOpen = told.chain.exposures.some(({ resource }) => resource.id === node.id)
  const marks = [isRoot ? 'root' : '', isOpen ? 'open' : ''].filter((mark) => mark !== '')
  const many = like.length > 1
  const lines = [
    many ? `${like.length} of kind ${kind}` : kind,
    many ? `${name} …` : name,
    lifeOf(node, told),
  ]
  const [first = '', second = '', third = ''] = lines
  return element(
    'g',
    { class: ['node', ...marks].join(' ') },
    many ? rectangle({ ...box, x: box.x + 4, y: box.y + 4 }, 'behind', 5) : undefined,
    rectangle(box, 'box', 5),
    words(box.x + 11, box.y + 16, label(first, 28), { class: 'kind' }),
    words(box.x + 11, box.y + 33, label(second, nameColumns), { class: 'name' }),
    words(box.x + 11, box.y + 49, label(third, 30), { class: 'life' }),
  )
}

/** `made 02:24, deleted 06:43`, or where the source sits. */
function lifeOf({ isRoot, homes, from, until }: ResourceNode, { clock }: NumberedChain): string {
  const removed = until === undefined ? [] : [`deleted ${clock(until)}`]
  if (isRoot)
    return [...(homes.length > 0 ? [`on ${homes.join(', ')}`] : []), ...removed].join(', ')
  return [...(from === undefined ? [] : [`from ${clock(from)}`]), ...removed].join(', ')
}

function drawEdge({ edge, shape, from, to }: PlacedEdge): Html {
  const name = edge.isInferred ? 'edge inferred' : 'edge'
  const bow = 30 + Math.abs(to.y - from.y) / 12
  const side = Math.max(from.x, to.x) + bow
  const middle = (from.y + to.y) / 2
  const line =
    shape === 'down'
      ? `M${at(from)}C${round(from.x)} ${round(middle)} ${round(to.x)} ${round(middle)} ${round(to.x)} ${round(to.y - 6)}`
      : `M${at(from)}C${round(side)} ${round(from.y)} ${round(side)} ${round(to.y)} ${round(to.x + 6)} ${round(to.y)}`
  const head = shape === 'down' ? `M${at(to)}l-4.5 -8h9z` : `M${at(to)}l8 -4.5v9z`
  return fragment(
    element('path', { class: name, d: line }),
    element('path', { class: 'head', d: head }),
  )
}

function drawEdgeLabel(
  { edge, shape, from, to, neighbours }: PlacedEdge,
  told: NumberedChain,
): Html {
  const [first] = edge.steps
  const more = edge.steps.length > 1 ? ` ×${edge.steps.length}` : ''
  const text = `${edge.verb} ${told.clock(edge.time)}${more}`
  const place =
    shape === 'down'
      ? { x: to.x, y: to.y - 22 }
      : { x: Math.max(from.x, to.x) + 24, y: (from.y + to.y) / 2 }
  const hasRoom = neighbours < 3
  return fragment(
    first === undefined ? undefined : stepMark(place.x, place.y, first),
    hasRoom
      ? words(place.x + (first === undefined ? 5 : 13), place.y + 4, text, { class: 'verb' })
      : undefined,
  )
}

function drawWayOut({ edge, from, level, to }: PlacedWayOut): Html {
  const turn = Math.max(from.x + 14, to.x - 44)
  const line = `M${at(from)}V${round(level - 5)}Q${round(from.x)} ${round(level)} ${round(from.x + 5)} ${round(level)}H${round(turn)}C${round(turn + 22)} ${round(level)} ${round(to.x - 26)} ${round(to.y)} ${round(to.x - 7)} ${round(to.y)}`
  const name = wayClass(edge)
  return fragment(
    element('path', { class: `edge ${name}`, d: line }),
    element('path', { class: `head ${name}`, d: `M${at(to)}l-8 -4.5v9z` }),
  )
}

function wayClass({ isAttempt, exposure }: OutsideEdge): string {
  if (isAttempt) return 'attempt'
  return exposure === undefined ? 'out' : 'out exposed'
}

function at({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${round(x)} ${round(y)}`
}

function drawOutside(
  { node, ...box }: PlacedOutside,
  { waysOut }: GraphLayout,
  told: NumberedChain,
): Html {
  const rows = waysOut.filter(({ edge }) => edge.to === node.id)
  return element(
    'g',
    { class: 'node outside' },
    rectangle(box, 'box', 5),
    words(box.x + 11, box.y + 19, label(node.name, 30), { class: 'name' }),
    rows.map(({ edge, to }) => drawRow(edge, { ...box, y: to.y }, told)),
  )
}

/** What led to somebody outside, since when, and how long it lasted: on a track as long as the chain. */
function drawRow(edge: OutsideEdge, { x, y, width }: Box, told: NumberedChain): Html {
  const { clock } = told
  const [step] = edge.steps
  const { exposure } = edge
  const until = exposure?.until
  const span =
    exposure === undefined
      ? clock(edge.time)
      : until === undefined
        ? `${clock(exposure.from)} – still open`
        : `${clock(exposure.from)} – ${clock(until)}, ${nameDuration(until - exposure.from)}`
  return fragment(
    step === undefined ? undefined : stepMark(x + 18, y, step),
    words(x + 32, y + 1, label(`${edge.verb} ${span}`, 33), { class: 'verb' }),
    exposure === undefined
      ? undefined
      : track(told, exposure, { x: x + 32, y: y + 6, width: width - 44, height: 4 }),
  )
}

function track(
  { chain }: NumberedChain,
  { from, until }: { readonly from: number; readonly until?: number },
  box: Box,
): Html {
  const times = chain.steps.map(({ event }) => event.time)
  const begin = times.reduce((a, b) => Math.min(a, b), from)
  const end = times.reduce((a, b) => Math.max(a, b), until ?? from)
  const scale = end === begin ? 0 : box.width / (end - begin)
  const x = box.x + (from - begin) * scale
  const width = Math.max(3, ((until ?? end) - from) * scale)
  return fragment(
    rectangle(box, 'track', 2),
    rectangle({ ...box, x: Math.min(x, box.x + box.width - 3), width }, 'interval', 2),
  )
}
