import { element, type Html, type HtmlContent } from './html.ts'

/** A part of a finding under its heading; nothing where there is nothing to say. */
export function findingPart(title: string, content: readonly HtmlContent[]): Html | undefined {
  if (content.length === 0) return undefined
  return element('section', {}, element('h3', {}, title), ...content)
}
