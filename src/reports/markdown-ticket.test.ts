import MarkdownIt, { type Token } from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { readMermaid } from '../../test/builders/mermaid-grammar.ts'
import {
  hostileTexts,
  reportOf,
  ruleFinding,
  storyChain,
  storyFinding,
  withHostileText,
} from '../../test/builders/reported-builder.ts'
import { ticketPieces } from './markdown-ticket.ts'
import type { ReportedFinding } from './report-schema.ts'

/** Reads all that code hosts read: HTML, tables, addresses that become links. */
const reader = new MarkdownIt('default', { html: true, linkify: true })
reader.linkify.set({ fuzzyLink: true, fuzzyEmail: true })

function ticketOf(...findings: readonly ReportedFinding[]): string {
  return [...ticketPieces(reportOf(...findings))].join('')
}

/** Every token of a text, those within lines too, in their order. */
function tokensOf(text: string): readonly Token[] {
  return reader.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])])
}

/** The types of blocks, and of what stands in their lines: text and code, however much. */
function formOf(text: string): readonly string[] {
  const types = tokensOf(text).map(({ type, tag }) => `${type} ${tag}`)
  return types.filter((type) => !/^(?:text|code_inline|text_special) /.test(type))
}

/** The texts of headings, paragraphs, items and cells as a reader sees them. */
function linesOf(text: string): readonly string[] {
  return reader
    .parse(text, {})
    .filter(({ type }) => type === 'inline')
    .map(({ children }) => (children ?? []).map(({ content }) => content).join(''))
}

describe('a ticket in Markdown', () => {
  const ticket = ticketOf(storyFinding())
  // What is no address any more is no row of the facts.
  const form = formOf(ticketOf(withHostileText(storyFinding(), 'word')))

  it('tells what happened, the facts, the chain, why, on what records, what was not seen, what next', () => {
    expect(ticket.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# Disk vol-1: opened to the world on port 22 and restored by another principal',
      '## Facts',
      '## Chain',
      '## Why',
      '## Evidence',
      '## Not seen',
      '## Next',
    ])
    expect(ticket).toContain(
      '**critical**, high confidence · T1578.001, T1578.002, T1686.001 · `finding-589bd6f81f7c8aa7`',
    )
    expect(ticket).toContain('| Open to others | yes, still |')
    expect(ticket).toContain('- [ ] close the rule of network group sg-2')
    expect(ticket).toContain('| 2026-03-02 09:14:00Z | create | `create@554` | `story.json:1` |')
  })

  it('has the chain as a picture that is a flow chart, and as a table', () => {
    const chart = tokensOf(ticket).find(({ type, info }) => type === 'fence' && info === 'mermaid')
    expect(readMermaid(chart?.content ?? '').nodes).toHaveLength(4)
    expect(ticket).toContain(
      '| 2026-03-02 09:20:00Z | tried to share | share | alice |  | `snap-1` |  |',
    )
  })

  it('says of a rule what there is, and draws nothing', () => {
    const told = ticketOf(ruleFinding())
    expect(told).toContain('| Rules | Odd call |')
    expect(told).not.toMatch(/mermaid|Source of the data|Open to others/)
  })

  it('counts the rows that are too many', () => {
    const many = storyChain(({ steps }) => ({ steps: steps.flatMap((one) => Array(30).fill(one)) }))
    expect(ticketOf(many)).toContain('20 more steps: the JSON report has them.')
  })

  it('stands between lines where there are several, and says when there is none', () => {
    expect(ticketOf(storyFinding(), ruleFinding()).split('\n---\n')).toHaveLength(2)
    expect(ticketOf()).toBe('spoor found nothing to show.\n')
  })

  it.each(hostileTexts)('has the same form whatever text a log holds: %s', (_, text) => {
    const hostile = ticketOf(withHostileText(storyFinding(), text))
    expect(formOf(hostile)).toEqual(form)
    const types = new Set(tokensOf(hostile).map(({ type }) => type))
    for (const type of ['link_open', 'image', 'html_block', 'html_inline']) {
      expect(types).not.toContain(type)
    }
  })

  it('shows a hostile text as it is', () => {
    const text = '<b> [x](y) `c` *i* | www.evil.example \\| &lt; http://x'
    const [title] = linesOf(ticketOf(withHostileText(storyFinding(), text)))
    expect(title).toContain(text)
  })
})
