/** Jupyter notebooks (nbformat 4): where each cell, its source and its metadata stand in the file. */
import type { Report } from '../base/report.ts'
import {
  type JsonList,
  type JsonMap,
  type JsonNode,
  memberOf,
  readJsonTree,
  stringOf,
} from './json-tree.ts'

/** A cell of a notebook. */
export interface NotebookCell {
  readonly kind: string
  /** Its text, the elements of its source joined. */
  readonly text: string
  readonly node: JsonMap
  readonly source: JsonNode
  readonly metadata: JsonMap
}

/** A notebook and the places of its cells. */
export interface Notebook {
  readonly text: string
  readonly cells: readonly NotebookCell[]
  /** Ids of all cells, from nbformat 4.5 on; absent below, where cells may have none. */
  readonly cellIds?: readonly string[]
}

/** Reads a notebook; `undefined`, after a remark, where the text is none that can be changed safely. */
export function readNotebook(text: string, report: Report): Notebook | undefined {
  const refuse = (at: number, message: string, hint?: string): undefined => {
    report('error', { code: 'playbook-notebook-invalid', at, message, hint })
  }
  const reading = readJsonTree(text)
  if ('fault' in reading) {
    const hint = 'open and save it in Jupyter, or mend the JSON at this place'
    return refuse(
      reading.fault.at,
      `the notebook is not valid JSON: ${reading.fault.message}`,
      hint,
    )
  }
  const { root } = reading
  const major = memberOf(root, 'nbformat')
  if (major?.kind !== 'scalar' || major.written !== '4') {
    return refuse(
      major?.start ?? 0,
      'the notebook is not of nbformat 4',
      'convert it with nbconvert',
    )
  }
  const list = memberOf(root, 'cells')
  if (list?.kind !== 'list') return refuse(root.start, 'the notebook has no list "cells"')
  const cells: NotebookCell[] = []
  for (const [index, node] of list.items.entries()) {
    const cell = readCell(node)
    if (cell === undefined) {
      const message = `cell ${index + 1} lacks its cell_type, metadata or source`
      return refuse(node.start, message, 'open and save it in Jupyter')
    }
    cells.push(cell)
  }
  const minor = memberOf(root, 'nbformat_minor')
  const hasIds = minor?.kind === 'scalar' && Number(minor.written) >= 5
  return { text, cells, ...(hasIds ? { cellIds: idsOf(list) } : {}) }
}

function readCell(node: JsonNode): NotebookCell | undefined {
  const kind = stringOf(memberOf(node, 'cell_type'))
  const source = memberOf(node, 'source')
  const metadata = memberOf(node, 'metadata')
  const text = sourceText(source)
  if (node.kind !== 'map' || kind === undefined || source === undefined) return undefined
  if (metadata?.kind !== 'map' || text === undefined) return undefined
  return { kind, text, node, source, metadata }
}

/** A source is one string, or a list of strings that are joined as they are. */
function sourceText(source: JsonNode | undefined): string | undefined {
  if (source?.kind === 'text') return source.value
  if (source?.kind !== 'list') return undefined
  const pieces = source.items.map(stringOf)
  return pieces.includes(undefined) ? undefined : pieces.join('')
}

function idsOf(cells: JsonList): readonly string[] {
  return cells.items.flatMap((cell) => stringOf(memberOf(cell, 'id')) ?? [])
}
