/** How a text report is set, and its margin: headings at the left, everything else beside them. */
import type { Level } from '../detections/detection.ts'
import { unicodeGlyphs, type Glyphs } from './glyphs.ts'
import { type Paint, fitMiddle, wrapText } from './terminal-text.ts'

/** What the terminal can show, and how much of it is wanted. */
export interface TextStyle {
  /** Columns of the terminal. */
  readonly width: number
  readonly paint: Paint
  /** Show all, whatever its length, instead of the first few. */
  readonly explain: boolean
  /** Signs to draw with; box-drawing characters when not given. */
  readonly glyphs?: Glyphs
  /** Makes a link to a file of the input out of its name; the name alone where there are no links. */
  readonly link?: (file: string, shown: string) => string
}

/** How to set the text, and what of it. */
export interface TextOptions extends TextStyle {
  /** Findings below this level are counted, not shown. */
  readonly minLevel: Level
  /** List what filters took out of sight. */
  readonly showSuppressed?: boolean
}

/** The cells of the margin; text begins after it. */
export const marginWidth = 13

/** The beginning of a line; headings are shorter than the margin. */
export function marginOf(heading: string, { paint }: Pick<TextStyle, 'paint'>): string {
  if (heading === '') return ' '.repeat(marginWidth)
  return `  ${paint('dim', heading)}${' '.repeat(Math.max(1, marginWidth - 2 - heading.length))}`
}

/** Names and sentences of logs are cut beyond these cells, unless all is to be shown. */
const longestWord = 200
const longestText = 1200

/**
 * Makes text of a log safe, and cuts out the middle of what is far longer than any real name: of words of
 * more cells than the given, and of the whole.
 */
export function safeText(
  text: string,
  { glyphs = unicodeGlyphs, explain }: TextStyle,
  wordWidth = longestWord,
): string {
  const safe = glyphs.escape(text)
  if (explain) return safe
  const words = safe.split(' ').map((word) => fitMiddle(word, wordWidth, glyphs.ellipsis))
  return fitMiddle(words.join(' '), longestText, glyphs.ellipsis)
}

/** The second line of a text and those after it stand further in, so that texts are told apart. */
const hangingIndent = 2

/** A heading in the margin with texts, of logs or not, wrapped beside it; nothing when there are none. */
export function section(
  heading: string,
  texts: readonly string[],
  style: TextStyle,
): readonly string[] {
  const room = style.width - marginWidth - hangingIndent
  const lines = texts.flatMap((text) =>
    wrapText(safeText(text, style), room).map((line, row) =>
      row === 0 ? line : ' '.repeat(hangingIndent) + line,
    ),
  )
  return lines.map((line, row) => `${marginOf(row === 0 ? heading : '', style)}${line}`)
}
