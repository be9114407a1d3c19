/** A finding explained, for a terminal. */
import type { ExplainBlock, ExplainSection } from './explain-blocks.ts'
import type { Explanation } from './explain-sections.ts'
import { escapeForTerminal, type Paint, wrapText } from './terminal-text.ts'

/** Wider lines are hard to read as prose. */
const widestProse = 100

/** How to set the text. */
export interface ExplainTextOptions {
  /** In columns. */
  readonly width: number
  readonly paint: Paint
}

/** The text, which ends in a newline. Only what is to be copied may be wider than the width. */
export function renderExplanation(
  { title, rating, severity, sections }: Explanation,
  { width, paint }: ExplainTextOptions,
): string {
  const prose = Math.min(width, widestProse)
  const head = [
    ...wrapped(title, { width: prose }).map((line) => paint('strong', line)),
    ...wrapped(rating, { width: prose }).map((line) => paint(severity, line)),
  ]
  const body = sections.flatMap((section) => [
    '',
    ...sectionLines(section, { width: prose, paint }),
  ])
  return `${[...head, ...body].join('\n')}\n`
}

function sectionLines(
  { title, blocks }: ExplainSection,
  options: ExplainTextOptions,
): readonly string[] {
  return [
    options.paint('strong', escapeForTerminal(title)),
    ...blocks.flatMap((block, at) => [
      ...(at > 0 && startsApart(block, blocks[at - 1]) ? [''] : []),
      ...blockLines(block, options),
    ]),
  ]
}

/** A question stands apart from the answer before it; a paragraph from what is no paragraph. */
function startsApart(block: ExplainBlock, before: ExplainBlock | undefined): boolean {
  return block.kind === 'lead' || block.kind === 'paragraph' || before?.kind === 'code'
}

function blockLines(block: ExplainBlock, { width, paint }: ExplainTextOptions): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'lead':
      return wrapped(block.text, { width, first: '  ' })
    case 'note':
      return wrapped(`(${block.text})`, { width, first: '    ' }).map((line) => paint('dim', line))
    case 'list':
      return block.items.flatMap((item, at) => {
        if (block.from === undefined) return wrapped(item, { width, first: '  - ' })
        const last = String(block.from + block.items.length - 1)
        const number = String(block.from + at).padStart(last.length)
        return wrapped(item, { width, first: `  ${number}. ` })
      })
    case 'code':
      return block.text.split('\n').map((line) => `    ${escapeForTerminal(line)}`)
  }
}

/** Wraps below a margin; the lines after the first stand under the text of the first. */
function wrapped(
  text: string,
  { width, first = '' }: { readonly width: number; readonly first?: string },
): readonly string[] {
  const lines = wrapText(escapeForTerminal(text), Math.max(20, width - first.length))
  const indent = ' '.repeat(first.length)
  return lines.map((line, at) => (at === 0 ? first : indent) + line)
}
