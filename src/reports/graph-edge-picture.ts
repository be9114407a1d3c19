/** Draws what led from one resource to the next, and out of the chain. */
import type { PlacedEdge } from './graph-layout.ts'
import type { OutsideEdge } from './graph-outside.ts'
import type { PlacedWayOut, Point } from './graph-ways-out.ts'
import { element, fragment, type Html } from './html.ts'
import type { NumberedChain } from './numbered-chain.ts'
import { round, stepMark, words } from './picture.ts'

/** The line of an edge, with its head. */
export function drawEdge({ edge, shape, from, to }: PlacedEdge): Html {
  const name = edge.isInferred ? 'edge inferred' : 'edge'
  const bow = 30 + Math.abs(to.y - from.y) / 12
  const side = Math.max(from.x, to.x) + bow
  // Bent above the label of its step, which it would run through.
  const bend = to.y - 33
  const middle = (from.y + bend) / 2
  const line =
    shape === 'down'
      ? `M${at(from)}C${round(from.x)} ${round(bend)} ${round(to.x)} ${round(middle)} ${round(to.x)} ${round(bend)}V${round(to.y - 6)}`
      : `M${at(from)}C${round(side)} ${round(from.y)} ${round(side)} ${round(to.y)} ${round(to.x + 6)} ${round(to.y)}`
  const head = shape === 'down' ? `M${at(to)}l-4.5 -8h9z` : `M${at(to)}l8 -4.5v9z`
  return fragment(
    element('path', { class: name, d: line }),
    element('path', { class: 'head', d: head }),
  )
}

/** The number of its step, what was done and when; of many edges side by side the number alone. */
export function drawEdgeLabel(
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

/** The line of a way out. */
export function drawWayOut({ edge, from, level, to }: PlacedWayOut): Html {
  const turn = Math.max(from.x + 14, to.x - 44)
  const line = `M${at(from)}V${round(level - 5)}Q${round(from.x)} ${round(level)} ${round(from.x + 5)} ${round(level)}H${round(turn)}C${round(turn + 22)} ${round(level)} ${round(to.x - 26)} ${round(to.y)} ${round(to.x - 7)} ${round(to.y)}`
  const name = wayClass(edge)
  return fragment(
    element('path', { class: `edge ${name}`, d: line }),
    element('path', { class: `head ${name}`, d: `M${at(to)}l-8 -4.5v9z` }),
  )
}

function wayClass({ isAttempt, isInside, exposure }: OutsideEdge): string {
  if (isAttempt) return 'attempt'
  if (isInside) return 'inside'
  return exposure === undefined ? 'out' : 'out exposed'
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`
}
