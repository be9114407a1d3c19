import { element, type HtmlContent } from './html.ts'

/** The page of a technique on MITRE's site. */
export function techniqueUrl(id: string): string {
  return `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`
}

/** A link to it; an id that is none stays text. */
export function techniqueLink(id: string): HtmlContent {
  if (!/^T\d{4}(?:\.\d{3})?$/.test(id)) return id
  return element('a', { href: techniqueUrl(id), rel: 'noreferrer noopener' }, id)
}
