/** The pieces that an explanation is made of, for a terminal and a Markdown page alike. */

/** A piece of a section. Texts hold names of logs as they are; whoever shows them makes them safe. */
export type ExplainBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A remark in the margin of what stands before it. */
  | { readonly kind: 'note'; readonly text: string }
  /** `from` is the number of the first item; a list without it has no numbers. */
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly from?: number }
  /** A line of its own between blocks, such as a question. */
  | { readonly kind: 'lead'; readonly text: string }
  /** Text to copy, never wrapped; `language` as an editor would call it. */
  | { readonly kind: 'code'; readonly language: string; readonly text: string }

/** One section. */
export interface ExplainSection {
  readonly title: string
  readonly blocks: readonly ExplainBlock[]
}

/** A paragraph of each text that is not empty. */
export function paragraphs(texts: readonly string[]): readonly ExplainBlock[] {
  return texts.filter((text) => text !== '').map((text) => ({ kind: 'paragraph', text }))
}

/** At most so many items of a list are shown; whoever made the report may be hostile. */
const mostItems = 100

/** A list, none where there is nothing in it. */
export function bullets(
  items: readonly string[],
  most: number = mostItems,
): readonly ExplainBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items: shownItems(items, most) }]
}

/** The same with numbers. */
export function numbers(items: readonly string[]): readonly ExplainBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items: shownItems(items, mostItems), from: 1 }]
}

function shownItems(items: readonly string[], most: number): readonly string[] {
  const more = items.length - most
  const shown = items.slice(0, most).map(onOneLine)
  return more > 0 ? [...shown, `and ${more} more, which the report holds`] : shown
}

/** Rules break the lines of their descriptions. */
function onOneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ')
}
