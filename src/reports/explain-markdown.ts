/** A finding explained, as Markdown for a ticket. Names of logs are text in it and nothing else. */
import { escapeControls } from '../base/escape-text.ts'
import type { ExplainBlock } from './explain-blocks.ts'
import type { Explanation } from './explain-sections.ts'
import { plainMarkdown, proseMarkdown } from './markdown-text.ts'

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

function blockMarkdown(block: ExplainBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return proseMarkdown(block.text)
    case 'note':
      return `_${proseMarkdown(block.text)}_`
    case 'lead':
      return `**${proseMarkdown(block.text)}**`
    case 'list':
      return block.items
        .map(
          (item, at) =>
            `${block.from === undefined ? '-' : `${block.from + at}.`} ${proseMarkdown(item)}`,
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
