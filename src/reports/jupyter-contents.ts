/** The table of contents of a Jupyter Book, `_toc.yml` (reference/playbooks.md 5.2). */
import { compareText } from '../base/compare.ts'

/**
 * A book of the pages, in the order of their paths, the first of which is its root. Paths are relative
 * to the folder of the `_toc.yml`, with forward slashes; `undefined` when there is no page.
 */
export function renderJupyterContents(paths: readonly string[]): string | undefined {
  const names = paths.map((path) => path.replace(/\.(ipynb|md|markdown)$/i, ''))
  const [root, ...chapters] = [...new Set(names)].sort(compareText)
  if (root === undefined) return undefined
  const lines = chapters.map((name) => `  - file: ${JSON.stringify(name)}`)
  return [
    'format: jb-book',
    `root: ${JSON.stringify(root)}`,
    ...(lines.length === 0 ? [] : ['chapters:', ...lines]),
    '',
  ].join('\n')
}
