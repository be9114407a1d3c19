/** Reads a playbook from either kind of file, by its name. */
import type { Diagnostic } from '../base/diagnostic.ts'
import { reportInto } from '../base/report.ts'
import { readMarkdownPlaybook } from './markdown-playbook.ts'
import { readNotebookPlaybook } from './notebook-playbook.ts'
import type { Playbook } from './playbook.ts'

/** What was read of a playbook. */
export interface ReadPlaybook {
  /** Absent when the file is none, or has not exactly one managed part. */
  readonly playbook?: Playbook
  readonly diagnostics: readonly Diagnostic[]
}

/** Larger files than this are refused, characters. Notebooks carry pictures, but not so many. */
const largest = 64 * 1024 * 1024

/** Reads `.ipynb` as a notebook and `.md` as Markdown; any other name is refused. */
export function readPlaybook(source: {
  readonly text: string
  readonly file: string
}): ReadPlaybook {
  const diagnostics: Diagnostic[] = []
  const report = reportInto(source, (diagnostic) => diagnostics.push(diagnostic))
  const { file, text } = source
  if (text.length > largest) {
    report('error', {
      code: 'playbook-too-large',
      at: 0,
      message: `the playbook has ${text.length} characters; at most ${largest} are read`,
      hint: 'clear the outputs of the notebook',
    })
    return { diagnostics }
  }
  const read = /\.ipynb$/i.test(file)
    ? readNotebookPlaybook
    : /\.(md|markdown)$/i.test(file)
      ? readMarkdownPlaybook
      : undefined
  if (read === undefined) {
    report('error', {
      code: 'playbook-format-unknown',
      at: 0,
      message: 'a playbook is a notebook or Markdown',
      hint: 'give the file the ending .ipynb or .md',
    })
    return { diagnostics }
  }
  const playbook = read(source, report)
  return playbook === undefined ? { diagnostics } : { playbook, diagnostics }
}
