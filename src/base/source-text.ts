/** A place in a source text; both numbers are 1-based, the column counts UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A named text in which positions can be told and shown. */
export interface SourceText {
  /** What a diagnostic calls the text: a file as the user named it, or `<query>`. */
  readonly name: string
  readonly text: string
}

/** The line and column of a UTF-16 offset; an offset past the end counts as the end. */
export function positionAt(source: SourceText, offset: number): Position {
  const before = source.text.slice(0, Math.max(0, offset))
  const line = before.split('\n').length
  return { line, column: before.length - before.lastIndexOf('\n') }
}

/** The 1-based line of any offset of a text; for many questions about one text. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

/** The longest excerpt shown on each side of the caret, in UTF-16 units. */
const excerptReach = 60

/**
 * The line at an offset with a caret below it, two lines of text. A long line is cut round the caret;
 * tabs become single spaces so that the caret stands right.
 */
export function showCaret(source: SourceText, offset: number, length = 1): string {
  const { line, column } = positionAt(source, offset)
  const whole = (source.text.split('\n')[line - 1] ?? '').replaceAll('\t', ' ').replace(/\r$/, '')
  const from = Math.max(0, column - 1 - excerptReach)
  const shown = whole.slice(from, column - 1 + excerptReach)
  const lead = `${line} | `
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - (column - 1 - from))))
  return `${lead}${shown}\n${' '.repeat(lead.length + column - 1 - from)}${carets}`
}
