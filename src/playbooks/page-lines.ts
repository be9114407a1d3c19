/** The lines of a page, and which of them stand in a fenced block of code (CommonMark 4.5). */
import type { AnalystCell } from './playbook.ts'

/** A line of Markdown. */
export interface PageLine {
  /** Without its line break. */
  readonly text: string
  /** Its offset in the text of the cell. */
  readonly at: number
  /** In a fenced block: its language in lower case, empty where it names none. */
  readonly fence?: string
  /** The line that opens or closes a fenced block. */
  readonly isFenceEnd?: true
}

/** The lines of a text; a fence that is never closed goes to its end. */
export function pageLines(text: string): readonly PageLine[] {
  let at = 0
  let open: { readonly mark: string; readonly language: string } | undefined
  return text.split('\n').map((whole): PageLine => {
    const line = { text: whole.replace(/\r$/, ''), at }
    at += whole.length + 1
    const [, mark = '', language = ''] = /^[ \t]*(`{3,}|~{3,})[ \t]*([^\s`]*)/.exec(line.text) ?? []
    if (open === undefined) {
      if (mark === '') return line
      open = { mark, language: language.toLowerCase() }
      return { ...line, fence: open.language, isFenceEnd: true }
    }
    const { language: fence } = open
    const isClosing = mark.startsWith(open.mark) && line.text.trim() === mark
    if (!isClosing) return { ...line, fence }
    open = undefined
    return { ...line, fence, isFenceEnd: true }
  })
}

/** A line with the cell that it stands in. */
export interface PlacedLine extends PageLine {
  readonly cell: AnalystCell
}

/** The lines of all Markdown cells, one after the other. */
export function placedLines(cells: readonly AnalystCell[]): readonly PlacedLine[] {
  return cells.flatMap((cell) =>
    cell.kind === 'markdown' ? pageLines(cell.text).map((line) => ({ ...line, cell })) : [],
  )
}
