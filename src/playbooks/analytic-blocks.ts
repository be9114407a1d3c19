/** The analytics of a page with what stands in them: fields such as Source, and queries in code blocks. */
import { type AnalyticSection, sectionOf } from './hunt-page.ts'
import { type PlacedLine, placedLines } from './page-lines.ts'
import type { PagePlace } from './place-fault.ts'
import type { AnalystCell } from './playbook.ts'

/** A line such as `* **Source:** ...`, with the lines that go on below it. */
export interface AnalyticField extends PagePlace {
  /** In lower case: `source`. */
  readonly name: string
  readonly text: string
}

/** A fenced block of code. */
export interface FencedBlock extends PagePlace {
  /** In lower case: `eql`. */
  readonly language: string
  readonly text: string
}

/** An analytic and all that stands below its heading. */
export interface Analytic extends PagePlace {
  readonly section: AnalyticSection
  readonly number: number
  readonly fields: readonly AnalyticField[]
  readonly queries: readonly FencedBlock[]
}

/** Reads the analytics of a page; one goes on, through cells too, until the next heading of its rank. */
export function readAnalyticBlocks(cells: readonly AnalystCell[]): readonly Analytic[] {
  const lines = placedLines(cells)
  const headings = lines.flatMap((line, index) => {
    const [, marks, title = ''] = headingLine.exec(line.fence === undefined ? line.text : '') ?? []
    return marks === undefined ? [] : [{ rank: marks.length, title, line, index }]
  })
  const analytics: Analytic[] = []
  let section: AnalyticSection | undefined
  for (const [place, { rank, title, line, index }] of headings.entries()) {
    if (rank <= 2) section = sectionOf(title)
    const number = rank === 4 ? /^Analytic +(\d{1,6})\b/i.exec(title)?.[1] : undefined
    if (number === undefined || section === undefined) continue
    const body = lines.slice(index + 1, headings[place + 1]?.index)
    const { cell, at } = line
    const parts = { fields: fieldsOf(body), queries: fencedBlocks(body) }
    analytics.push({ section, number: Number(number), cell, at, ...parts })
  }
  return analytics
}

const headingLine = /^(#{1,4}) +(\S.*)$/
const fieldLine = /^[ \t]*[*-][ \t]+\*\*([^*\n]{1,40}):\*\*[ \t]*(.*)$/

function fieldsOf(lines: readonly PlacedLine[]): readonly AnalyticField[] {
  const fields: AnalyticField[] = []
  let goesOn = false
  for (const { text, at, cell, fence } of lines) {
    const [whole, name = '', value = ''] = fieldLine.exec(fence === undefined ? text : '') ?? []
    const last = fields.at(-1)
    if (whole !== undefined) fields.push({ name: name.toLowerCase(), text: value, cell, at })
    else if (goesOn && last !== undefined && fence === undefined && text.trim() !== '')
      fields.splice(-1, 1, { ...last, text: `${last.text} ${text.trim()}` })
    goesOn = fence === undefined && text.trim() !== ''
  }
  return fields
}

/** The fenced blocks of lines, each at its first line of code. */
export function fencedBlocks(lines: readonly PlacedLine[]): readonly FencedBlock[] {
  const blocks: FencedBlock[] = []
  let code: PlacedLine[] | undefined
  for (const line of lines) {
    if (line.fence === undefined) continue
    if (line.isFenceEnd !== true) code?.push(line)
    else if (code === undefined) code = []
    else {
      const [first] = code
      if (first !== undefined)
        blocks.push({
          language: line.fence,
          text: code.map(({ text }) => text).join('\n'),
          cell: first.cell,
          at: first.at,
        })
      code = undefined
    }
  }
  return blocks
}
