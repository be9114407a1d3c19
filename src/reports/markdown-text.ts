/**
 * Text of a log as Markdown that is nothing but that text, in CommonMark and GitHub's dialect: no emphasis,
 * link, picture, mention, HTML, formula or table comes of it, and it stays on its line.
 */
import { escapeControls } from '../base/escape-text.ts'
import { fitMiddle } from './terminal-text.ts'

/** Longer texts are cut in their middle; the JSON report has all of them. */
const longest = 400

/** Sentences are longer than names; what a hostile name makes longer still is cut. */
const longestProse = 20_000

/** Text within a line: a heading, an item, a cell. */
export function plainMarkdown(text: string): string {
  return inertMarkdown(fitMiddle(text, longest))
}

/** The same of whole sentences. */
export function proseMarkdown(text: string): string {
  return inertMarkdown(fitMiddle(text, longestProse))
}

function inertMarkdown(text: string): string {
  return (
    escapeControls(text)
      .trim()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_{}[\]()#!~$@^]/g, '\\$&')
      // What a table splits cells at, also after a backslash.
      .replaceAll('|', '&#124;')
      // Addresses become links where they stand.
      .replaceAll(/\/(?=\/)|(?<=mailto|xmpp):/gi, '\\$&')
      .replaceAll(/(?<=www)\./gi, '\\.')
      // What would begin a list, a line or a heading under a line.
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d{1,9})([.)])/, '$1\\$2')
  )
}

/** A name or id in the letters of code; as plain text where it holds what code cannot. */
export function codeMarkdown(text: string): string {
  const shown = escapeControls(fitMiddle(text, longest))
  return /[`|\\]/.test(shown) || shown.trim() === '' ? plainMarkdown(text) : `\`${shown}\``
}

/** A row of a table; its cells are Markdown. */
export function rowMarkdown(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** A table with its headings, which are Markdown as the cells are. */
export function tableMarkdown(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [
    rowMarkdown(headings),
    rowMarkdown(headings.map(() => '---')),
    ...rows.map((cells) => rowMarkdown(cells)),
  ]
}
