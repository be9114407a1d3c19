/** Draws the resources of a chain, and those outside who were let in. */
import { nameDuration } from './duration-words.ts'
import type { PlacedNode } from './graph-columns.ts'
import type { GraphLayout } from './graph-layout.ts'
import type { OutsideEdge } from './graph-outside.ts'
import type { PlacedOutside } from './graph-ways-out.ts'
import { element, fragment, type Html } from './html.ts'
import type { NumberedChain } from './numbered-chain.ts'
import { type Box, label, rectangle, stepMark, words } from './picture.ts'
import type { ResourceNode } from './report-graph.ts'

/** Characters of a name in a node. */
const nameColumns = 23

/** A resource: what it is, its name, from when until when it was there. */
export function drawNode({ node, ...box }: PlacedNode, told: NumberedChain): Html {
  const { kind, name, isRoot, isOpen, like, until } = node
  const what = until === undefined ? kind : `${kind} · deleted`
  const marks = [isRoot ? 'root' : '', isOpen ? 'open' : ''].filter((mark) => mark !== '')
  const many = like.length > 1
  const lines = [
    many ? `${like.length} of kind ${kind}` : what,
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

/** `02:24 – 06:43`, or where the source sits. */
function lifeOf({ isRoot, homes, from, until }: ResourceNode, { clock }: NumberedChain): string {
  const end = until === undefined ? undefined : clock(until)
  if (isRoot) {
    const place = homes.length === 0 ? [] : [`on ${homes.join(', ')}`]
    return [...place, ...(end === undefined ? [] : [`until ${end}`])].join(', ')
  }
  if (from === undefined) return end === undefined ? '' : `until ${end}`
  return end === undefined ? `from ${clock(from)}` : `${clock(from)} – ${end}`
}

/** Somebody outside, with a row for every way to him. */
export function drawOutside(
  { node, ...box }: PlacedOutside,
  { waysOut }: GraphLayout,
  told: NumberedChain,
): Html {
  const rows = waysOut.filter(({ edge }) => edge.to === node.id)
  return element(
    'g',
    { class: node.isOwn ? 'node outside ours' : 'node outside' },
    rectangle(box, 'box', 5),
    words(box.x + 11, box.y + 19, label(node.isOwn ? `${node.name} · ours` : node.name, 30), {
      class: 'name',
    }),
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
