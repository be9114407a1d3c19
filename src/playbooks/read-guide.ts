/** Reads a page that stands beside a playbook: a notebook or Markdown without a managed part. */
import type { Diagnostic } from '../base/diagnostic.ts'
import { reportInto } from '../base/report.ts'
import { readNotebook } from './notebook.ts'

/** A cell of a page. */
export interface GuideCell {
  readonly kind: 'markdown' | 'code' | 'raw'
  readonly text: string
}

/** The cells of a page; absent where a notebook cannot be read. */
export interface ReadGuide {
  readonly cells?: readonly GuideCell[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads `.ipynb` as a notebook, anything else as Markdown whose cells are parted by lines with +++. */
export function readGuide(source: { readonly text: string; readonly file: string }): ReadGuide {
  const { text, file } = source
  if (!/\.ipynb$/i.test(file)) {
    const parts = text.replaceAll(/\r\n?/g, '\n').split(/^\+\+\+.*(?:\n|$)/m)
    return { cells: parts.map((part) => ({ kind: 'markdown', text: part })), diagnostics: [] }
  }
  const diagnostics: Diagnostic[] = []
  const notebook = readNotebook(
    text,
    reportInto(source, (diagnostic) => diagnostics.push(diagnostic)),
  )
  if (notebook === undefined) return { diagnostics }
  const cells = notebook.cells.map(({ kind, text: cell }): GuideCell => ({
    kind: kind === 'code' || kind === 'raw' ? kind : 'markdown',
    text: cell,
  }))
  return { cells, diagnostics }
}
