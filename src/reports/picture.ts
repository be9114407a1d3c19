/** Pieces that pictures have in common: labels that fit, marks with numbers, paths. */
import { element, type Attributes, type Html, type HtmlContent } from './html.ts'
import type { NumberedStep } from './numbered-chain.ts'
import { escapeForTerminal, fitMiddle } from './terminal-text.ts'

/** A rectangle, in pixels of a picture. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Colours that tell actors apart; more actors than these share the last. */
const actorColours = 6

/** The class that colours what an actor did. */
export function actorClass(actor: number): string {
  return `actor-${Math.min(actor, actorColours - 1)}`
}

/** A text of a log, cut in its middle to so many columns; the whole of it stands in the tables. */
export function label(text: string, columns: number): string {
  return fitMiddle(escapeForTerminal(text), columns)
}

/** A picture with its size, which words beside it tell in full. */
export function picture(
  { width, height }: { readonly width: number; readonly height: number },
  ...content: readonly HtmlContent[]
): Html {
  const size = { width: Math.ceil(width), height: Math.ceil(height) }
  const viewBox = `0 0 ${size.width} ${size.height}`
  return element('svg', { viewBox, ...size, 'aria-hidden': 'true' }, ...content)
}

/** A line of text in a picture. */
export function words(
  x: number,
  y: number,
  text: HtmlContent,
  more: Pick<Attributes, 'class' | 'text-anchor'> = {},
): Html {
  return element('text', { x: round(x), y: round(y), ...more }, text)
}

/** A rectangle of a class, with round corners. */
export function rectangle({ x, y, width, height }: Box, name: string, rx: number): Html {
  return element('rect', {
    class: name,
    x: round(x),
    y: round(y),
    width: round(width),
    height: round(height),
    rx,
  })
}

/** The mark of a step: its number in a circle, in the colour of who did it; hollow if it was refused. */
export function stepMark(x: number, y: number, { number, actor, step }: NumberedStep): Html {
  const outcome = step.activity.attempt ? ' refused' : ''
  return element(
    'g',
    {
      class: `step ${actorClass(actor)}${outcome}`,
      transform: `translate(${round(x)} ${round(y)})`,
    },
    element('circle', { r: 9 }),
    element('text', { y: 3.5 }, number),
  )
}

/** A number of a path. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
