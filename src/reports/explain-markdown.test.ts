import * as fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { casts, reportedTheft, type TheftCast } from '../../test/builders/reported-finding.ts'
import { explainFinding } from './explain-sections.ts'
import { renderExplanationMarkdown } from './explain-markdown.ts'

function rendered(cast: TheftCast): string {
  return renderExplanationMarkdown(explainFinding(reportedTheft(cast), { platform: 'all' }))
}

/** The kinds of all tokens, with what they hold. */
function tokensOf(markdown: string): readonly string[] {
  const tokens = new MarkdownIt({ html: true, linkify: true }).parse(markdown, {})
  return tokens.flatMap(({ type, children }) => [type, ...(children ?? []).map((one) => one.type)])
}

describe('an explanation as Markdown', () => {
  it('has a heading for each section, lists, and queries in fences', () => {
    const text = rendered(casts.aws)
    expect(text).toContain('# Disk vol-1')
    expect(text).toContain('\n## What happened\n\n1. On 2 March 2026')
    expect(text).toContain('```kusto\nAWSCloudTrail\n')
    expect(text).toContain('```yaml\npartners:\n')
    expect(text.endsWith('\n')).toBe(true)
  })

  it('keeps sentences whole, however long', () => {
    const finding = reportedTheft(casts.aws)
    const long = `${'word '.repeat(300)}end`
    const explanation = explainFinding({ ...finding, why: [long] }, { platform: 'spoor' })
    expect(renderExplanationMarkdown(explanation)).toContain(long)
  })

  it('is text and nothing else, whatever the names are', () => {
    const pieces = [
      '<script>',
      '[a](http://x)',
      '![i](//x)',
      '`',
      '```',
      '\n# x',
      '**',
      '_',
      '|',
      '~~~',
      '&lt;',
      '\\',
      '@someone',
      '<!--',
      'https://x.example',
      '\n\n',
      '- ',
      '1. ',
    ]
    const hostile = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
      .map((all) => all.join(''))
    const key = fc.constantFrom('maker', 'copy', 'receiver', 'region', 'account', 'source')
    const expected = new Set(tokensOf(rendered(casts.aws)))
    fc.assert(
      fc.property(hostile, key, (value, name) => {
        const found = tokensOf(rendered({ ...casts.aws, [name]: `${casts.aws[name]}${value}` }))
        // The text may be split into more pieces; no other kind of thing comes of a name.
        expect(found.filter((type) => !expected.has(type) && type !== 'text_special')).toEqual([])
      }),
      { numRuns: 80 },
    )
  })
})

it('a query cannot end its own fence', () => {
  const text = 'SELECT 1\n```\n# heading\n````'
  const block = { kind: 'code', language: 'SQL', text } as const
  const markdown = renderExplanationMarkdown({
    title: 't',
    rating: 'r',
    severity: 'low',
    sections: [{ title: 's', blocks: [block] }],
  })
  expect(tokensOf(markdown).filter((type) => type === 'heading_open')).toHaveLength(2)
  expect(markdown).toContain('\n`````sql\n')
})
