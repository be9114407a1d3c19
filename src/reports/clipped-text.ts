import { element, type Html } from './html.ts'

/** A text of a log, kept apart from the writing around it, cut where it is longer than anybody reads. */
export function clipped(text: string, most: number): Html {
  if (text.length <= most) return element('bdi', {}, text)
  const rest = text.length - most
  return element(
    'bdi',
    {},
    text.slice(0, most),
    element('span', { class: 'dim' }, `… ${rest} more characters`),
  )
}
