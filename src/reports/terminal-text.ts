/** Text that is safe and fits on a terminal: log content is hostile until it went through here. */
import { escapeControls, showUnit } from '../base/escape-text.ts'
import { cellWidth, clustersOf, takeCells, takeLastCells } from './cell-width.ts'

/**
 * How a part of a text report is set; the caller decides whether that means colour. `open` is what others
 * can reach still, `closed` what they could reach for a time.
 */
export type Emphasis =
  'critical' | 'high' | 'medium' | 'low' | 'informational' | 'dim' | 'strong' | 'open' | 'closed'

/** Sets a text in an emphasis; the identity where colour is not wanted. */
export type Paint = (emphasis: Emphasis, text: string) => string

/** No colour at all. */
export function plainPaint(_emphasis: Emphasis, text: string): string {
  return text
}

/** Marks beyond these over one character are shown as code points: thousands would cover other lines. */
const mostMarks = /(?<=[\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]/gu

/** Makes text of a log safe for a terminal: see {@link escapeControls}. */
export function escapeForTerminal(text: string): string {
  return escapeControls(text).replace(mostMarks, showUnit)
}

/**
 * Makes text safe for a terminal whose locale is not UTF-8. Nothing but ASCII may reach it: it would take
 * single bytes of other characters for controls (`Û` holds 9B, which begins a control sequence).
 */
export function escapeToAscii(text: string): string {
  return escapeControls(text).replace(/[^\x20-\x7e]/gu, showUnit)
}

/** Cuts a text to a width in cells, the middle replaced by `…` so that both ends stay legible. */
export function fitMiddle(text: string, width: number, ellipsis = '…'): string {
  if (cellWidth(text) <= width) return text
  const room = Math.max(0, width - cellWidth(ellipsis))
  const head = takeCells(text, Math.ceil(room / 2))
  return `${head}${ellipsis}${takeLastCells(text, room - cellWidth(head))}`
}

/** Pads to a width in cells; a longer text is cut in its middle. */
export function column(text: string, width: number): string {
  const fitted = fitMiddle(text, width)
  return fitted + ' '.repeat(Math.max(0, width - cellWidth(fitted)))
}

/** Breaks a text into lines of at most `width` cells at spaces; a longer word is broken. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let [line, used] = ['', 0]
  for (const word of text.split(' ')) {
    const length = cellWidth(word)
    if (line !== '' && used + 1 + length > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    if (line !== '') {
      line = `${line} ${word}`
      used += 1 + length
      continue
    }
    const pieces = length > width ? breakWord(word, width) : [word]
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
    used = cellWidth(line)
  }
  return [...lines, line.trimEnd()]
}

/** A word in pieces of at most `width` cells, but for a character that is wider by itself. */
function breakWord(word: string, width: number): readonly string[] {
  const pieces: string[] = []
  let [piece, used] = ['', 0]
  for (const cluster of clustersOf(word)) {
    const cells = cellWidth(cluster)
    if (piece !== '' && used + cells > width) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += cluster
    used += cells
  }
  return [...pieces, piece]
}
