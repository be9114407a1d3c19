/** Writes the source of a cell the way its old source is written. */
import { enclose, type JsonStyle, marginAt, writeText } from './json-style.ts'
import type { JsonList } from './json-tree.ts'
import type { NotebookCell } from './notebook.ts'

/**
 * The source of a cell as JSON, for other text: a string or a list as before, the list in lines or in
 * blocks as before, with the line breaks, margins and trailing line breaks of the old one.
 */
export function writeSource(
  file: string,
  cell: NotebookCell,
  blocks: readonly string[],
  style: JsonStyle,
): string {
  const { source, text: old } = cell
  const wanted = endLike(blocks, old)
  if (source.kind !== 'list') return writeText(wanted.join(''), style)
  const pieces = isInBlocks(source) ? wanted : linesOf(wanted.join(''))
  const written = pieces.map((piece) => writeText(piece, style))
  const [first] = source.items
  const isOneLine = !file.slice(source.start, source.end).includes('\n')
  if (first === undefined) return enclose('[]', written, style, marginAt(file, source.start))
  if (isOneLine) {
    const [, second] = source.items
    const between = second === undefined ? `,${style.gap}` : file.slice(first.end, second.start)
    const lead = file.slice(source.start, first.start)
    const tail = file.slice(source.items.at(-1)?.end ?? first.end, source.end)
    return `${lead}${written.join(between)}${tail}`
  }
  const lead = file.slice(source.start + 1, first.start)
  const tail = file.slice(source.items.at(-1)?.end ?? first.end, source.end)
  return `[${written.map((piece) => lead + piece).join(',')}${tail}`
}

/** The blocks with line breaks as in the old text, and as many of them at the end. */
function endLike(blocks: readonly string[], old: string): readonly string[] {
  const lineBreak = old.includes('\r\n') ? '\r\n' : '\n'
  const end = /(?:\r?\n)*$/.exec(old)?.[0] ?? ''
  const last = blocks.length - 1
  return blocks.map((block, index) => {
    const body = index === last ? block.replace(/\n+$/, '') : block
    const written = lineBreak === '\n' ? body : body.replaceAll('\n', lineBreak)
    return index === last ? written + end : written
  })
}

/** The seed's updater put whole paragraphs into an element; Jupyter puts one line into each. */
function isInBlocks(source: JsonList): boolean {
  return source.items.some((item) => item.kind === 'text' && /\n[^]/.test(item.value))
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
