/** A finding explained, as Markdown for a ticket. Names of logs are text in it and nothing else. */
import { escapeControls } from '../base/escape-text.ts'
import type { ExplainBlock } from './explain-blocks.ts'
import type { Explanation } from './explain-sections.ts'
import { plainMarkdown } from './markdown-text.ts'

/** Sentences are longer than names; what a hostile name makes longer still is cut. */
const longestText = 20_000

/** The page, which ends in a newline. */
export function renderExplanationMarkdown({ title, rating, sections }: Explanation): string {
  const parts = [
    `# ${plainMarkdown(title)}`,
    plainMarkdown(rating),
    ...sections.flatMap((section) => [
      `## ${plainMarkdown(section.title)}`,
      ...section.blocks.map(blockMarkdown),
    ]),
  ]
  return `${parts.join('\n\n')}\n`
}

function prose(text: string): string {
  return plainMarkdown(text, longestText)
}

function blockMarkdown(block: ExplainBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return prose(block.text)
    case 'note':
      return `_${prose(block.text)}_`
    case 'lead':
      return `**${prose(block.text)}**`
    case 'list':
      return block.items
        .map(
          (item, at) => `${block.from === undefined ? '-' : `${block.from + at}.`} ${prose(item)}`,
        )
        .join('\n')
    case 'code':
      return codeBlock(block.text, block.language)
  }
}

/** Names of languages as highlighters know them. */
const highlighted: Readonly<Record<string, string>> = {
  EQL: 'eql',
  'ES|QL': 'esql',
  SPL: 'spl',
  KQL: 'kusto',
  SQL: 'sql',
  shell: 'sh',
  yaml: 'yaml',
}

/** A fence longer than any run of back-ticks in the text, so that no name can end it. */
function codeBlock(text: string, language: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0)
  const fence = '`'.repeat(Math.max(3, longest + 1))
  const lines = text.split('\n').map(escapeControls)
  return [`${fence}${highlighted[language] ?? ''}`, ...lines, fence].join('\n')
}
