/** Text that is safe and fits on a terminal: log content is hostile until it went through here. */

/** How a part of a text report is set; the caller decides whether that means colour. */
export type Emphasis = 'critical' | 'high' | 'medium' | 'low' | 'informational' | 'dim' | 'strong'

/** Sets a text in an emphasis; the identity where colour is not wanted. */
export type Paint = (emphasis: Emphasis, text: string) => string

/** No colour at all. */
export function plainPaint(_emphasis: Emphasis, text: string): string {
  return text
}

/**
 * Shows control characters, line breaks, escape sequences and characters that turn the direction of
 * writing as `\u{1b}`, so that a log cannot move the cursor, hide text or forge lines.
 */
export function escapeForTerminal(text: string): string {
  // Cc and Cf hold the C0 and C1 controls, bidirectional marks and zero-width characters.
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (unit) => `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`,
  )
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
