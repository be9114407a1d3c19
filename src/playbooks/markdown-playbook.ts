/** MyST and plain Markdown as a playbook: the managed region stands between two comment lines. */
import type { Report } from '../base/report.ts'
import { markFromLine, markToLine, regionEnd } from './managed-mark.ts'
import {
  type AnalystCell,
  type ManagedMark,
  type ManagedUpdate,
  type Playbook,
  plainText,
} from './playbook.ts'

interface Line {
  /** Without its line break. */
  readonly text: string
  readonly start: number
  /** Behind its line break. */
  readonly end: number
}

interface Region {
  readonly technique: string
  readonly mark?: ManagedMark
  readonly first: Line
  readonly last: Line
}

/** Reads Markdown as a playbook; `undefined`, after a remark, where it has not one managed region. */
export function readMarkdownPlaybook(
  { text, file }: { readonly text: string; readonly file: string },
  report: Report,
): Playbook | undefined {
  const region = findRegion(linesOf(text), report)
  if (region === undefined) return undefined
  const before = text.slice(0, region.first.start)
  const after = text.slice(region.last.end)
  const inside = text.slice(region.first.end, region.last.start)
  const { mark, technique } = region
  return {
    file,
    format: 'markdown',
    managed: {
      text: plainText(inside).replace(/^\n+/, ''),
      technique,
      ...(mark === undefined ? {} : { mark }),
    },
    analystCells: [
      ...(before.trim() === '' ? [] : [cellAt(before, 0)]),
      ...cellsOf(after, region.last.end),
    ],
    cellsBefore: before.trim() === '' ? 0 : 1,
    replaceManaged: (update) => replaceRegion(text, region, update),
  }
}

function cellAt(text: string, start: number): AnalystCell {
  return { kind: 'markdown', text, placeInFile: (at) => start + at }
}

/** MyST parts cells by lines that begin with +++. */
function cellsOf(text: string, start: number): readonly AnalystCell[] {
  const cells: AnalystCell[] = []
  let from = 0
  for (const { index, 0: line } of text.matchAll(/^\+\+\+.*(?:\n|$)/gm)) {
    cells.push(cellAt(text.slice(from, index), start + from))
    from = index + line.length
  }
  cells.push(cellAt(text.slice(from), start + from))
  return cells.filter((cell) => cell.text.trim() !== '')
}

function findRegion(lines: readonly Line[], report: Report): Region | undefined {
  const starts = lines.flatMap((line) => {
    const found = markFromLine(line.text)
    return found === undefined ? [] : [{ ...found, first: line }]
  })
  const ends = lines.filter((line) => line.text === regionEnd)
  const [start, second] = starts
  const [last] = ends
  if (start === undefined) {
    const hint =
      `add a line <!-- spoor:managed attack T1578.001 --> and, below it, ${regionEnd}: ` +
      'the next sync fills what is between'
    report('error', {
      code: 'playbook-managed-missing',
      at: 0,
      message: 'no region is managed',
      hint,
    })
    return undefined
  }
  if (second !== undefined || ends.length > 1) {
    const at = second?.first.start ?? ends[1]?.start ?? 0
    const hint = 'delete one region with both of its lines'
    const message = 'two regions are managed; which of them is meant?'
    report('error', { code: 'playbook-managed-twice', at, message, hint })
    return undefined
  }
  if (last === undefined || last.start < start.first.end) {
    const message = 'the managed region has no end'
    const hint = `add the line ${regionEnd} below it`
    report('error', { code: 'playbook-managed-missing', at: start.first.start, message, hint })
    return undefined
  }
  return { ...start, last }
}

function replaceRegion(text: string, { first, last }: Region, update: ManagedUpdate): string {
  const lineBreak = text.slice(first.start, first.end).endsWith('\r\n') ? '\r\n' : '\n'
  const inside = text.slice(first.end, last.start)
  const wanted = plainText(update.blocks.join(''))
  const isSame = plainText(inside).replace(/^\n+/, '') === wanted
  const kept = update.rescued === undefined ? '' : `\n\n${plainText(update.rescued)}`
  return [
    text.slice(0, first.start),
    update.mark === undefined ? first.text : markToLine(update.mark),
    text.slice(first.start + first.text.length, first.end),
    isSame ? inside : `\n${wanted}\n\n`.replaceAll('\n', lineBreak),
    last.text,
    kept.replaceAll('\n', lineBreak),
    text.slice(last.start + last.text.length),
  ].join('')
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  for (const match of text.matchAll(/([^\n]*?)(\r?\n|$)/g)) {
    const [whole, line = ''] = match
    if (whole === '' && match.index > 0) break
    const start = match.index === 0 && line.startsWith('\uFEFF') ? 1 : match.index
    lines.push({ text: line.replace(/^\uFEFF/, ''), start, end: match.index + whole.length })
  }
  return lines
}
