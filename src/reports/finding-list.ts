/** The findings of a kept report as a list to choose from. */
import type { KeptFinding } from './read-report.ts'
import { column, escapeForTerminal, fitMiddle } from './terminal-text.ts'

/** How wide the list is, and how many findings are listed at most. */
export interface FindingListOptions {
  readonly width: number
  readonly most: number
}

/** A line for each finding, in the order of the report: id, severity, title. Ends in a newline. */
export function renderFindingList(
  findings: readonly KeptFinding[],
  { width, most }: FindingListOptions,
): string {
  if (findings.length === 0) return 'the report has no findings\n'
  const shown = findings.slice(0, most)
  const lines = shown.map(({ id, severity, title }) => {
    const head = `${column(escapeForTerminal(id), 24)}  ${column(escapeForTerminal(severity), 13)}  `
    return head + fitMiddle(escapeForTerminal(title), Math.max(20, width - head.length))
  })
  const more = findings.length - shown.length
  const rest = more > 0 ? [`and ${more} more, not shown`] : []
  return `${[...lines, ...rest].join('\n')}\n`
}
