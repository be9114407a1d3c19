import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { codeMarkdown, plainMarkdown, tableMarkdown } from './markdown-text.ts'

const reader = new MarkdownIt('default', { html: true, linkify: true })
reader.linkify.set({ fuzzyLink: true, fuzzyEmail: true })

/** What a reader sees of a text that stands alone in a paragraph; null where it is anything else. */
function seen(markdown: string): string | null {
  const [open, inline, close, ...more] = reader.parse(markdown, {})
  const isParagraph = open?.type === 'paragraph_open' && close?.type === 'paragraph_close'
  const children = inline?.children ?? []
  const isText = children.every(({ type }) => type === 'text' || type === 'code_inline')
  if (!isParagraph || !isText || more.length > 0) return null
  return children.map(({ content }) => content).join('')
}

const partsOfMarkdown =
  '\\ ` * _ [ ] ( ) < > & # | ~ ! : / . - + = 1. x $ ``` http://a.com www.a.com a@b.com &lt;'

/** Texts made of what Markdown takes for more than text. */
const marks = fc
  .array(fc.constantFrom(' ', ...partsOfMarkdown.split(' ')), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '')

describe('text of a log in Markdown', () => {
  it('is read as it was, with every mark in it', () => {
    fc.assert(
      fc.property(marks, (text) => {
        expect(seen(plainMarkdown(text))).toBe(text.trim())
      }),
    )
  })

  it('is read as it was in the letters of code too, spaces aside', () => {
    fc.assert(
      fc.property(marks, (text) => {
        expect(seen(codeMarkdown(text))?.trim()).toBe(text.trim())
      }),
    )
  })

  it.each(['http://evil.com', 'www.evil.com', 'WWW.evil.com', 'a@evil.com', 'mailto:a@evil.com'])(
    'is no link where it is an address: %s',
    (text) => {
      expect(reader.renderInline(text)).toContain('<a href')
      expect(seen(plainMarkdown(text))).toBe(text)
      expect(seen(plainMarkdown(`(${text}) and ${text}`))).toBe(`(${text}) and ${text}`)
    },
  )

  it('stays in its cell', () => {
    fc.assert(
      fc.property(marks, (text) => {
        const table = tableMarkdown(['a', 'b'], [[plainMarkdown(text), codeMarkdown(text)]])
        const cells = reader.parse(table.join('\n'), {}).filter(({ type }) => type === 'inline')
        const texts = cells.map(({ children }) => (children ?? []).map(({ content }) => content))
        expect(texts.map((parts) => parts.join('').trim())).toEqual([
          'a',
          'b',
          text.trim(),
          text.trim(),
        ])
      }),
    )
  })

  it('shows what hides or turns writing, and cuts the middle of what is long', () => {
    expect(seen(plainMarkdown('a\u202Eb\nc'))).toBe('a\\u{202e}b\\u{a}c')
    expect(plainMarkdown('x'.repeat(1000))).toHaveLength(400)
  })

  it('writes the signs of HTML as entities', () => {
    expect(plainMarkdown('<b>&')).toBe('&lt;b&gt;&amp;')
  })

  it('leaves ordinary names as they are', () => {
    const arn = 'arn:aws:iam::111122223333:user/lena.hoff'
    expect([plainMarkdown(arn), codeMarkdown(arn)]).toEqual([arn, `\`${arn}\``])
    expect(plainMarkdown('at 2026-03-02 09:14:00Z, port 22-23')).toBe(
      'at 2026-03-02 09:14:00Z, port 22-23',
    )
  })
})
