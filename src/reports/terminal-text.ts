/** Text that is safe and fits on a terminal: log content is hostile until it went through here. */
import { escapeControls } from '../base/escape-text.ts'

/** How a part of a text report is set; the caller decides whether that means colour. */
export type Emphasis = 'critical' | 'high' | 'medium' | 'low' | 'informational' | 'dim' | 'strong'

/** Sets a text in an emphasis; the identity where colour is not wanted. */
export type Paint = (emphasis: Emphasis, text: string) => string

/** No colour at all. */
export function plainPaint(_emphasis: Emphasis, text: string): string {
  return text
}

/** Makes text of a log safe for a terminal: see {@link escapeControls}. */
export function escapeForTerminal(text: string): string {
  return escapeControls(text)
}

/** Cuts a text to a width in code points, the middle replaced by `…` so that both ends stay legible. */
export function fitMiddle(text: string, width: number): string {
  const points = Array.from(text)
  if (points.length <= width) return text
  const head = Math.ceil((width - 1) / 2)
  return `${points.slice(0, head).join('')}…${points.slice(points.length - (width - 1 - head)).join('')}`
}

/** Pads to a width in code points; a longer text is cut in its middle. */
export function column(text: string, width: number): string {
  const fitted = fitMiddle(text, width)
  return fitted + ' '.repeat(Math.max(0, width - lengthOf(fitted)))
}

/** Breaks a text into lines of at most `width` code points at spaces; a longer word stays whole. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (lengthOf(longer) > width && line !== '') {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** The length in code points. */
function lengthOf(text: string): number {
  return Array.from(text).length
}
