/** The parts of the analyst's page that refer to one another: analytics and who names them (1.1). */
import { compareText } from '../base/compare.ts'
import type { AnalystCell } from './playbook.ts'

/** The sections of a page that hold analytics; the seed has the last two. */
export const analyticSections = ['cloud', 'host', 'network'] as const

/** One of {@link analyticSections}. */
export type AnalyticSection = (typeof analyticSections)[number]

/** An analytic, or a place that names one: by its section and its ordinal there. */
export interface AnalyticPlace {
  readonly section: AnalyticSection
  readonly number: number
  readonly cell: AnalystCell
  /** Offset in the text of the cell. */
  readonly at: number
}

/** What refers to what on a page. */
export interface HuntPage {
  /** Headings such as `#### Analytic 1` below `## Host Analytics`. */
  readonly analytics: readonly AnalyticPlace[]
  /** Numbers in the table of adversary examples. */
  readonly citations: readonly AnalyticPlace[]
}

/** Reads the analytics of a page; a section goes on through cells until the next heading of its level. */
export function readAnalytics(cells: readonly AnalystCell[]): HuntPage {
  const analytics: AnalyticPlace[] = []
  const citations: AnalyticPlace[] = []
  let section: AnalyticSection | undefined
  for (const cell of cells) {
    if (cell.kind !== 'markdown') continue
    let columns: readonly (AnalyticSection | undefined)[] | undefined
    for (const { text, at } of linesOf(cell.text)) {
      const heading = /^## +(.+?)[ \t]*$/.exec(text)?.[1]
      if (heading !== undefined) section = sectionOf(heading)
      const number = /^#### +Analytic +(\d{1,6})\b/i.exec(text)?.[1]
      if (number !== undefined && section !== undefined) {
        analytics.push({ section, number: Number(number), cell, at })
      }
      const isRow = text.trimStart().startsWith('|')
      if (!isRow) columns = undefined
      else if (columns === undefined) columns = cellsOf(text).map((one) => sectionOf(one.text))
      else
        citations.push(...citedIn(text, columns).map((one) => ({ ...one, cell, at: at + one.at })))
    }
  }
  return { analytics, citations }
}

/** The lines that name detections: `  * **Detection:** id`. */
export const detectionLine = /\*\*Detections?:\*\*.*/gi

/** The ids in such a line, lower case. */
export function detectionIdsIn(line: string): readonly string[] {
  return line.toLowerCase().match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
}

/** The ids of all detections that a page names, each once, sorted. */
export function namedDetections(cells: readonly AnalystCell[]): readonly string[] {
  const lines = cells.flatMap(({ kind, text }) =>
    kind === 'markdown' ? (text.match(detectionLine) ?? []) : [],
  )
  return [...new Set(lines.flatMap(detectionIdsIn))].toSorted(compareText)
}

/** `Host Analytics`, `Cloud Control Plane Analytics`. */
function sectionOf(heading: string): AnalyticSection | undefined {
  const name = heading.trim().toLowerCase()
  if (!name.endsWith('analytics')) return undefined
  return analyticSections.find((one) => name.startsWith(one))
}

interface TextPlace {
  readonly text: string
  readonly at: number
}

function linesOf(text: string): readonly TextPlace[] {
  let at = 0
  return text.split('\n').map((line) => {
    const start = at
    at += line.length + 1
    return { text: line.replace(/\r$/, ''), at: start }
  })
}

/** The cells of a row, in tables with bars at both ends; an escaped bar is text. */
function cellsOf(row: string): readonly TextPlace[] {
  const inner = [...row.matchAll(/(?:\\.|[^|\\])+/g)].map(({ 0: text, index }) => ({
    text,
    at: index,
  }))
  return inner.filter(({ at }) => at > 0)
}

function citedIn(
  row: string,
  columns: readonly (AnalyticSection | undefined)[],
): readonly { readonly section: AnalyticSection; readonly number: number; readonly at: number }[] {
  return cellsOf(row).flatMap(({ text, at }, place) => {
    const section = columns[place]
    if (section === undefined) return []
    return [...text.matchAll(/\d{1,6}/g)].map(({ 0: number, index }) => ({
      section,
      number: Number(number),
      at: at + index,
    }))
  })
}
