/** Finds the managed cell of a notebook and replaces it as text (reference/playbooks.md 5.1, 6.1). */
import { fingerprint } from '../base/fingerprint.ts'
import type { Report } from '../base/report.ts'
import { enclose, type JsonStyle, marginAt, styleOf, writeText, writeValue } from './json-style.ts'
import { memberOf, stringOf } from './json-tree.ts'
import { hasLegacySign } from './legacy-sign.ts'
import { markFromJson, markToJson } from './managed-mark.ts'
import { type Notebook, type NotebookCell, readNotebook } from './notebook.ts'
import { type AnalystCell, type ManagedUpdate, type Playbook, plainText } from './playbook.ts'
import { writeSource } from './write-source.ts'

/** Reads a notebook as a playbook; `undefined`, after a remark, where it has not one managed cell. */
export function readNotebookPlaybook(
  source: { readonly text: string; readonly file: string },
  report: Report,
): Playbook | undefined {
  const notebook = readNotebook(source.text, report)
  if (notebook === undefined) return undefined
  const managed = findManagedCell(notebook, report)
  if (managed === undefined) return undefined
  const mark = markFromJson(memberOf(managed.metadata, 'spoor'))
  return {
    file: source.file,
    format: 'notebook',
    managed: { text: plainText(managed.text), ...(mark === undefined ? {} : { mark }) },
    analystCells: notebook.cells.filter((cell) => cell !== managed).map(analystCell),
    cellsBefore: notebook.cells.indexOf(managed),
    replaceManaged: (update) => replaceCell(notebook, managed, update),
  }
}

function analystCell({ kind, text, source }: NotebookCell): AnalystCell {
  return {
    kind: kind === 'code' || kind === 'raw' ? kind : 'markdown',
    text,
    placeInFile: (at) => {
      if (source.kind !== 'list') return source.start
      let left = at
      for (const item of source.items) {
        const { length } = stringOf(item) ?? ''
        if (left < length) return item.start
        left -= length
      }
      return source.start
    },
  }
}

/** The signs of a managed cell, which is always Markdown, the surest first; one that any cell bears outweighs those below. */
const signs: readonly ((cell: NotebookCell) => boolean)[] = [
  ({ metadata }) => stringOf(memberOf(memberOf(metadata, 'spoor'), 'managed')) === 'attack',
  ({ metadata }) => {
    const tags = memberOf(metadata, 'tags')
    return tags?.kind === 'list' && tags.items.some((tag) => stringOf(tag) === 'spoor-managed')
  },
  ({ text }) => hasLegacySign(text),
]

function findManagedCell(notebook: Notebook, report: Report): NotebookCell | undefined {
  for (const sign of signs) {
    const [first, second] = notebook.cells.filter((cell) => cell.kind === 'markdown' && sign(cell))
    if (second !== undefined) {
      const message = 'two cells are managed; which of them is meant?'
      const hint = 'delete one, or take its mark away (metadata.spoor, the tag spoor-managed)'
      report('error', { code: 'playbook-managed-twice', at: second.node.start, message, hint })
      return undefined
    }
    if (first !== undefined) return first
  }
  const hint =
    'add a Markdown cell and give it the tag spoor-managed: the next sync fills it; ' +
    'spoor playbook new makes a whole page'
  report('error', { code: 'playbook-managed-missing', at: 0, message: 'no cell is managed', hint })
  return undefined
}

/** A piece of text that takes the place of a range. */
interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

function replaceCell(notebook: Notebook, cell: NotebookCell, update: ManagedUpdate): string {
  const style = styleOf(notebook.text)
  const splices: Splice[] = []
  const wanted = update.blocks.join('')
  if (plainText(wanted) !== plainText(cell.text)) {
    const { start, end } = cell.source
    splices.push({ start, end, text: writeSource(notebook.text, cell, update.blocks, style) })
  }
  splices.push(...markSplices(notebook.text, cell, update, style))
  if (update.rescued !== undefined) {
    const text = newCell(notebook, cell, update.rescued, style)
    splices.push({ start: cell.node.end, end: cell.node.end, text })
  }
  return splices
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, one) => text.slice(0, one.start) + one.text + text.slice(one.end), notebook.text)
}

function markSplices(
  text: string,
  { metadata }: NotebookCell,
  { mark }: ManagedUpdate,
  style: JsonStyle,
): readonly Splice[] {
  const old = memberOf(metadata, 'spoor')
  if (mark === undefined) return []
  const known = markFromJson(old)
  const isSame =
    known?.body === mark.body &&
    known.technique === mark.technique &&
    known.template === mark.template
  if (isSame) return []
  const value = markToJson(mark)
  const outer = marginAt(text, metadata.start)
  if (old !== undefined) {
    const margin = marginAt(text, old.start)
    return [{ start: old.start, end: old.end, text: writeValue(value, style, margin) }]
  }
  const written = writeValue(value, style, outer + style.indent)
  const member = `${writeText('spoor', style)}:${style.gap}${written}`
  const last = metadata.members.at(-1)
  if (last === undefined) {
    const { start, end } = metadata
    return [{ start, end, text: enclose('{}', [member], style, outer) }]
  }
  const lead = text.slice(text.slice(0, last.key.start).trimEnd().length, last.key.start)
  return [{ start: last.value.end, end: last.value.end, text: `,${lead}${member}` }]
}

/** A Markdown cell for text of the analyst, with what stands between it and the cell before. */
function newCell(notebook: Notebook, before: NotebookCell, text: string, style: JsonStyle): string {
  const margin = marginAt(notebook.text, before.node.start)
  const lines = text
    .split('\n')
    .map((line, index, all) => line + (index < all.length - 1 ? '\n' : ''))
  const cell = {
    cell_type: 'markdown',
    ...(notebook.cellIds === undefined ? {} : { id: freeId(text, notebook.cellIds) }),
    metadata: {},
    source: before.source.kind === 'text' ? text : lines,
  }
  const lead = style.lineBreak === undefined ? style.gap : style.lineBreak + margin
  return `,${lead}${writeValue(cell, style, margin)}`
}

/** An id that no cell has; the same text gets the same. */
function freeId(text: string, taken: readonly string[]): string {
  let id = `kept-${fingerprint(text)}`
  for (let count = 2; taken.includes(id); count++) id = `kept-${fingerprint(text)}-${count}`
  return id
}
